using System.Globalization;
using System.Text;

namespace NanoV2G.Tools.Boards.Drawing;

/// <summary>Writes an SVG drawing element by element; the same calls always give the same text.</summary>
public sealed class Svg
{
    private const string Style =
        "text{font-family:\"DejaVu Sans\",Verdana,Arial,sans-serif;fill:#1d2733}"
        + ".wire{stroke:#1d2733;stroke-width:1.6;fill:none}.box{fill:#fff;stroke:#1d2733;stroke-width:1.6}"
        + ".board{fill:#e8f1e4;stroke:#33691e;stroke-width:2}.group{fill:#eef3fa;stroke:#3b5b85;stroke-width:1.4}"
        + ".danger{fill:#fdeeee;stroke:#a32020;stroke-width:1.6}.head{fill:#dfe6ee}.rule{stroke:#c3ccd6;stroke-width:1}"
        + ".dim{fill:#5a6673}.warn{fill:#a32020}.tag{fill:#fff7d6;stroke:#b59b2b;stroke-width:1}.dot{fill:#1d2733}";

    private readonly StringBuilder _body = new();
    private readonly int _width;
    private readonly string _title;

    /// <summary>Begins a drawing.</summary>
    /// <param name="width">Width, px.</param>
    /// <param name="title">What it shows, for readers who cannot see it.</param>
    public Svg(int width, string title)
    {
        _width = width;
        _title = title;
    }

    /// <summary>Adds text.</summary>
    /// <param name="x">Left end, middle or right end, px.</param>
    /// <param name="y">Base line, px.</param>
    /// <param name="text">The text.</param>
    /// <param name="size">Height of the type, px.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="style">Further attributes: <c>bold</c>, <c>dim</c>, <c>warn</c>, separated by spaces.</param>
    public void Text(int x, int y, string text, int size = 13, string anchor = "start", string style = "")
    {
        string weight = style.Contains("bold") ? " font-weight=\"bold\"" : string.Empty;
        string colour = style.Contains("dim") ? " class=\"dim\"" : style.Contains("warn") ? " class=\"warn\"" : string.Empty;
        string place = anchor == "start" ? string.Empty : $" text-anchor=\"{anchor}\"";
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{place}{weight}{colour}>{Escape(text)}</text>\n");
    }

    /// <summary>Adds a rectangle.</summary>
    /// <param name="x">Left edge, px.</param>
    /// <param name="y">Upper edge, px.</param>
    /// <param name="width">Width, px.</param>
    /// <param name="height">Height, px.</param>
    /// <param name="kind">Its style class.</param>
    /// <param name="corner">Radius of the corners, px.</param>
    public void Box(int x, int y, int width, int height, string kind = "box", int corner = 4)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{corner}\" class=\"{kind}\"/>\n");
    }

    /// <summary>Adds a rectangle behind everything drawn so far.</summary>
    /// <param name="x">Left edge, px.</param>
    /// <param name="y">Upper edge, px.</param>
    /// <param name="width">Width, px.</param>
    /// <param name="height">Height, px.</param>
    /// <param name="kind">Its style class.</param>
    public void BoxBehind(int x, int y, int width, int height, string kind)
    {
        _body.Insert(0, FormattableString.Invariant($"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\" class=\"{kind}\"/>\n"));
    }

    /// <summary>Adds a line through points.</summary>
    /// <param name="kind">Its style class.</param>
    /// <param name="points">x and y in turn, px.</param>
    public void Line(string kind, params int[] points)
    {
        StringBuilder path = new();
        for (int i = 0; i < points.Length; i += 2)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "M" : "L")}{points[i]} {points[i + 1]}");
        }

        _body.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" class=\"{kind}\"/>\n");
    }

    /// <summary>Adds a circle.</summary>
    /// <param name="x">Centre, px.</param>
    /// <param name="y">Centre, px.</param>
    /// <param name="radius">Radius, px.</param>
    /// <param name="kind">Its style class.</param>
    public void Circle(int x, int y, int radius, string kind)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" class=\"{kind}\"/>\n");
    }

    /// <summary>Ends the drawing.</summary>
    /// <param name="height">Height, px.</param>
    /// <returns>The text of the file.</returns>
    public string Finish(int height)
    {
        return FormattableString.Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {_width} {height}\" width=\"{_width}\" height=\"{height}\" role=\"img\">\n")
            + $"<title>{Escape(_title)}</title>\n<style>{Style}</style>\n"
            + FormattableString.Invariant($"<rect width=\"{_width}\" height=\"{height}\" fill=\"#fff\"/>\n")
            + _body
            + "</svg>\n";
    }

    private static string Escape(string text)
    {
        return text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }
}

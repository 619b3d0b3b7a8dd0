using System.Globalization;
using System.Security;
using System.Text;

namespace NanoV2G.Tools.Reports.Charts;

/// <summary>
/// Writes scalable vector graphics that stand inside an HTML page: shapes carry class names, the page's style sheet
/// gives them their colours for light and dark. Numbers are written with at most one decimal, so that a day's chart
/// stays small; a number that is not finite is an error, never text in the page.
/// </summary>
public sealed class SvgWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins a drawing.</summary>
    /// <param name="width">Width of the drawing, px.</param>
    /// <param name="height">Height of the drawing, px.</param>
    /// <param name="cssClass">Class name of the drawing.</param>
    /// <param name="description">What the drawing shows, for those who cannot see it.</param>
    public SvgWriter(double width, double height, string cssClass, string description)
    {
        _text.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"").Append(Escape(cssClass))
            .Append("\" viewBox=\"0 0 ").Append(Number(width)).Append(' ').Append(Number(height))
            .Append("\" role=\"img\" aria-label=\"").Append(Escape(description)).Append("\">");
    }

    /// <summary>A number as it is written: one decimal at most, a point whatever the system's language.</summary>
    /// <param name="value">A finite number.</param>
    /// <returns>Its text.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "a drawing needs finite numbers");
        }

        string text = Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>Text in which every character that means something in XML is replaced.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The same text, safe in content and in attributes.</returns>
    public static string Escape(string text)
    {
        return SecurityElement.Escape(text) ?? "";
    }

    /// <summary>A rectangle.</summary>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="width">Width; nothing is drawn unless above 0.</param>
    /// <param name="height">Height; nothing is drawn unless above 0.</param>
    /// <param name="cssClass">Class name.</param>
    /// <param name="tip">Text shown when the pointer rests on it, or null.</param>
    public void Rectangle(double x, double y, double width, double height, string cssClass, string? tip = null)
    {
        if (width <= 0 || height <= 0)
        {
            return;
        }

        _text.Append("<rect class=\"").Append(Escape(cssClass)).Append("\" x=\"").Append(Number(x)).Append("\" y=\"").Append(Number(y))
            .Append("\" width=\"").Append(Number(width)).Append("\" height=\"").Append(Number(height)).Append('"');
        Close("rect", tip);
    }

    /// <summary>A straight line.</summary>
    /// <param name="x1">Start, x.</param>
    /// <param name="y1">Start, y.</param>
    /// <param name="x2">End, x.</param>
    /// <param name="y2">End, y.</param>
    /// <param name="cssClass">Class name.</param>
    public void Line(double x1, double y1, double x2, double y2, string cssClass)
    {
        _text.Append("<line class=\"").Append(Escape(cssClass)).Append("\" x1=\"").Append(Number(x1)).Append("\" y1=\"").Append(Number(y1))
            .Append("\" x2=\"").Append(Number(x2)).Append("\" y2=\"").Append(Number(y2)).Append("\"/>");
    }

    /// <summary>A path.</summary>
    /// <param name="commands">The path's commands; nothing is drawn when empty.</param>
    /// <param name="cssClass">Class name.</param>
    public void Path(string commands, string cssClass)
    {
        if (commands.Length > 0)
        {
            _text.Append("<path class=\"").Append(Escape(cssClass)).Append("\" d=\"").Append(commands).Append("\"/>");
        }
    }

    /// <summary>A circle.</summary>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Radius.</param>
    /// <param name="cssClass">Class name.</param>
    public void Circle(double x, double y, double radius, string cssClass)
    {
        _text.Append("<circle class=\"").Append(Escape(cssClass)).Append("\" cx=\"").Append(Number(x)).Append("\" cy=\"").Append(Number(y))
            .Append("\" r=\"").Append(Number(radius)).Append("\"/>");
    }

    /// <summary>A line of text.</summary>
    /// <param name="x">Position of the anchor.</param>
    /// <param name="y">Base line.</param>
    /// <param name="text">The text.</param>
    /// <param name="cssClass">Class name.</param>
    /// <param name="anchor">Which part of the text stands at x: start, middle or end.</param>
    public void Text(double x, double y, string text, string cssClass, string anchor = "start")
    {
        _text.Append("<text class=\"").Append(Escape(cssClass)).Append("\" x=\"").Append(Number(x)).Append("\" y=\"").Append(Number(y)).Append('"');
        if (anchor != "start")
        {
            _text.Append(" text-anchor=\"").Append(Escape(anchor)).Append('"');
        }

        _text.Append('>').Append(Escape(text)).Append("</text>");
    }

    /// <summary>Ends the drawing.</summary>
    /// <returns>The whole drawing.</returns>
    public string Finish()
    {
        return _text.Append("</svg>").ToString();
    }

    private void Close(string element, string? tip)
    {
        if (tip is null)
        {
            _text.Append("/>");
        }
        else
        {
            _text.Append("><title>").Append(Escape(tip)).Append("</title></").Append(element).Append('>');
        }
    }
}

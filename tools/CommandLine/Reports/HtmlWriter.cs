using System.Text;
using NanoV2G.Tools.Reports.Charts;

namespace NanoV2G.Tools.Reports;

/// <summary>Writes a page. Text is always escaped; only <see cref="Raw"/> takes markup.</summary>
public sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes everything up to the content.</summary>
    /// <param name="title">Title of the page.</param>
    /// <param name="style">The style sheet.</param>
    public void Begin(string title, string style)
    {
        _text.Append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Append(SvgWriter.Escape(title)).Append("</title>\n<style>\n").Append(style).Append("</style>\n</head>\n<body>\n<main>\n");
    }

    /// <summary>Writes markup as it is.</summary>
    /// <param name="markup">Markup made by this program, never from outside.</param>
    public void Raw(string markup) => _text.Append(markup).Append('\n');

    /// <summary>Writes text.</summary>
    /// <param name="text">Any text.</param>
    public void Text(string text) => _text.Append(SvgWriter.Escape(text));

    /// <summary>Writes an element with text in it.</summary>
    /// <param name="name">Name of the element.</param>
    /// <param name="text">Any text.</param>
    /// <param name="cssClass">Class name, or empty.</param>
    public void Element(string name, string text, string cssClass = "")
    {
        _text.Append('<').Append(name);
        if (cssClass.Length > 0)
        {
            _text.Append(" class=\"").Append(SvgWriter.Escape(cssClass)).Append('"');
        }

        _text.Append('>').Append(SvgWriter.Escape(text)).Append("</").Append(name).Append(">\n");
    }

    /// <summary>Writes one entry of a list of terms.</summary>
    /// <param name="term">The term.</param>
    /// <param name="meaning">What it is.</param>
    public void Term(string term, string meaning)
    {
        Element("dt", term);
        Element("dd", meaning);
    }

    /// <summary>Writes the legend of a chart.</summary>
    /// <param name="entries">Words, and the class name that carries the colour.</param>
    public void Legend(IEnumerable<(string Words, string Css)> entries)
    {
        _text.Append("<ul class=\"legend\">");
        foreach ((string words, string css) in entries)
        {
            _text.Append("<li><i class=\"").Append(SvgWriter.Escape(css)).Append("\"></i>").Append(SvgWriter.Escape(words)).Append("</li>");
        }

        _text.Append("</ul>\n");
    }

    /// <summary>Ends the page.</summary>
    /// <returns>The whole page.</returns>
    public string Finish()
    {
        return _text.Append("</main>\n</body>\n</html>\n").ToString();
    }
}

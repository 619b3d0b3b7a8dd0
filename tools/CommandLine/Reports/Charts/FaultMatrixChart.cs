using System.Globalization;
using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Rows;

namespace NanoV2G.Tools.Reports.Charts;

/// <summary>The matrix at a glance: a line for each fault, a field for each posture, with the time until the site was safe.</summary>
public static class FaultMatrixChart
{
    /// <summary>Room for a letter of a name, and at its end: most are narrower.</summary>
    public const double LetterWidth = 7.2;

    private const double FieldHeight = 20;
    private const double Top = 24;

    /// <summary>On a telephone the name stands above its fields.</summary>
    private const double NarrowLabelHeight = 18;
    private const int NarrowLetters = 5;

    /// <summary>Draws it.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="width">For a desk or for a telephone.</param>
    /// <returns>The drawing.</returns>
    public static string Draw(IReadOnlyList<FaultRow> rows, ChartWidth width)
    {
        string[] faults = [.. rows.Select(row => row.Fault).Distinct()];
        string[] postures = [.. UnitPostures.All.Select(UnitPostures.NameOf)];
        bool isWide = width == ChartWidth.Wide;
        double left = isWide ? LetterWidth * (faults.Select(fault => fault.Length).DefaultIfEmpty().Max() + 1) : 0;
        double drop = isWide ? 0 : NarrowLabelHeight;
        double lineHeight = FieldHeight + drop;
        double column = (width.Total - left) / postures.Length;
        SvgWriter svg = new(width.Total, Top + (faults.Length * lineHeight) + 4, width.CssClass, "Every fault in every posture: passed or failed, and the time until the site was safe");
        for (int place = 0; place < postures.Length; place++)
        {
            string label = isWide || postures[place].Length <= NarrowLetters ? postures[place] : postures[place][..NarrowLetters] + ".";
            svg.Text(left + (column * (place + 0.5)), Top - 8, label, "tick", "middle");
        }

        for (int line = 0; line < faults.Length; line++)
        {
            svg.Text(0, Top + (line * lineHeight) + 14, faults[line], "rowlabel");
        }

        foreach (FaultRow row in rows)
        {
            DrawField(svg, row, left + (column * Array.IndexOf(postures, row.Posture)), Top + (lineHeight * Array.IndexOf(faults, row.Fault)) + drop, column);
        }

        return svg.Finish();
    }

    private static void DrawField(SvgWriter svg, FaultRow row, double x, double y, double width)
    {
        string outcome = row.Pass ? "passed" : "failed: " + row.Failure;
        svg.Rectangle(x + 1, y + 1, width - 2, FieldHeight - 2, row.Pass ? "m-pass" : "m-fail", $"{row.Fault}, {row.Posture}: {outcome}; safe after {row.SafeMs} ms; {row.Reason}");
        string text = row.SafeMs > 0 ? (row.SafeMs / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) : row.Pass ? "" : "✗";
        if (text.Length > 0)
        {
            svg.Text(x + (width / 2), y + (FieldHeight * 0.7), text, row.Pass ? "passtext" : "failtext", "middle");
        }
    }
}

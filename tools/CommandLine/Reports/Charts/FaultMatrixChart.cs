using System.Globalization;
using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Rows;

namespace NanoV2G.Tools.Reports.Charts;

/// <summary>The matrix at a glance: a line for each fault, a field for each posture, with the time until the site was safe.</summary>
public static class FaultMatrixChart
{
    private const double RowHeight = 20;
    private const double Top = 24;
    private const double WideLabel = 220;
    private const double NarrowLabel = 128;
    private const int NarrowLetters = 3;

    /// <summary>Draws it.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="width">For a desk or for a telephone.</param>
    /// <returns>The drawing.</returns>
    public static string Draw(IReadOnlyList<FaultRow> rows, ChartWidth width)
    {
        string[] faults = [.. rows.Select(row => row.Fault).Distinct()];
        string[] postures = [.. UnitPostures.All.Select(UnitPostures.NameOf)];
        double left = width == ChartWidth.Wide ? WideLabel : NarrowLabel;
        double column = (width.Total - left) / postures.Length;
        SvgWriter svg = new(width.Total, Top + (faults.Length * RowHeight) + 4, width.CssClass, "Every fault in every posture: passed or failed, and the time until the site was safe");
        for (int place = 0; place < postures.Length; place++)
        {
            string label = width == ChartWidth.Wide ? postures[place] : postures[place][..NarrowLetters];
            svg.Text(left + (column * (place + 0.5)), Top - 8, label, "tick", "middle");
        }

        for (int line = 0; line < faults.Length; line++)
        {
            svg.Text(0, Top + ((line + 0.7) * RowHeight), faults[line], "rowlabel");
        }

        foreach (FaultRow row in rows)
        {
            DrawField(svg, row, left + (column * Array.IndexOf(postures, row.Posture)), Top + (RowHeight * Array.IndexOf(faults, row.Fault)), column);
        }

        return svg.Finish();
    }

    private static void DrawField(SvgWriter svg, FaultRow row, double x, double y, double width)
    {
        string outcome = row.Pass ? "passed" : "failed: " + row.Failure;
        svg.Rectangle(x + 1, y + 1, width - 2, RowHeight - 2, row.Pass ? "h-asked" : "h-failsafe", $"{row.Fault}, {row.Posture}: {outcome}; safe after {row.SafeMs} ms; {row.Reason}");
        if (row.SafeMs > 0)
        {
            string seconds = (row.SafeMs / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);
            svg.Text(x + (width / 2), y + (RowHeight * 0.7), seconds, "tick", "middle");
        }
    }
}

using System.Globalization;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Reports.Charts;

/// <summary>The true current at the supply terminals against the limits, over bands that say what held the power back.</summary>
public static class CurrentChart
{
    private const double Top = 30;
    private const double PlotHeight = 230;

    /// <summary>Draws it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="width">For a desk or for a telephone.</param>
    /// <returns>The drawing.</returns>
    public static string Draw(RunRecord run, ChartWidth width)
    {
        double bottom = Top + PlotHeight;
        SvgWriter svg = new(width.Total, bottom + 24, width.CssClass, "Current at the supply terminals over time, against the export limit");
        PlotFrame frame = new(svg, width, run.Curves);
        RangeSeries grid = run.Curves.GridMilliamps.InColumns(width.Columns);
        ValueScale scale = ScaleFor(run, grid, bottom);

        DrawBands(svg, run.Curves.HeldBackBy.InColumns(width.Columns), width, bottom);
        DrawForbidden(svg, run, width, scale);
        frame.Times(Top, bottom);
        frame.Values(scale, "A");
        svg.Path(CurvePath.Line(grid, width, milliamps => scale.HeightOf(milliamps / 1000.0)), "curve c-grid");
        DrawLimits(svg, run, width, scale);
        frame.Faults(run.Summary.Faults, Top, bottom);
        return svg.Finish();
    }

    private static ValueScale ScaleFor(RunRecord run, RangeSeries grid, double bottom)
    {
        double least = -run.Setup.ExportLimitMa / 1000.0 * 1.15;
        double greatest = 1;
        for (int column = 0; column < grid.Count; column++)
        {
            if (grid.Has(column))
            {
                least = Math.Min(least, grid.Least(column) / 1000.0);
                greatest = Math.Max(greatest, grid.Greatest(column) / 1000.0);
            }
        }

        // A limit far above everything that happened would only press the curve flat.
        double importLimit = run.Setup.ImportLimitMa / 1000.0;
        greatest = importLimit < greatest * 1.25 ? Math.Max(greatest, importLimit * 1.05) : greatest;
        return new ValueScale(least, greatest, Top, bottom, 7);
    }

    private static void DrawBands(SvgWriter svg, SpanSeries heldBack, ChartWidth width, double bottom)
    {
        foreach ((int from, int to, byte state) in heldBack.Runs())
        {
            if (state > (byte)HeldBack.NoVehicle)
            {
                double left = width.ColumnLeft(from, heldBack.Count);
                svg.Rectangle(
                    left,
                    Top,
                    width.ColumnLeft(to, heldBack.Count) - left,
                    bottom - Top,
                    "band " + HeldBackWords.CssClass((HeldBack)state),
                    HeldBackWords.Of((HeldBack)state));
            }
        }
    }

    private static void DrawForbidden(SvgWriter svg, RunRecord run, ChartWidth width, ValueScale scale)
    {
        double exportLimit = scale.HeightOf(-run.Setup.ExportLimitMa / 1000.0);
        svg.Rectangle(width.PlotLeft, exportLimit, width.PlotWidth, scale.Bottom - exportLimit, "forbidden", "above the export limit");
        double importLimit = scale.HeightOf(run.Setup.ImportLimitMa / 1000.0);
        svg.Rectangle(width.PlotLeft, scale.Top, width.PlotWidth, importLimit - scale.Top, "forbidden", "above the import limit");
    }

    private static void DrawLimits(SvgWriter svg, RunRecord run, ChartWidth width, ValueScale scale)
    {
        double exportLimit = -run.Setup.ExportLimitMa / 1000.0;
        double y = scale.HeightOf(exportLimit);
        svg.Line(width.PlotLeft, y, width.PlotRight, y, "limitline");
        svg.Text(width.PlotLeft + 6, y + 14, "export limit " + Amps(run.Setup.ExportLimitMa), "limittext");
        if (run.Setup.ImportLimitMa / 1000.0 < scale.Greatest)
        {
            y = scale.HeightOf(run.Setup.ImportLimitMa / 1000.0);
            svg.Line(width.PlotLeft, y, width.PlotRight, y, "limitline");
            svg.Text(width.PlotLeft + 6, y + 14, "import limit " + Amps(run.Setup.ImportLimitMa), "limittext");
        }
    }

    private static string Amps(int milliamps)
    {
        return (milliamps / 1000.0).ToString("0.##", CultureInfo.InvariantCulture) + " A";
    }
}

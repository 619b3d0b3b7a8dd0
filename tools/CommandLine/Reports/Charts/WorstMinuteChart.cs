using System.Globalization;
using System.Text;
using NanoV2G.Tools.LimiterBench.Scores;

namespace NanoV2G.Tools.Reports.Charts;

/// <summary>One minute at the supply terminals against the export limit, with the unit's own current.</summary>
public static class WorstMinuteChart
{
    private const double Top = 24;
    private const double PlotHeight = 130;
    private const int LabelSeconds = 10;
    private const double NominalVolts = 230;

    /// <summary>Draws it.</summary>
    /// <param name="row">The row whose minute it is.</param>
    /// <param name="exportLimitMilliamps">Export limit, mA.</param>
    /// <param name="width">For a desk or for a telephone.</param>
    /// <returns>The drawing.</returns>
    public static string Draw(BenchRow row, int exportLimitMilliamps, ChartWidth width)
    {
        double bottom = Top + PlotHeight;
        SvgWriter svg = new(width.Total, bottom + 22, width.CssClass, $"The worst minute of {row.Controller} on the plant {row.Plant}");
        double[] grid = [.. row.Worst.GridMilliamps.Select(milliamps => milliamps / 1000.0)];
        double[] own = [.. row.Worst.OwnWatts.Select(watts => watts / NominalVolts)];
        double limit = -exportLimitMilliamps / 1000.0;
        ValueScale scale = new(Math.Min(limit * 1.15, Math.Min(grid.Min(), own.Min())), Math.Max(1, Math.Max(grid.Max(), own.Max())), Top, bottom, 5);
        svg.Rectangle(width.PlotLeft, scale.HeightOf(limit), width.PlotWidth, bottom - scale.HeightOf(limit), "forbidden", "above the export limit");
        DrawFrame(svg, width, scale, grid.Length);
        svg.Path(Line(own, width, scale), "curve c-inverter");
        svg.Path(Line(grid, width, scale), "curve c-grid");
        svg.Line(width.PlotLeft, scale.HeightOf(limit), width.PlotRight, scale.HeightOf(limit), "limitline");
        return svg.Finish();
    }

    private static void DrawFrame(SvgWriter svg, ChartWidth width, ValueScale scale, int points)
    {
        foreach (double value in scale.Ticks())
        {
            double y = scale.HeightOf(value);
            svg.Line(width.PlotLeft, y, width.PlotRight, y, value == 0 ? "zero" : "rule");
            svg.Text(width.PlotLeft - 6, y + 4, (value < 0 ? "−" : "") + Math.Abs(value).ToString("0.#", CultureInfo.InvariantCulture), "tick", "end");
        }

        svg.Text(width.PlotLeft - 6, scale.Top - 10, "A", "tick", "end");
        for (int second = 0; second * 1000 <= points * RunTrace.PointMs; second += LabelSeconds)
        {
            double x = width.PlotLeft + (width.PlotWidth * second * 1000 / (points * RunTrace.PointMs));
            svg.Line(x, scale.Top, x, scale.Bottom, "rule");
            svg.Text(x, scale.Bottom + 16, second.ToString(CultureInfo.InvariantCulture) + " s", "tick", second == 0 ? "start" : "middle");
        }
    }

    private static string Line(double[] values, ChartWidth width, ValueScale scale)
    {
        StringBuilder path = new();
        for (int point = 0; point < values.Length; point++)
        {
            path.Append(point == 0 ? 'M' : 'L')
                .Append(SvgWriter.Number(width.ColumnLeft(point, values.Length)))
                .Append(' ')
                .Append(SvgWriter.Number(scale.HeightOf(values[point])));
        }

        return path.ToString();
    }
}

using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Reports.Charts;

/// <summary>House, sun and inverter: what draws power points up, what gives it points down.</summary>
public static class PowerChart
{
    private const double Top = 30;
    private const double PlotHeight = 210;

    /// <summary>Draws it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="width">For a desk or for a telephone.</param>
    /// <returns>The drawing.</returns>
    public static string Draw(RunRecord run, ChartWidth width)
    {
        double bottom = Top + PlotHeight;
        SvgWriter svg = new(width.Total, bottom + 24, width.CssClass, "Power of house, sun and inverter over time");
        PlotFrame frame = new(svg, width, run.Curves);
        RangeSeries house = run.Curves.HouseWatts.InColumns(width.Columns);
        RangeSeries solar = run.Curves.SolarWatts.InColumns(width.Columns);
        RangeSeries inverter = run.Curves.InverterWatts.InColumns(width.Columns);
        ValueScale scale = ScaleFor(house, solar, inverter, bottom);

        frame.Times(Top, bottom);
        frame.Values(scale, "kW");
        double zero = scale.HeightOf(0);
        svg.Path(CurvePath.Area(house, width, watts => scale.HeightOf(watts / 1000.0), zero), "area c-house");
        svg.Path(CurvePath.Area(solar, width, watts => scale.HeightOf(-watts / 1000.0), zero), "area c-solar");
        svg.Path(CurvePath.Line(inverter, width, watts => scale.HeightOf(watts / 1000.0)), "curve c-inverter");
        frame.Faults(run.Summary.Faults, Top, bottom);
        return svg.Finish();
    }

    private static ValueScale ScaleFor(RangeSeries house, RangeSeries solar, RangeSeries inverter, double bottom)
    {
        int least = -1000;
        int greatest = 1000;
        for (int column = 0; column < house.Count; column++)
        {
            if (house.Has(column))
            {
                greatest = Math.Max(greatest, Math.Max(house.Greatest(column), inverter.Greatest(column)));
                least = Math.Min(least, Math.Min(-solar.Greatest(column), inverter.Least(column)));
            }
        }

        return new ValueScale(least / 1000.0, greatest / 1000.0, Top, bottom, 6);
    }
}

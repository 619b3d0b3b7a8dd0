using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Reports.Charts;

/// <summary>State of charge while a car is connected.</summary>
public static class ChargeChart
{
    private const double Top = 24;
    private const double PlotHeight = 110;

    /// <summary>Draws it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="width">For a desk or for a telephone.</param>
    /// <returns>The drawing.</returns>
    public static string Draw(RunRecord run, ChartWidth width)
    {
        double bottom = Top + PlotHeight;
        SvgWriter svg = new(width.Total, bottom + 24, width.CssClass, "State of charge of the car's battery over time");
        PlotFrame frame = new(svg, width, run.Curves);
        ValueScale scale = new(0, 100, Top, bottom, 4);
        RangeSeries charge = run.Curves.ChargePermille.InColumns(width.Columns);
        frame.Times(Top, bottom);
        frame.Values(scale, "%");
        DrawAbsences(svg, charge, width, bottom);
        svg.Path(CurvePath.Line(charge, width, permille => scale.HeightOf(permille / 10.0)), "curve c-charge");
        return svg.Finish();
    }

    private static void DrawAbsences(SvgWriter svg, RangeSeries charge, ChartWidth width, double bottom)
    {
        for (int from = 0; from < charge.Count;)
        {
            int to = from + 1;
            while (to < charge.Count && charge.Has(to) == charge.Has(from))
            {
                to++;
            }

            if (!charge.Has(from))
            {
                double left = width.ColumnLeft(from, charge.Count);
                double length = width.ColumnLeft(to, charge.Count) - left;
                svg.Rectangle(left, Top, length, bottom - Top, "absence", "no car connected");
                if (length > 90)
                {
                    svg.Text(left + (length / 2), (Top + bottom + 8) / 2, "car away", "tick", "middle");
                }
            }

            from = to;
        }
    }
}

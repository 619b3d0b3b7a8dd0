using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Reports.Charts;

/// <summary>Rows of coloured spans: what held the power back, contactor, state of the limitation scheme, gaps of the recordings.</summary>
public static class StateStrip
{
    private const double RowHeight = 16;
    private const double RowPitch = 42;
    private const double Top = 22;

    /// <summary>Draws it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="width">For a desk or for a telephone.</param>
    /// <returns>The drawing.</returns>
    public static string Draw(RunRecord run, ChartWidth width)
    {
        List<(string Label, SpanSeries Series, Func<byte, (string Css, string Words)> Look)> rows =
        [
            ("What decides the power", run.Curves.HeldBackBy, state => (HeldBackWords.CssClass((HeldBack)state), HeldBackWords.Of((HeldBack)state))),
            ("Contactor", run.Curves.Contactor, ContactorLook),
            ("G100 state", run.Curves.G100State, G100Look),
        ];
        if (run.Summary.GapS > 0)
        {
            rows.Add(("Gaps in the recordings", run.Curves.Gap, GapLook));
        }

        double bottom = Top + ((rows.Count - 1) * RowPitch) + RowHeight;
        SvgWriter svg = new(width.Total, bottom + 24, width.CssClass, "What decided the power, contactor and G100 state over time");
        PlotFrame frame = new(svg, width, run.Curves);
        for (int row = 0; row < rows.Count; row++)
        {
            DrawRow(svg, width, Top + (row * RowPitch), rows[row].Label, rows[row].Series.InColumns(width.Columns), rows[row].Look);
        }

        frame.Times(bottom, bottom + 4);
        return svg.Finish();
    }

    private static void DrawRow(SvgWriter svg, ChartWidth width, double top, string label, SpanSeries series, Func<byte, (string Css, string Words)> look)
    {
        svg.Text(width.PlotLeft, top - 6, label, "rowlabel");
        svg.Rectangle(width.PlotLeft, top, width.PlotWidth, RowHeight, "rowback");
        foreach ((int from, int to, byte state) in series.Runs())
        {
            (string css, string words) = look(state);
            if (css.Length > 0)
            {
                double left = width.ColumnLeft(from, series.Count);
                svg.Rectangle(left, top, width.ColumnLeft(to, series.Count) - left, RowHeight, css, words);
            }
        }
    }

    private static (string Css, string Words) ContactorLook(byte state)
    {
        return state switch
        {
            1 => ("s-closed", "contactor closed"),
            2 => ("s-open", "contactor open"),
            _ => ("", ""),
        };
    }

    private static (string Css, string Words) G100Look(byte state)
    {
        return state switch
        {
            1 => ("s-state1", "state 1: within limits"),
            2 => ("s-state2", "state 2: excursion"),
            3 => ("s-state3", "state 3: lockout"),
            _ => ("", ""),
        };
    }

    private static (string Css, string Words) GapLook(byte state)
    {
        return state == 2 ? ("s-gap", "no recording: last value held") : ("", "");
    }
}

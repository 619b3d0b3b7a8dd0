using System.Globalization;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Traces;

namespace NanoV2G.Tools.Reports.Charts;

/// <summary>The half-hour records: import up, export down, a missing one as an empty frame.</summary>
public static class HalfHourChart
{
    private const double Top = 24;
    private const double PlotHeight = 150;
    private const long HalfHourMs = 1_800_000;

    /// <summary>Draws it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="width">For a desk or for a telephone.</param>
    /// <returns>The drawing.</returns>
    public static string Draw(RunRecord run, ChartWidth width)
    {
        double bottom = Top + PlotHeight;
        SvgWriter svg = new(width.Total, bottom + 24, width.CssClass, "Energy of each half-hour, import up and export down");
        PlotFrame frame = new(svg, width, run.Curves);
        double greatest = Math.Max(0.1, run.HalfHours.Select(row => row.ImportWh).DefaultIfEmpty(0).Max() / 1000.0);
        double least = Math.Min(-0.1, -run.HalfHours.Select(row => row.ExportWh).DefaultIfEmpty(0).Max() / 1000.0);
        ValueScale scale = new(least, greatest, Top, bottom, 5);
        frame.Times(Top, bottom);
        frame.Values(scale, "kWh");
        foreach (HalfHourRow row in run.HalfHours.Where(row => !row.IsRecovered))
        {
            DrawBar(svg, run, width, scale, row);
        }

        return svg.Finish();
    }

    private static void DrawBar(SvgWriter svg, RunRecord run, ChartWidth width, ValueScale scale, HalfHourRow row)
    {
        double left = width.TimeAt(row.StartUnixMs - run.Setup.StartUnixMs, run.Setup.DurationMs);
        double right = width.TimeAt(row.EndUnixMs - run.Setup.StartUnixMs, run.Setup.DurationMs);
        double gap = Math.Min(2, (right - left) / 5);
        string when = LocalClock.At(row.StartUnixMs).ToString("HH:mm", null) + " to " + LocalClock.At(row.EndUnixMs).ToString("HH:mm", null);
        if (row.IsMissing)
        {
            svg.Rectangle(left + gap, scale.Top, right - left - (2 * gap), scale.Bottom - scale.Top, "b-missing", when + ": missing");
            return;
        }

        double zero = scale.HeightOf(0);
        double import = scale.HeightOf(row.ImportWh / 1000.0);
        double export = scale.HeightOf(-row.ExportWh / 1000.0);
        string tip = string.Create(CultureInfo.InvariantCulture, $"{when}: import {row.ImportWh} Wh, export {row.ExportWh} Wh, {row.Flags}");
        svg.Rectangle(left + gap, import, right - left - (2 * gap), zero - import, "b-import", tip);
        svg.Rectangle(left + gap, zero, right - left - (2 * gap), export - zero, "b-export", tip);
    }
}

using System.Globalization;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Reports.Charts;

/// <summary>Draws what every chart has: grid lines, labels, the marks of faults.</summary>
public sealed class PlotFrame
{
    private const double LabelDrop = 16;
    private readonly SvgWriter _svg;
    private readonly ChartWidth _width;
    private readonly RunCurves _curves;

    /// <summary>Frames a plot.</summary>
    /// <param name="svg">The drawing.</param>
    /// <param name="width">Its width.</param>
    /// <param name="curves">Start and length of the run.</param>
    public PlotFrame(SvgWriter svg, ChartWidth width, RunCurves curves)
    {
        _svg = svg;
        _width = width;
        _curves = curves;
    }

    /// <summary>Draws the lines and labels of the value axis.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="unit">Unit, shown once above the axis.</param>
    public void Values(ValueScale scale, string unit)
    {
        string format = scale.Step >= 1 ? "0" : "0.0";
        foreach (double value in scale.Ticks())
        {
            double y = scale.HeightOf(value);
            _svg.Line(_width.PlotLeft, y, _width.PlotRight, y, value == 0 ? "zero" : "rule");
            string text = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
            _svg.Text(_width.PlotLeft - 6, y + 4, value < 0 ? "−" + text : text, "tick", "end");
        }

        _svg.Text(_width.PlotLeft - 6, scale.Top - 10, unit, "tick", "end");
    }

    /// <summary>Draws the labels of the time axis and their lines.</summary>
    /// <param name="top">Upper edge of the plot, px.</param>
    /// <param name="bottom">Lower edge of the plot, px.</param>
    public void Times(double top, double bottom)
    {
        foreach ((long runMs, string label) in TimeAxis.Labels(_curves.StartUnixMs, _curves.DurationMs, _width.MostTimeLabels))
        {
            double x = _width.TimeAt(runMs, _curves.DurationMs);
            _svg.Line(x, top, x, bottom, "rule");
            string anchor = x < _width.PlotLeft + 12 ? "start" : x > _width.PlotRight - 16 ? "end" : "middle";
            _svg.Text(anchor == "end" ? _width.Total : x, bottom + LabelDrop, label, "tick", anchor);
        }
    }

    /// <summary>Draws a numbered mark at each fault.</summary>
    /// <param name="faults">The faults, in the order of their numbers.</param>
    /// <param name="top">Upper edge of the plot, px.</param>
    /// <param name="bottom">Lower edge of the plot, px.</param>
    public void Faults(IReadOnlyList<FaultOutcome> faults, double top, double bottom)
    {
        double[] rows = [double.MinValue, double.MinValue, double.MinValue, double.MinValue];
        for (int i = 0; i < faults.Count; i++)
        {
            double x = _width.TimeAt(faults[i].AtUnixMs - _curves.StartUnixMs, _curves.DurationMs);

            // Marks that would cover one another stand in rows.
            int row = Math.Max(0, Array.FindIndex(rows, last => x - last >= 18));
            rows[row] = x;
            double y = top + (row * 18);
            _svg.Line(x, top, x, bottom, "faultline");
            _svg.Circle(x, y, 8, "faultmark");
            _svg.Text(x, y + 4, (i + 1).ToString(CultureInfo.InvariantCulture), "faultnumber", "middle");
        }
    }
}

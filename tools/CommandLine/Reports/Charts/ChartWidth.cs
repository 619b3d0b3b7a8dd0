namespace NanoV2G.Tools.Reports.Charts;

/// <summary>
/// Each chart is drawn twice, for a desk and for a telephone, and the style sheet shows one of them: a wide chart
/// shrunk to a telephone has letters that nobody can read.
/// </summary>
/// <param name="CssClass">Class name of the drawing.</param>
/// <param name="PlotLeft">Left edge of the plot, px.</param>
/// <param name="PlotWidth">Width of the plot, px.</param>
/// <param name="Columns">Number of columns that the curves are drawn in.</param>
/// <param name="MostTimeLabels">Most labels on the time axis.</param>
public sealed record ChartWidth(string CssClass, double PlotLeft, double PlotWidth, int Columns, int MostTimeLabels)
{
    /// <summary>For a desk.</summary>
    public static readonly ChartWidth Wide = new("wide", 44, 960, 960, 13);

    /// <summary>For a telephone.</summary>
    public static readonly ChartWidth Narrow = new("narrow", 34, 320, 320, 7);

    /// <summary>Width of the whole drawing, px.</summary>
    public double Total => PlotLeft + PlotWidth + 12;

    /// <summary>Right edge of the plot, px.</summary>
    public double PlotRight => PlotLeft + PlotWidth;

    /// <summary>Horizontal position of a column's left edge, px.</summary>
    /// <param name="column">Index of the column, up to the number of columns.</param>
    /// <param name="of">Number of columns of the series.</param>
    /// <returns>The position.</returns>
    public double ColumnLeft(int column, int of) => PlotLeft + (PlotWidth * column / of);

    /// <summary>Horizontal position of a moment, px.</summary>
    /// <param name="runMs">Time since the start, ms.</param>
    /// <param name="durationMs">Length of the run, ms.</param>
    /// <returns>The position, within the plot.</returns>
    public double TimeAt(long runMs, long durationMs) => PlotLeft + (PlotWidth * Math.Clamp((double)runMs / durationMs, 0, 1));
}

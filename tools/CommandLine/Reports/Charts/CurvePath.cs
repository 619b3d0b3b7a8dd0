using System.Text;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Reports.Charts;

/// <summary>Turns a series of ranges into a path: in each column a stroke from the least to the greatest value, joined to the next.</summary>
public static class CurvePath
{
    /// <summary>The line of a curve.</summary>
    /// <param name="series">The curve, already in the columns of the drawing.</param>
    /// <param name="width">Width of the drawing.</param>
    /// <param name="heightOf">Height of a value, px.</param>
    /// <returns>Path commands; a column without a value breaks the line.</returns>
    public static string Line(RangeSeries series, ChartWidth width, Func<int, double> heightOf)
    {
        StringBuilder path = new();
        double? lastY = null;
        for (int column = 0; column < series.Count; column++)
        {
            if (!series.Has(column))
            {
                lastY = null;
                continue;
            }

            double x = width.ColumnLeft(column, series.Count) + (width.PlotWidth / series.Count / 2);
            double low = heightOf(series.Least(column));
            double high = heightOf(series.Greatest(column));

            // The nearer end first: the join to the column before is then as short as it can be.
            bool lowFirst = lastY is null || Math.Abs(lastY.Value - low) <= Math.Abs(lastY.Value - high);
            (double first, double second) = lowFirst ? (low, high) : (high, low);
            path.Append(lastY is null ? 'M' : 'L').Append(SvgWriter.Number(x)).Append(' ').Append(SvgWriter.Number(first));
            if (SvgWriter.Number(second) != SvgWriter.Number(first))
            {
                path.Append('V').Append(SvgWriter.Number(second));
            }
            else if (lastY is null)
            {
                // A single flat column would be a path of no length.
                path.Append("h0.5");
            }

            lastY = second;
        }

        return path.ToString();
    }

    /// <summary>The area between a base line and the outermost value of each column.</summary>
    /// <param name="series">The curve, already in the columns of the drawing.</param>
    /// <param name="width">Width of the drawing.</param>
    /// <param name="heightOf">Height of a value, px.</param>
    /// <param name="baseHeight">Height of the base line, px.</param>
    /// <returns>Path commands, closed areas.</returns>
    public static string Area(RangeSeries series, ChartWidth width, Func<int, double> heightOf, double baseHeight)
    {
        StringBuilder path = new();
        double columnWidth = width.PlotWidth / series.Count;
        bool isOpen = false;
        for (int column = 0; column <= series.Count; column++)
        {
            bool has = column < series.Count && series.Has(column);
            double x = width.ColumnLeft(column, series.Count);
            if (!has)
            {
                path.Append(isOpen ? "V" + SvgWriter.Number(baseHeight) + "Z" : "");
                isOpen = false;
                continue;
            }

            if (!isOpen)
            {
                path.Append('M').Append(SvgWriter.Number(x)).Append(' ').Append(SvgWriter.Number(baseHeight));
                isOpen = true;
            }

            double y = heightOf(Outermost(series, column));
            path.Append('V').Append(SvgWriter.Number(y)).Append('H').Append(SvgWriter.Number(x + columnWidth));
        }

        return path.ToString();
    }

    private static int Outermost(RangeSeries series, int column)
    {
        return Math.Abs((long)series.Least(column)) > Math.Abs((long)series.Greatest(column)) ? series.Least(column) : series.Greatest(column);
    }
}

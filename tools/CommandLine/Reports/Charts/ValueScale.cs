namespace NanoV2G.Tools.Reports.Charts;

/// <summary>Maps values to heights and chooses round numbers for the axis.</summary>
public sealed class ValueScale
{
    /// <summary>Makes a scale that holds the given values.</summary>
    /// <param name="least">Least value.</param>
    /// <param name="greatest">Greatest value.</param>
    /// <param name="top">Height of the greatest value, px.</param>
    /// <param name="bottom">Height of the least value, px; below <paramref name="top"/> on the page, so the greater number.</param>
    /// <param name="mostSteps">Most steps between round numbers, 2 or more.</param>
    public ValueScale(double least, double greatest, double top, double bottom, int mostSteps)
    {
        if (greatest - least < 1e-9)
        {
            greatest = least + 1;
        }

        Step = RoundStep((greatest - least) / mostSteps);
        Least = Math.Floor((least / Step) + 1e-9) * Step;
        Greatest = Math.Ceiling((greatest / Step) - 1e-9) * Step;
        Top = top;
        Bottom = bottom;
    }

    /// <summary>Value at the lower edge.</summary>
    public double Least { get; }

    /// <summary>Value at the upper edge.</summary>
    public double Greatest { get; }

    /// <summary>Distance between two round numbers: 1, 2 or 5 times a power of ten.</summary>
    public double Step { get; }

    /// <summary>Height of the upper edge, px.</summary>
    public double Top { get; }

    /// <summary>Height of the lower edge, px.</summary>
    public double Bottom { get; }

    /// <summary>The round numbers of the axis, rising.</summary>
    /// <returns>Each number from the lower to the upper edge.</returns>
    public IEnumerable<double> Ticks()
    {
        int steps = (int)Math.Round((Greatest - Least) / Step);
        for (int step = 0; step <= steps; step++)
        {
            double value = Least + (step * Step);
            yield return Math.Abs(value) < Step / 1000 ? 0 : value;
        }
    }

    /// <summary>Height of a value, px; a value outside the scale stands at its edge.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The height.</returns>
    public double HeightOf(double value)
    {
        double share = (Math.Clamp(value, Least, Greatest) - Least) / (Greatest - Least);
        return Bottom - (share * (Bottom - Top));
    }

    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double share = step / power;
        return (share <= 1.0001 ? 1 : share <= 2.0001 ? 2 : share <= 5.0001 ? 5 : 10) * power;
    }
}

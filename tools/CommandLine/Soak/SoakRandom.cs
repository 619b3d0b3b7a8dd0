namespace NanoV2G.Tools.Soak;

/// <summary>What is drawn of a soak: the same numbers for the same seed, unit and week on any machine.</summary>
public sealed class SoakRandom
{
    /// <summary>In place of a week: what a unit has for good.</summary>
    public const int ForGood = -1;

    private readonly Random _random;

    /// <summary>Begins a sequence.</summary>
    /// <param name="seed">Seed of the soak.</param>
    /// <param name="unit">Unit.</param>
    /// <param name="week">Week, or <see cref="ForGood"/>.</param>
    public SoakRandom(int seed, int unit, int week)
    {
        // With a seed .NET keeps to one algorithm over its versions; the primes only keep neighbours apart.
        _random = new Random(unchecked((seed * 1_000_003) + (unit * 50_021) + (week * 97) + 7));
    }

    /// <summary>A number.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">The greatest.</param>
    /// <returns>One of them.</returns>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>A number of tens, for times in steps of 10 ms.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">The greatest.</param>
    /// <returns>One of them.</returns>
    public int Tens(int least, int most) => Between(least / 10, most / 10) * 10;

    /// <summary>A length of time of which short ones are as likely as long ones, as faults are.</summary>
    /// <param name="least">The least, ms.</param>
    /// <param name="most">The greatest, ms.</param>
    /// <returns>Time, ms, in steps of 10.</returns>
    public int Spread(int least, int most) => (int)(least * Math.Pow((double)most / least, _random.NextDouble())) / 10 * 10;

    /// <summary>Whether something rare comes.</summary>
    /// <param name="count">Once in how many times.</param>
    /// <returns>True once in so many.</returns>
    public bool OneIn(int count) => _random.Next(count) == 0;

    /// <summary>One of some.</summary>
    /// <param name="values">They.</param>
    /// <returns>One.</returns>
    public int OneOf(params int[] values) => values[_random.Next(values.Length)];
}

namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// What the margin may cost is a share of what the limit allows. Where the house is so quiet that the fixed margin and its own
/// movements cost less, the rest is kept free as well: the small loads of a quiet house are then switched off without a breach.
/// </summary>
public sealed class QuietMargin
{
    /// <summary>The share, permille of what the limit allows (tuned on recorded houses: as much as a utilisation of 0.97 leaves).</summary>
    public const int SharePermille = 15;

    /// <summary>Most that is kept free beside, mA: it covers what a fridge or a lamp takes.</summary>
    public const int MostMilliamps = 250;

    /// <summary>Time in which a constant difference is made up for, ms.</summary>
    private const int BalanceMs = 1800000;

    /// <summary>Most time that one reading counts for, ms.</summary>
    private const int MostSinceMs = 2000;

    private int _milliampMs;

    /// <summary>The margin, mA, from 0 to <see cref="MostMilliamps"/>.</summary>
    public int Milliamps => _milliampMs / BalanceMs;

    /// <summary>Takes over what a reading shows.</summary>
    /// <param name="allowedMilliamps">What the limit would have allowed to somebody who knew the house, mA.</param>
    /// <param name="withheldMilliamps">What of that was not given, for whatever reason, mA.</param>
    /// <param name="sinceMs">Time since the reading before, ms.</param>
    public void Observe(int allowedMilliamps, int withheldMilliamps, int sinceMs)
    {
        if (allowedMilliamps <= 0)
        {
            return;
        }

        int spare = (int)((long)allowedMilliamps * SharePermille / 1000) - withheldMilliamps;
        long milliampMs = _milliampMs + ((long)spare * (sinceMs < MostSinceMs ? sinceMs : MostSinceMs));
        int most = MostMilliamps * BalanceMs;
        _milliampMs = milliampMs < 0 ? 0 : milliampMs > most ? most : (int)milliampMs;
    }
}

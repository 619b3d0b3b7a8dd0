namespace NanoV2G.Tools.Traces;

/// <summary>
/// A recording of twelve daylight hours of solar output as a share of the day's peak. It carries no date: its first
/// second is 06:00 local clock time of every day. Between two samples the earlier one holds.
/// </summary>
public sealed class SolarTrace
{
    /// <summary>Last second of the solar day: recordings hold both ends of the twelve hours.</summary>
    public const int LastSecond = 12 * 3600;

    /// <summary>Local clock hour at which the recording begins.</summary>
    public const int StartHour = 6;

    /// <summary>Shares are whole numbers of this fraction of the peak.</summary>
    public const int SharePerUnit = 1_000_000;

    private readonly int[] _shares = new int[LastSecond + 1];
    private readonly bool[] _isGap = new bool[LastSecond + 1];

    /// <summary>Makes a recording.</summary>
    /// <param name="seconds">Times, s since 06:00, rising.</param>
    /// <param name="shares">Output at each time in units of 1/<see cref="SharePerUnit"/> of the peak.</param>
    public SolarTrace(long[] seconds, int[] shares)
    {
        for (int i = 0; i < seconds.Length; i++)
        {
            // After its last sample the recording says nothing more: the sun is taken to be down.
            long end = i + 1 < seconds.Length ? seconds[i + 1] : seconds[i] + 1;
            bool gap = end - seconds[i] > LoadTrace.GapSeconds;
            GapCount += gap ? 1 : 0;
            for (long second = seconds[i]; second < end; second++)
            {
                _shares[second] = shares[i];
                _isGap[second] = gap && second > seconds[i];
            }
        }
    }

    /// <summary>How many pauses of more than <see cref="LoadTrace.GapSeconds"/> there are; through each the last value is held.</summary>
    public int GapCount { get; }

    /// <summary>Output at a local clock time.</summary>
    /// <param name="secondOfDay">Seconds since local midnight by the clock.</param>
    /// <returns>Output in units of 1/<see cref="SharePerUnit"/> of the peak; 0 outside the twelve hours.</returns>
    public int ShareAt(int secondOfDay)
    {
        int second = secondOfDay - (StartHour * 3600);
        return second is >= 0 and <= LastSecond ? _shares[second] : 0;
    }

    /// <summary>Whether a local clock time lies in a gap of the recording.</summary>
    /// <param name="secondOfDay">Seconds since local midnight by the clock.</param>
    /// <returns>True when the value at that time is only held.</returns>
    public bool IsGapAt(int secondOfDay)
    {
        int second = secondOfDay - (StartHour * 3600);
        return second is >= 0 and <= LastSecond && _isGap[second];
    }
}

namespace NanoV2G.Tools.Traces;

/// <summary>
/// A recording of a house's load with its own UTC times. Between two samples the earlier one holds, as a meter that is
/// read now and then shows it. A pause of more than <see cref="GapSeconds"/> is a gap: it is not filled with invented
/// load, the last value is held and every moment of it is marked.
/// </summary>
public sealed class LoadTrace
{
    /// <summary>Longest pause between two samples that is no gap, s.</summary>
    public const int GapSeconds = 60;

    private readonly long[] _unixSeconds;
    private readonly int[] _watts;

    /// <summary>Makes a recording.</summary>
    /// <param name="unixSeconds">Times, s since 1970, rising; at least one.</param>
    /// <param name="watts">Load at each time, W.</param>
    public LoadTrace(long[] unixSeconds, int[] watts)
    {
        _unixSeconds = unixSeconds;
        _watts = watts;
        for (int i = 1; i < unixSeconds.Length; i++)
        {
            long pause = unixSeconds[i] - unixSeconds[i - 1];
            if (pause > GapSeconds)
            {
                GapCount++;
                GapTotalSeconds += pause;
            }
        }
    }

    /// <summary>Time of the first sample, s since 1970.</summary>
    public long FirstUnixSecond => _unixSeconds[0];

    /// <summary>Time of the last sample, s since 1970.</summary>
    public long LastUnixSecond => _unixSeconds[^1];

    /// <summary>How many samples there are.</summary>
    public int Count => _unixSeconds.Length;

    /// <summary>How many gaps there are between the first and the last sample.</summary>
    public int GapCount { get; }

    /// <summary>Sum of the gaps, s.</summary>
    public long GapTotalSeconds { get; }

    /// <summary>The sample that holds at a time.</summary>
    /// <param name="unixSecond">Time of the recording, s since 1970.</param>
    /// <returns>Index of the last sample not after it, or 0 before the first one.</returns>
    public int IndexAt(long unixSecond)
    {
        int index = Array.BinarySearch(_unixSeconds, unixSecond);
        return Math.Max(0, index >= 0 ? index : ~index - 1);
    }

    /// <summary>Load of a sample, W.</summary>
    /// <param name="index">Index of the sample.</param>
    /// <returns>The load, W.</returns>
    public int WattsOf(int index) => _watts[index];

    /// <summary>Until when a sample holds, s since 1970; <see cref="long.MaxValue"/> for the last one.</summary>
    /// <param name="index">Index of the sample.</param>
    /// <returns>Time of the next sample.</returns>
    public long HoldsUntil(int index) => index + 1 < _unixSeconds.Length ? _unixSeconds[index + 1] : long.MaxValue;

    /// <summary>Whether a time has no recording of its own: in a gap, before the first sample or after the last one.</summary>
    /// <param name="unixSecond">Time of the recording, s since 1970.</param>
    /// <returns>True when the value at that time is only held.</returns>
    public bool IsGap(long unixSecond)
    {
        if (unixSecond < FirstUnixSecond || unixSecond > LastUnixSecond)
        {
            return true;
        }

        int index = IndexAt(unixSecond);
        return index + 1 < _unixSeconds.Length && unixSecond > _unixSeconds[index] && _unixSeconds[index + 1] - _unixSeconds[index] > GapSeconds;
    }
}

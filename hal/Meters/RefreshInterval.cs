namespace NanoV2G.Hal.Meters;

/// <summary>
/// How often a meter truly brings new values, measured from the times between readings that differ: a meter that is
/// polled faster than it measures repeats itself to the bit, and what its data sheet declares is not believed. The result
/// is the median of the last intervals, so that a load that stands still for a moment does not make a quick meter slow.
/// Its resolution is one polling interval.
/// </summary>
public sealed class RefreshInterval
{
    /// <summary>Intervals that must have been seen before a result is given.</summary>
    public const int LeastIntervals = 5;

    private const int Kept = 9;

    private readonly int[] _intervalsMs = new int[Kept];
    private readonly int[] _sortedMs = new int[Kept];
    private int _slot;
    private int _count;
    private long _changedMs = -1;

    /// <summary>The measured interval, ms; 0 while too few have been seen.</summary>
    public int MeasuredMs;

    /// <summary>Takes a reading.</summary>
    /// <param name="nowMs">Monotonic time of the reading, ms.</param>
    /// <param name="hasChanged">Whether any value differs from the reading before.</param>
    public void Observe(long nowMs, bool hasChanged)
    {
        if (!hasChanged)
        {
            return;
        }

        if (_changedMs >= 0)
        {
            long intervalMs = nowMs - _changedMs;
            _intervalsMs[_slot] = intervalMs < int.MaxValue ? (int)intervalMs : int.MaxValue;
            _slot = _slot + 1 == Kept ? 0 : _slot + 1;
            _count = _count < Kept ? _count + 1 : Kept;
            MeasuredMs = _count < LeastIntervals ? 0 : Median();
        }

        _changedMs = nowMs;
    }

    /// <summary>A reading is missing: the interval that it falls into says nothing about the meter's refresh.</summary>
    public void Skip()
    {
        _changedMs = -1;
    }

    private int Median()
    {
        int[] sortedMs = _sortedMs;
        for (int index = 0; index < _count; index++)
        {
            int value = _intervalsMs[index];
            int place = index;
            while (place > 0 && sortedMs[place - 1] > value)
            {
                sortedMs[place] = sortedMs[place - 1];
                place--;
            }

            sortedMs[place] = value;
        }

        return sortedMs[_count / 2];
    }
}

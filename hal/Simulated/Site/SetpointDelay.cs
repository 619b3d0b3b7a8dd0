namespace NanoV2G.Hal.Simulated.Site;

/// <summary>
/// The inverter's dead time: set-points wait in line until they are due. A line that is full loses its newest entry
/// to the next one, as a register does.
/// </summary>
internal sealed class SetpointDelay
{
    private readonly long[] _dueMs;
    private readonly int[] _watts;
    private int _first;
    private int _count;
    private long _firstDueMs = long.MaxValue;

    internal SetpointDelay(int places)
    {
        _dueMs = new long[places];
        _watts = new int[places];
    }

    /// <summary>Whether nothing waits.</summary>
    internal bool IsEmpty => _count == 0;

    /// <summary>Whether a set-point is due.</summary>
    internal bool IsDue(long nowMs)
    {
        return nowMs >= _firstDueMs;
    }

    /// <summary>Puts a set-point in line.</summary>
    internal void Put(long dueMs, int watts)
    {
        if (_count == _watts.Length)
        {
            _count--;
        }

        int place = (_first + _count) % _watts.Length;
        _dueMs[place] = dueMs;
        _watts[place] = watts;
        _count++;
        _firstDueMs = _dueMs[_first];
    }

    /// <summary>Takes every set-point that is due and gives the newest of them.</summary>
    internal int Take(long nowMs)
    {
        int newest = 0;
        while (_count > 0 && _dueMs[_first] <= nowMs)
        {
            newest = _watts[_first];
            _first = (_first + 1) % _watts.Length;
            _count--;
        }

        _firstDueMs = _count > 0 ? _dueMs[_first] : long.MaxValue;
        return newest;
    }

    /// <summary>Forgets everything that waits.</summary>
    internal void Clear()
    {
        _count = 0;
        _firstDueMs = long.MaxValue;
    }
}

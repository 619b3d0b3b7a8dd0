namespace NanoV2G.Hal.Modbus;

/// <summary>How often a device has truly been read over its last readings: measured, whatever interval was asked for.</summary>
public sealed class PollRate
{
    private const int Kept = 17;

    private readonly long[] _readMs = new long[Kept];
    private int _newest = -1;
    private int _count;

    /// <summary>A reading has been taken over.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Note(long nowMs)
    {
        _newest = _newest + 1 == Kept ? 0 : _newest + 1;
        _readMs[_newest] = nowMs;
        _count = _count < Kept ? _count + 1 : Kept;
    }

    /// <summary>The mean rate of the last readings; it falls once the next one is more than one interval late.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>Rate, mHz; 0 before the second reading.</returns>
    public int MilliHertz(long nowMs)
    {
        if (_count < 2)
        {
            return 0;
        }

        int oldest = _newest - _count + 1;
        oldest = oldest < 0 ? oldest + Kept : oldest;
        long spanMs = _readMs[_newest] - _readMs[oldest];
        int intervals = _count - 1;
        bool isLate = (nowMs - _readMs[_newest]) * intervals > 2 * spanMs;
        spanMs = isLate ? nowMs - _readMs[oldest] : spanMs;
        return spanMs <= 0 ? 0 : (int)(intervals * 1000000L / spanMs);
    }
}

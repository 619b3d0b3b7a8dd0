namespace NanoV2G.Hal.Esp32.Board;

/// <summary>
/// Keeps a fixed interval on the monotonic clock: a late round shortens the next pause, and rounds that were missed
/// altogether are dropped, never made up for in a burst.
/// </summary>
public sealed class TickPace
{
    /// <summary>Shortest pause, ms: the scheduler's floor, in which the other threads run.</summary>
    public const int LeastPauseMs = 10;

    /// <summary>Lateness from which the interpreter has stood still, ms: twice what four busy threads were seen to cost a tick.</summary>
    public const int StalledMs = 150;

    private readonly int _intervalMs;
    private long _nextMs;
    private int _missed;

    /// <summary>Starts at the first pause.</summary>
    /// <param name="intervalMs">Interval, ms, above <see cref="LeastPauseMs"/>.</param>
    public TickPace(int intervalMs)
    {
        _intervalMs = intervalMs;
    }

    /// <summary>How many rounds were dropped.</summary>
    public int Missed => _missed;

    /// <summary>
    /// Whether a round that begins now is so late that the interpreter must have stood still, and its readings with it.
    /// </summary>
    /// <param name="nowMs">Monotonic time after the pause, ms.</param>
    /// <returns>True when the other threads should run first.</returns>
    public bool HasStalled(long nowMs)
    {
        return nowMs - _nextMs >= StalledMs;
    }

    /// <summary>A round begins before its time: the interval counts from here.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void BeginAnew(long nowMs)
    {
        _nextMs = nowMs;
    }

    /// <summary>How long to sleep until the next round.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>Pause, ms, from <see cref="LeastPauseMs"/> to the interval.</returns>
    public int PauseMs(long nowMs)
    {
        if (_nextMs == 0)
        {
            _nextMs = nowMs;
        }

        _nextMs += _intervalMs;
        if (_nextMs < nowMs)
        {
            int late = (int)((nowMs - _nextMs) / _intervalMs) + 1;
            _missed += late;
            _nextMs += (long)late * _intervalMs;
        }

        if (_nextMs > nowMs + _intervalMs)
        {
            // The clock stands still: the rounds go on, since who counts them notices it.
            _nextMs = nowMs + _intervalMs;
        }

        int pauseMs = (int)(_nextMs - nowMs);
        return pauseMs < LeastPauseMs ? LeastPauseMs : pauseMs;
    }
}

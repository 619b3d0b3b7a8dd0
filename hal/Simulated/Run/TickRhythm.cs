using NanoV2G.Hal.Board;

namespace NanoV2G.Hal.Simulated.Run;

/// <summary>
/// When the control tick of a board on a PC is due: at its interval, or when the boundary meter has shown something new
/// and the least time has passed. What was missed is not made up.
/// </summary>
public sealed class TickRhythm
{
    private long _nextMs;
    private long _lastMs;
    private bool _readingIsNew;
    private long _longestGapMs;

    /// <summary>Longest time between two ticks since a start, ms.</summary>
    public long LongestGapMs => _longestGapMs;

    /// <summary>The first due time of a regular step that comes after now: a late one keeps its place in the rhythm.</summary>
    /// <param name="dueMs">When it was due, ms.</param>
    /// <param name="nowMs">Now, ms.</param>
    /// <param name="everyMs">Its interval, ms.</param>
    /// <returns>Time, ms, above <paramref name="nowMs"/>.</returns>
    public static long NextAfter(long dueMs, long nowMs, int everyMs)
    {
        long nextMs = dueMs + everyMs;
        while (nextMs <= nowMs)
        {
            nextMs += everyMs;
        }

        return nextMs;
    }

    /// <summary>The board starts: the first tick comes an interval from now.</summary>
    /// <param name="nowMs">Now, ms.</param>
    public void Start(long nowMs)
    {
        _lastMs = nowMs;
        _nextMs = nowMs + BoardTiming.TickMs;
    }

    /// <summary>Takes over what the buses have brought.</summary>
    /// <param name="isNew">Whether the boundary meter has just shown something new.</param>
    public void Note(bool isNew)
    {
        _readingIsNew |= isNew;
    }

    /// <summary>Whether a tick is due.</summary>
    /// <param name="nowMs">Now, ms.</param>
    /// <returns>True from then on until <see cref="Begin"/>.</returns>
    public bool IsDue(long nowMs)
    {
        return nowMs >= _nextMs || (_readingIsNew && nowMs - _lastMs >= BoardTiming.LeastTickMs);
    }

    /// <summary>A tick begins.</summary>
    /// <param name="nowMs">Now, ms.</param>
    public void Begin(long nowMs)
    {
        long gapMs = nowMs - _lastMs;
        _longestGapMs = gapMs > _longestGapMs ? gapMs : _longestGapMs;
        _lastMs = nowMs;
        _nextMs = nowMs < _nextMs ? nowMs + BoardTiming.TickMs : NextAfter(_nextMs, nowMs, BoardTiming.TickMs);
        _readingIsNew = false;
    }
}

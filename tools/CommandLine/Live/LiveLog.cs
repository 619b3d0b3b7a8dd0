using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Live;

/// <summary>The newest lines of what happened, newest first: changes of the situation, the unit's events, and what was done by hand.</summary>
public sealed class LiveLog
{
    /// <summary>How many lines are kept.</summary>
    public const int MostLines = 40;

    /// <summary>
    /// How long a situation must last to be told, ms of simulated time: a limiter at work changes its reason from tick
    /// to tick.
    /// </summary>
    public const int SettledMs = 2000;

    private readonly List<LiveEvent> _lines = [];
    private int _count;
    private string _told = "";
    private string _seen = "";
    private long _seenSinceMs;

    /// <summary>The lines, newest first.</summary>
    public IReadOnlyList<LiveEvent> Lines => [.. _lines];

    /// <summary>Adds a line.</summary>
    /// <param name="unixMs">When it happened, UTC, ms since 1970.</param>
    /// <param name="text">What.</param>
    /// <param name="kind">As in <see cref="LiveEvent"/>.</param>
    public void Add(long unixMs, string text, string kind)
    {
        _count++;
        _lines.Insert(0, new LiveEvent(_count, Words.Clock(unixMs), text, kind));
        if (_lines.Count > MostLines)
        {
            _lines.RemoveAt(MostLines);
        }
    }

    /// <summary>Looks at the situation and tells of it once it has lasted.</summary>
    /// <param name="unixMs">UTC now, ms since 1970, never going back.</param>
    /// <param name="now">The situation.</param>
    public void Observe(long unixMs, NowSentence now)
    {
        if (now.Matter != _seen)
        {
            _seen = now.Matter;
            _seenSinceMs = unixMs;
        }
        else if (_seen != _told && unixMs - _seenSinceMs >= SettledMs)
        {
            _told = _seen;
            Add(_seenSinceMs, _seen, "now");
        }
    }
}

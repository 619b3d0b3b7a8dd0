using NodaTime;

namespace NanoV2G.Tools.Traces;

/// <summary>What the clock on the wall shows at each moment of a simulation, as milliseconds since the midnight before its start.</summary>
public sealed class LocalTimeline
{
    /// <summary>Milliseconds of a day.</summary>
    public const long DayMs = 86_400_000;

    private const long HourMs = 3_600_000;

    private readonly long _startUnixMs;
    private readonly LocalDateTime _firstMidnight;
    private long _validFromMs = long.MaxValue;
    private long _validUntilMs = long.MinValue;
    private long _shiftMs;

    /// <summary>Makes the timeline of a simulation.</summary>
    /// <param name="startUnixMs">UTC of its start, ms since 1970.</param>
    public LocalTimeline(long startUnixMs)
    {
        _startUnixMs = startUnixMs;
        _firstMidnight = LocalClock.At(startUnixMs).Date.AtMidnight();
    }

    /// <summary>The clock at a moment. On the long autumn day it goes back, on the short spring day it leaps.</summary>
    /// <param name="siteMs">Time since the start, ms.</param>
    /// <returns>Milliseconds by the clock since the midnight before the start.</returns>
    public long At(long siteMs)
    {
        if (siteMs < _validFromMs || siteMs >= _validUntilMs)
        {
            // Clocks are put forward and back on the hour.
            long unixMs = _startUnixMs + siteMs;
            _validFromMs = siteMs;
            _validUntilMs = siteMs + HourMs - (unixMs % HourMs);
            _shiftMs = Period.Between(_firstMidnight, LocalClock.At(unixMs), PeriodUnits.Milliseconds).Milliseconds - siteMs;
        }

        return siteMs + _shiftMs;
    }

    /// <summary>When the clock shows a time of the day.</summary>
    /// <param name="fromSiteMs">Time since the start from which to search, ms.</param>
    /// <param name="secondOfDay">Local clock time, s since midnight.</param>
    /// <returns>Time since the start of the first such moment, ms, not before <paramref name="fromSiteMs"/>.</returns>
    public long Next(long fromSiteMs, int secondOfDay)
    {
        LocalDate date = LocalClock.At(_startUnixMs + fromSiteMs).Date;
        while (true)
        {
            long siteMs = LocalClock.ToUnixMs(date.AtMidnight().PlusSeconds(secondOfDay)) - _startUnixMs;
            if (siteMs >= fromSiteMs)
            {
                return siteMs;
            }

            date = date.PlusDays(1);
        }
    }
}

using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Schedule;

/// <summary>
/// The one place of the firmware that knows local time: Great Britain's clock, one hour ahead of UTC from 01:00 UTC on
/// the last Sunday of March to 01:00 UTC on the last Sunday of October (Summer Time Act 1972 as amended in 2002).
/// </summary>
public static class BritishTime
{
    private const long DayMs = 86400000L;
    private const long HourMs = 3600000L;
    private const long MinuteMs = 60000L;

    /// <summary>Minutes in a week.</summary>
    public const int WeekMinutes = 10080;

    /// <summary>The minute of the local week.</summary>
    /// <param name="utcUnixMs">UTC, Unix ms, 1970 to 2100.</param>
    /// <returns>0 (Monday 00:00) to 10,079.</returns>
    public static int MinuteOfWeek(long utcUnixMs)
    {
        long localMs = utcUnixMs + (IsSummerTime(utcUnixMs) ? HourMs : 0);
        long days = localMs / DayMs;

        // 1 January 1970 was a Thursday: day 3 of a week that starts on Monday.
        int dayOfWeek = (int)((days + 3) % 7);
        return (dayOfWeek * 1440) + (int)((localMs - (days * DayMs)) / MinuteMs);
    }

    /// <summary>Whether summer time is in force.</summary>
    /// <param name="utcUnixMs">UTC, Unix ms, 1970 to 2100.</param>
    /// <returns>True from March's to October's change.</returns>
    public static bool IsSummerTime(long utcUnixMs)
    {
        long days = utcUnixMs / DayMs;
        int year = 1970 + (int)(days / 366);
        while (Rfc3339.DaysOf(year + 1, 1, 1) <= days)
        {
            year++;
        }

        return utcUnixMs >= LastSundayOneOClockMs(year, 3) && utcUnixMs < LastSundayOneOClockMs(year, 10);
    }

    private static long LastSundayOneOClockMs(int year, int month)
    {
        // March and October both have 31 days.
        long lastDay = Rfc3339.DaysOf(year, month, 31);
        long dayOfWeek = (lastDay + 3) % 7;
        long sinceSunday = (dayOfWeek + 1) % 7;
        return ((lastDay - sinceSunday) * DayMs) + HourMs;
    }
}

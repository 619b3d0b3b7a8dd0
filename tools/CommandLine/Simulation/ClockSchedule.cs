using NanoV2G.Firmware.Settings;
using NanoV2G.Tools.Traces;
using NodaTime;

namespace NanoV2G.Tools.Simulation;

/// <summary>
/// What the schedule asks for by the true clock, whether or not the unit is alive to know it: the measure against which
/// its service is judged.
/// </summary>
public sealed class ClockSchedule
{
    private const int MinutesPerDay = 1440;

    private readonly UnitSettings _settings;

    /// <summary>Reads a unit's schedule.</summary>
    /// <param name="settings">The unit's settings.</param>
    public ClockSchedule(UnitSettings settings)
    {
        _settings = settings;
    }

    /// <summary>The power asked for at a moment.</summary>
    /// <param name="unixMs">UTC, ms since 1970.</param>
    /// <returns>Power, W, positive = charging; 0 when nothing is asked for.</returns>
    public int WattsAt(long unixMs)
    {
        LocalDateTime local = LocalClock.At(unixMs);
        int minute = (((int)local.DayOfWeek - 1) * MinutesPerDay) + (local.Hour * 60) + local.Minute;
        for (int entry = 0; entry < _settings.ScheduleCount; entry++)
        {
            int start = _settings.ScheduleStartMinute[entry];
            int end = _settings.ScheduleEndMinute[entry];
            bool isWithin = start < end ? minute >= start && minute < end : minute >= start || minute < end;
            if (isWithin)
            {
                return _settings.ScheduleWatts[entry];
            }
        }

        return 0;
    }
}

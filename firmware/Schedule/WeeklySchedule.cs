using NanoV2G.Firmware.Requests;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Schedule;

/// <summary>
/// The weekly schedule in local clock time. It needs no network, but a clock: while UTC is unknown it asks for nothing.
/// The entry is looked up once a minute, not each tick.
/// </summary>
public sealed class WeeklySchedule : RequestSource
{
    private readonly UnitSettings _settings;
    private long _minute = -1;
    private int _entry = -1;

    /// <summary>Follows the schedule of these settings.</summary>
    /// <param name="settings">The unit's settings.</param>
    public WeeklySchedule(UnitSettings settings)
        : base(RequestOrigin.Schedule)
    {
        _settings = settings;
    }

    /// <inheritdoc/>
    public override bool IsActive(Snapshot snapshot)
    {
        if (snapshot.ClockQuality == ClockQuality.Unknown)
        {
            _minute = -1;
            return false;
        }

        long minute = snapshot.UtcUnixMs / 60000;
        if (minute != _minute)
        {
            _minute = minute;
            _entry = EntryAt(BritishTime.MinuteOfWeek(snapshot.UtcUnixMs));
            Watts = _entry < 0 ? 0 : _settings.ScheduleWatts[_entry];
        }

        return _entry >= 0;
    }

    private int EntryAt(int minuteOfWeek)
    {
        for (int i = 0; i < _settings.ScheduleCount; i++)
        {
            int start = _settings.ScheduleStartMinute[i];
            int end = _settings.ScheduleEndMinute[i];
            bool isWithin = start < end
                ? minuteOfWeek >= start && minuteOfWeek < end
                : minuteOfWeek >= start || minuteOfWeek < end;
            if (isWithin)
            {
                return i;
            }
        }

        return -1;
    }
}

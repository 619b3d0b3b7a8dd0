using System.Globalization;
using System.Text.Json;
using NanoV2G.Firmware.Settings;

namespace NanoV2G.Tools.Sites;

/// <summary>Reads the list <c>schedule</c> into the unit's weekly schedule.</summary>
public static class ScheduleReader
{
    private const int MostWatts = 100_000;
    private static readonly string[] Keys = ["days", "from", "to", "watts"];
    private static readonly string[] DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Reads it.</summary>
    /// <param name="list">The list.</param>
    /// <param name="description">Receives the entries.</param>
    /// <param name="fail">Makes the error for a line and a reason.</param>
    public static void Read(JsonEntry list, SiteDescription description, Func<long, string, Exception> fail)
    {
        if (list.Kind != JsonTokenType.StartArray)
        {
            throw fail(list.Line, $"found {SiteFile.Show(list)} for schedule, expected a list");
        }

        description.HasSchedule = true;
        foreach (JsonEntry item in list.Items)
        {
            SiteFile.RequireObject("schedule", item, fail);
            ReadOne(item, description.Unit, fail);
        }
    }

    /// <summary>Adds the same hours on some days of the week.</summary>
    /// <param name="unit">Receives the entries.</param>
    /// <param name="days">Days, 0 = Monday.</param>
    /// <param name="from">Minute of the day at which it begins.</param>
    /// <param name="to">Minute of the day at which it ends; not after <paramref name="from"/> = on the next day.</param>
    /// <param name="watts">Power, W, positive = charging.</param>
    /// <returns>False when the unit's schedule is full.</returns>
    public static bool TryAdd(UnitSettings unit, IEnumerable<int> days, int from, int to, int watts)
    {
        const int week = 7 * ClockTime.MinutesPerDay;
        foreach (int day in days)
        {
            int start = (day * ClockTime.MinutesPerDay) + from;
            int end = (day * ClockTime.MinutesPerDay) + to + (to <= from ? ClockTime.MinutesPerDay : 0);
            if (!unit.TryAddSchedule(start % week, end > week ? end - week : end, watts))
            {
                return false;
            }
        }

        return true;
    }

    private static void ReadOne(JsonEntry item, UnitSettings unit, Func<long, string, Exception> fail)
    {
        IReadOnlyList<int>? days = null;
        int? from = null;
        int? to = null;
        int? watts = null;
        foreach ((string name, JsonEntry value) in item.Members)
        {
            switch (name)
            {
                case "days":
                    days = ReadDays(value, fail);
                    break;
                case "from":
                    from = ClockTime.Require("schedule.from", value, fail);
                    break;
                case "to":
                    to = ClockTime.Require("schedule.to", value, fail);
                    break;
                case "watts":
                    watts = ReadWatts(value, fail);
                    break;
                default:
                    throw fail(value.Line, SiteFile.UnknownKey("schedule", name, Keys));
            }
        }

        if (from is null or ClockTime.MinutesPerDay || to is null || watts is null || from == to)
        {
            throw fail(item.Line, "found a schedule entry without \"from\" (before 24:00), a different \"to\", or \"watts\", expected all three");
        }

        if (!TryAdd(unit, days ?? [0, 1, 2, 3, 4, 5, 6], from.Value, to.Value, watts.Value))
        {
            throw fail(item.Line, $"found more than {UnitSettings.MostScheduleEntries} entries, expected no more: an entry counts once for each of its days");
        }
    }

    private static int ReadWatts(JsonEntry value, Func<long, string, Exception> fail)
    {
        return value.Kind == JsonTokenType.Number
            && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int watts)
            && Math.Abs((long)watts) <= MostWatts
            ? watts
            : throw fail(value.Line, $"found {SiteFile.Show(value)} for schedule.watts, expected a power in W from -100000 (discharge) to 100000 (charge)");
    }

    private static List<int> ReadDays(JsonEntry value, Func<long, string, Exception> fail)
    {
        string[] ends = value.Kind == JsonTokenType.String ? value.Text.Split('-') : [];
        int first = ends.Length > 0 ? Array.IndexOf(DayNames, ends[0]) : -1;
        int last = ends.Length == 2 ? Array.IndexOf(DayNames, ends[1]) : first;
        if (ends.Length > 2 || first < 0 || last < 0)
        {
            throw fail(value.Line, $"found {SiteFile.Show(value)} for schedule.days, expected a day or a range such as \"sat\" or \"mon-fri\"");
        }

        List<int> days = [];
        for (int day = first; ; day = (day + 1) % 7)
        {
            days.Add(day);
            if (day == last)
            {
                return days;
            }
        }
    }
}

using System.Globalization;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Soak;

/// <summary>
/// What a soak simulates: some units, each a chain of weeks at one site. The weeks of all units have one order, in which
/// they are begun and written, so that the outcome does not depend on how many run at a time.
/// </summary>
/// <param name="Seed">Start of every random sequence.</param>
/// <param name="Units">How many units share the time.</param>
/// <param name="UnitMs">What each of them lives through, ms.</param>
/// <param name="WeekMs">Length of a week, ms: seven days, and less in tests.</param>
public sealed record SoakPlan(int Seed, int Units, long UnitMs, long WeekMs)
{
    /// <summary>Seven days, ms.</summary>
    public const long SevenDaysMs = 7L * 86_400_000;

    /// <summary>
    /// Time from the end of one week to the start of the next, ms: the unit has no supply then, but for the warm-up of the
    /// next one. A whole half-hour, so that a week that begins with one ends with one.
    /// </summary>
    public const long OutageMs = HalfHourMs;

    /// <summary>The least that a unit may live through, ms.</summary>
    public const long LeastUnitMs = 6 * 3_600_000;

    /// <summary>Most units.</summary>
    public const int MostUnits = 64;

    private const long HalfHourMs = 1_800_000;

    // Monday, 5 January 2026, 00:00 UTC; each further unit begins half a year later, and so sees the other clock change first.
    private const long FirstStartUnixMs = 1_767_571_200_000;
    private const long BetweenUnitsMs = 26 * SevenDaysMs;

    /// <summary>Plans a soak.</summary>
    /// <param name="seed">Start of every random sequence.</param>
    /// <param name="durationMs">What all units live through together, ms.</param>
    /// <param name="units">How many units share it.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="UserInputException">There is too little time for so many units.</exception>
    public static SoakPlan Of(int seed, long durationMs, int units)
    {
        long unitMs = durationMs / units / HalfHourMs * HalfHourMs;
        return unitMs >= LeastUnitMs
            ? new SoakPlan(seed, units, unitMs, SevenDaysMs)
            : throw new UserInputException(string.Create(CultureInfo.InvariantCulture, $"--duration: found {durationMs / 3_600_000.0:0.#} h for {units} unit(s), expected 6 h or more for each, for example --duration 7d --units 2."));
    }

    /// <summary>Weeks of each unit; the last one may be shorter.</summary>
    public int WeeksOfUnit => (int)((UnitMs + WeekMs - 1) / WeekMs);

    /// <summary>Weeks of all units.</summary>
    public int Weeks => WeeksOfUnit * Units;

    /// <summary>What all units live through together, ms.</summary>
    public long TotalMs => UnitMs * Units;

    /// <summary>The week at a place in the order.</summary>
    /// <param name="index">Place, 0 to <see cref="Weeks"/> - 1.</param>
    /// <returns>The week.</returns>
    public WeekKey At(int index)
    {
        int week = index / Units;
        long durationMs = Math.Min(WeekMs, UnitMs - (week * WeekMs));
        long startUnixMs = FirstStartUnixMs + (index % Units * BetweenUnitsMs) + (week * (WeekMs + OutageMs));
        return new WeekKey(index % Units, week, startUnixMs, durationMs);
    }
}

/// <summary>Which week of which unit.</summary>
/// <param name="Unit">Unit, from 0.</param>
/// <param name="Week">Week of it, from 0.</param>
/// <param name="StartUnixMs">UTC of its start, ms since 1970.</param>
/// <param name="DurationMs">Its length, ms.</param>
public sealed record WeekKey(int Unit, int Week, long StartUnixMs, long DurationMs)
{
    /// <summary>What its files are called, without their ends.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"unit-{Unit}-week-{Week:000}");

    /// <summary>The flash with which it begins; the first week's is new.</summary>
    public string FlashName => Name + ".flash.zip";

    /// <summary>The site file with which it is replayed when it has broken an invariant.</summary>
    public string SiteName => Name + ".json";

    /// <summary>The same unit's next week, for the name of its files.</summary>
    public WeekKey Next => this with { Week = Week + 1 };
}

using System.Text.Json;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Soak;

/// <summary>What a soak comes to so far; what <c>--json</c> prints.</summary>
public sealed record SoakTotals
{
    /// <summary>Seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Units.</summary>
    public required int Units { get; init; }

    /// <summary>Weeks written, the last of each unit perhaps shorter.</summary>
    public required int Weeks { get; init; }

    /// <summary>Whether every week of the soak is there.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Days simulated in all.</summary>
    public required double SimulatedDays { get; init; }

    /// <summary>Control ticks.</summary>
    public required long Ticks { get; init; }

    /// <summary>Faults made, by kind.</summary>
    public required IReadOnlyDictionary<string, int> Faults { get; init; }

    /// <summary>Boots after each week's first.</summary>
    public required int Restarts { get; init; }

    /// <summary>Resets by the supervisor.</summary>
    public required int SupervisorResets { get; init; }

    /// <summary>Changes of the plug.</summary>
    public required int PlugEvents { get; init; }

    /// <summary>Excursions counted.</summary>
    public required int CountedExcursions { get; init; }

    /// <summary>Lockouts entered.</summary>
    public required int Lockouts { get; init; }

    /// <summary>Resets by the householder.</summary>
    public required int UserResets { get; init; }

    /// <summary>Visits of the installer.</summary>
    public required int InstallerVisits { get; init; }

    /// <summary>Weeks that ended with the contactor latched by a fault.</summary>
    public required int WeeksEndedLatched { get; init; }

    /// <summary>Time above the export limit, s.</summary>
    public required double SecondsAboveLimit { get; init; }

    /// <summary>Longest such time without a break, s.</summary>
    public required double LongestAboveLimitS { get; init; }

    /// <summary>Longest time above it without a break in which a unit itself gave power, s.</summary>
    public required double LongestOwnAboveLimitS { get; init; }

    /// <summary>Energy into the chargepoint, Wh.</summary>
    public required long ImportWh { get; init; }

    /// <summary>Energy out of it, Wh.</summary>
    public required long ExportWh { get; init; }

    /// <summary>Closings of the main contacts a day.</summary>
    public required double ClosingsPerDay { get; init; }

    /// <summary>Openings of the main contacts a day.</summary>
    public required double OpeningsPerDay { get; init; }

    /// <summary>Half-hours with energy.</summary>
    public required int HalfHours { get; init; }

    /// <summary>Half-hours marked as missing.</summary>
    public required int MissingHalfHours { get; init; }

    /// <summary>Recovered amounts.</summary>
    public required int RecoveredAmounts { get; init; }

    /// <summary>Estimated block erases of the flash a day and unit.</summary>
    public required double FlashErasesPerDay { get; init; }

    /// <summary>Least number of free blocks at a week's end.</summary>
    public required int LeastFlashFreeBlocks { get; init; }

    /// <summary>Broken invariants.</summary>
    public required IReadOnlyList<BrokenWeek> BrokenInvariants { get; init; }

    /// <summary>Real time of this start of the soak, s.</summary>
    public required double WallS { get; init; }

    /// <summary>Simulated days that this start has made in a second.</summary>
    public required double DaysPerSecond { get; init; }

    /// <summary>The totals for machines.</summary>
    /// <returns>One JSON object.</returns>
    public string Json() => JsonSerializer.Serialize(this, SummaryWriter.Options);

    /// <summary>Adds up.</summary>
    /// <param name="plan">The soak.</param>
    /// <param name="weeks">Its weeks, at least one.</param>
    /// <param name="newWeeks">How many of them, the last ones, this start has made.</param>
    /// <param name="wallS">In what real time, s.</param>
    /// <returns>The totals.</returns>
    public static SoakTotals Of(SoakPlan plan, IReadOnlyList<SoakWeek> weeks, int newWeeks, double wallS)
    {
        double days = Days(weeks);
        return new SoakTotals
        {
            Seed = plan.Seed,
            Units = plan.Units,
            Weeks = weeks.Count,
            IsComplete = weeks.Count == plan.Weeks,
            SimulatedDays = Math.Round(days, 2),
            Ticks = weeks.Sum(week => week.Ticks),
            Faults = new SortedDictionary<string, int>(weeks.SelectMany(week => week.Faults).GroupBy(kind => kind.Key).ToDictionary(kind => kind.Key, kind => kind.Sum(one => one.Value)), StringComparer.Ordinal),
            Restarts = weeks.Sum(week => week.Restarts),
            SupervisorResets = weeks.Sum(week => week.SupervisorResets),
            PlugEvents = weeks.Sum(week => week.PlugEvents),
            CountedExcursions = weeks.Sum(week => week.CountedExcursions),
            Lockouts = weeks.Sum(week => week.Lockouts),
            UserResets = weeks.Sum(week => week.UserResets),
            InstallerVisits = weeks.Sum(week => week.InstallerVisits),
            WeeksEndedLatched = weeks.Count(week => week.LatchedFault != "None"),
            SecondsAboveLimit = Math.Round(weeks.Sum(week => week.SecondsAboveLimit), 2),
            LongestAboveLimitS = weeks.Max(week => week.LongestAboveLimitS),
            LongestOwnAboveLimitS = weeks.Max(week => week.LongestOwnAboveLimitS),
            ImportWh = weeks.Sum(week => week.ImportWh),
            ExportWh = weeks.Sum(week => week.ExportWh),
            ClosingsPerDay = Math.Round(weeks.Sum(week => week.ContactorClosings) / days, 2),
            OpeningsPerDay = Math.Round(weeks.Sum(week => week.ContactorOpenings) / days, 2),
            HalfHours = weeks.Sum(week => week.Records.HalfHours),
            MissingHalfHours = weeks.Sum(week => week.Records.Missing),
            RecoveredAmounts = weeks.Sum(week => week.Records.Recovered),
            FlashErasesPerDay = Math.Round(weeks.Sum(week => week.FlashErases) / days, 1),
            LeastFlashFreeBlocks = weeks.Min(week => week.FlashFreeBlocks),
            BrokenInvariants = [.. weeks.SelectMany((week, index) => week.BrokenInvariants.Select(broken => new BrokenWeek(week.Unit, week.Week, broken.Number, broken.AfterMs, broken.What, plan.At(index).SiteName)))],
            WallS = Math.Round(wallS, 1),
            DaysPerSecond = wallS > 0 ? Math.Round(Days([.. weeks.TakeLast(newWeeks)]) / wallS, 3) : 0,
        };
    }

    private static double Days(IReadOnlyList<SoakWeek> weeks) => weeks.Sum(week => week.SimulatedS) / 86_400.0;
}

/// <summary>An invariant that a week has broken.</summary>
/// <param name="Unit">Unit.</param>
/// <param name="Week">Week of it.</param>
/// <param name="Number">Number of the invariant.</param>
/// <param name="AfterMs">When, ms since the start of the week.</param>
/// <param name="What">What was seen.</param>
/// <param name="SiteFile">Name of the site file beside the journal, for <c>tools/run --site</c>.</param>
public sealed record BrokenWeek(int Unit, int Week, int Number, long AfterMs, string What, string SiteFile);

using NanoV2G.Tools.Invariants;

namespace NanoV2G.Tools.Soak;

/// <summary>
/// A week that a unit has lived through; a line of <c>soak.ndjson</c>. Everything in it follows from the soak's seed: no wall
/// clock, so that two soaks can be compared byte by byte.
/// </summary>
public sealed record SoakWeek
{
    /// <summary>Unit, from 0.</summary>
    public required int Unit { get; init; }

    /// <summary>Week of it, from 0.</summary>
    public required int Week { get; init; }

    /// <summary>UTC of its start.</summary>
    public required string StartUtc { get; init; }

    /// <summary>Simulated time, s.</summary>
    public required long SimulatedS { get; init; }

    /// <summary>Control ticks.</summary>
    public required long Ticks { get; init; }

    /// <summary>Faults made, by kind.</summary>
    public required IReadOnlyDictionary<string, int> Faults { get; init; }

    /// <summary>Boots after the first.</summary>
    public required int Restarts { get; init; }

    /// <summary>Resets by the supervisor.</summary>
    public required int SupervisorResets { get; init; }

    /// <summary>Losses of the controller's supply.</summary>
    public required int PowerLosses { get; init; }

    /// <summary>Changes of the plug, those of a day's journey and others.</summary>
    public required int PlugEvents { get; init; }

    /// <summary>Lockouts entered.</summary>
    public required int Lockouts { get; init; }

    /// <summary>Excursions counted.</summary>
    public required int CountedExcursions { get; init; }

    /// <summary>Resets of a lockout by the householder.</summary>
    public required int UserResets { get; init; }

    /// <summary>Visits of the installer for a lockout.</summary>
    public required int InstallerVisits { get; init; }

    /// <summary>Whether the week ended in a lockout.</summary>
    public required bool EndsLockedOut { get; init; }

    /// <summary>What latched the contactor at the end; "None" when nothing did.</summary>
    public required string LatchedFault { get; init; }

    /// <summary>Time that the true export current was above the limit, s.</summary>
    public required double SecondsAboveLimit { get; init; }

    /// <summary>Longest such time without a break, s.</summary>
    public required double LongestAboveLimitS { get; init; }

    /// <summary>Longest time above the limit without a break in which the unit itself gave power, s.</summary>
    public required double LongestOwnAboveLimitS { get; init; }

    /// <summary>Energy that truly flowed into the chargepoint, Wh.</summary>
    public required long ImportWh { get; init; }

    /// <summary>Energy that truly flowed out of it, Wh.</summary>
    public required long ExportWh { get; init; }

    /// <summary>Closings of the main contacts.</summary>
    public required int ContactorClosings { get; init; }

    /// <summary>Openings of the main contacts.</summary>
    public required int ContactorOpenings { get; init; }

    /// <summary>What half-hours and recovered amounts came to.</summary>
    public required SoakRecords Records { get; init; }

    /// <summary>Estimated block erases of the flash.</summary>
    public required int FlashErases { get; init; }

    /// <summary>Blocks of the flash that were free at the end.</summary>
    public required int FlashFreeBlocks { get; init; }

    /// <summary>Longest time between two ticks of one boot, ms.</summary>
    public required long LongestTickGapMs { get; init; }

    /// <summary>What was put to the test.</summary>
    public required InvariantCoverage Coverage { get; init; }

    /// <summary>Broken invariants, each at its first moment of the week.</summary>
    public required IReadOnlyList<BrokenInvariant> BrokenInvariants { get; init; }

    /// <summary>Charge of the car at the end, permille: the next week begins with it.</summary>
    public required int StateOfChargePermille { get; init; }

    /// <summary>Import register of the asset meter at the end, Wh, rounded up: the next week begins with it.</summary>
    public required long RegisterImportWh { get; init; }

    /// <summary>Export register of the asset meter at the end, Wh, rounded up.</summary>
    public required long RegisterExportWh { get; init; }

    /// <summary>SHA-256 of the flash image with which the next week begins.</summary>
    public required string FlashSha256 { get; init; }
}

/// <summary>What a week has added to the half-hour log.</summary>
/// <param name="HalfHours">Half-hours with energy, whole or partial.</param>
/// <param name="Missing">Half-hours that are marked as missing.</param>
/// <param name="Recovered">Recovered amounts.</param>
/// <param name="ImportWh">Sum of all, import, Wh.</param>
/// <param name="ExportWh">Sum of all, export, Wh.</param>
/// <param name="Undelivered">Half-hours that ended an hour or more before the week and had not reached the broker by its end.</param>
public sealed record SoakRecords(int HalfHours, int Missing, int Recovered, long ImportWh, long ExportWh, int Undelivered);

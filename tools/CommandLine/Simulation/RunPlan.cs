using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Simulation;

/// <summary>A run that has been thought through: nothing about it can be wrong any more.</summary>
public sealed class RunPlan
{
    /// <summary>
    /// How long site and unit live before the run begins, ms: a run looks at a unit in service, not at its first boot,
    /// and its first half-hour is a whole one.
    /// </summary>
    public const long WarmUpMs = 120_000;

    /// <summary>How long they live on after it, ms: the last half-hour is recorded, sent and confirmed after its end.</summary>
    public const long AfterwardsMs = 30_000;

    /// <summary>What the site is like; its time 0 is <see cref="WarmUpMs"/> before the start.</summary>
    public required SiteParameters Site { get; init; }

    /// <summary>Meters, inverter and their buses.</summary>
    public required FieldSettings Field { get; init; }

    /// <summary>What the installer has set.</summary>
    public required UnitSettings Unit { get; init; }

    /// <summary>The house.</summary>
    public required ILoadProfile House { get; init; }

    /// <summary>The sun.</summary>
    public required ILoadProfile Solar { get; init; }

    /// <summary>UTC of the start, ms since 1970.</summary>
    public required long StartUnixMs { get; init; }

    /// <summary>Length of the run, ms.</summary>
    public required long DurationMs { get; init; }

    /// <summary>Start of every random sequence.</summary>
    public required int Seed { get; init; }

    /// <summary>Faults, in order of time.</summary>
    public required IReadOnlyList<FaultPlan> Faults { get; init; }

    /// <summary>Flash image with which the unit begins, or null when its flash is new.</summary>
    public string? FlashFile { get; init; }

    /// <summary>How long a lockout stands until the householder resets it, ms, or null when nobody does.</summary>
    public long? ResetLockoutAfterMs { get; init; }

    /// <summary>Words for the report; the broker's are filled in when it has started.</summary>
    public required RunSetup Setup { get; init; }
}

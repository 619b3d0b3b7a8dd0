using System.Text.Json.Serialization;
using NanoV2G.Tools.Invariants;

namespace NanoV2G.Tools.Records;

/// <summary>
/// What a run comes to, in numbers; the fields of <c>summary.json</c>. Times above the limit are those of the plant's
/// true current at 10 ms steps, never of a meter.
/// </summary>
public sealed record RunSummary
{
    /// <summary>Simulated time, s.</summary>
    public required double SimulatedS { get; init; }

    /// <summary>Control ticks that the firmware made.</summary>
    public required long Ticks { get; init; }

    /// <summary>Maximum export limit, mA.</summary>
    public required int ExportLimitMa { get; init; }

    /// <summary>Time that the true export current was above the limit, s.</summary>
    public required double SecondsAboveLimit { get; init; }

    /// <summary>Longest single time above the limit, s.</summary>
    public required double LongestAboveLimitS { get; init; }

    /// <summary>Excursions that the firmware counted (15 s or longer).</summary>
    public int CountedExcursions { get; init; }

    /// <summary>Lockouts (State 3) that the firmware entered.</summary>
    public int Lockouts { get; init; }

    /// <summary>Sum of the half-hour records and recovered amounts, import, Wh.</summary>
    public long ImportWh { get; init; }

    /// <summary>Sum of the half-hour records and recovered amounts, export, Wh.</summary>
    public long ExportWh { get; init; }

    /// <summary>Of the import, what was recovered: true energy whose half-hours are unknown, Wh.</summary>
    public long RecoveredImportWh { get; init; }

    /// <summary>Of the export, what was recovered, Wh.</summary>
    public long RecoveredExportWh { get; init; }

    /// <summary>
    /// Change of the simulated asset meter's own import register from the beginning of the first to the end of the last
    /// record, Wh: as the meter showed it within 10 s of these ends, at the time at which the unit says to have read it.
    /// </summary>
    public long RegisterImportDeltaWh { get; init; }

    /// <summary>Change of the asset meter's export register over the same time, Wh.</summary>
    public long RegisterExportDeltaWh { get; init; }

    /// <summary>Energy that truly flowed in at the asset meter over the same time, Wh: the simulator's own integral.</summary>
    public double PlantImportWh { get; init; }

    /// <summary>Energy that truly flowed out at the asset meter over the same time, Wh.</summary>
    public double PlantExportWh { get; init; }

    /// <summary>Energy that was asked for as discharge while a car was connected, Wh.</summary>
    public required double DischargeRequestedWh { get; init; }

    /// <summary>Energy that was discharged while it was asked for, Wh.</summary>
    public required double DischargeDeliveredWh { get; init; }

    /// <summary>Energy that a controller which knows everything without delay could have discharged on the same plant, Wh.</summary>
    public required double DischargeFeasibleWh { get; init; }

    /// <summary>Delivered as a share of what was feasible, 0 to 1; null when nothing was feasible.</summary>
    public required double? Utilisation { get; init; }

    /// <summary>Half-hours of the run that the unit has stored, those marked as missing not counted.</summary>
    public int HalfHours { get; init; }

    /// <summary>Half-hours of the run without a record, or with one that says that it is missing.</summary>
    public int MissingHalfHours { get; init; }

    /// <summary>Half-hours that were published, each counted once.</summary>
    public int MqttPublished { get; init; }

    /// <summary>Half-hours that the broker has confirmed, each counted once.</summary>
    public int MqttAcknowledged { get; init; }

    /// <summary>How often the main contacts closed.</summary>
    public required int ContactorCycles { get; init; }

    /// <summary>Interval at which the boundary meter was last seen to bring new values, ms, measured by the unit; 0 = unknown.</summary>
    public int BoundaryRefreshMs { get; init; }

    /// <summary>How often the unit has read the boundary meter since its last boot, mHz.</summary>
    public int BoundaryPollMilliHertz { get; init; }

    /// <summary>How often the unit has read the asset meter's power since its last boot, mHz.</summary>
    public int AssetPollMilliHertz { get; init; }

    /// <summary>How often the unit has measured the inverter since its last boot, mHz.</summary>
    public int InverterPollMilliHertz { get; init; }

    /// <summary>Whether the limiter was switched off to show what would have happened.</summary>
    public required bool LimiterOff { get; init; }

    /// <summary>Seconds of the run for which the recordings had no data and the last value was held.</summary>
    public required double GapS { get; init; }

    /// <summary>Faults that were injected and what became of them.</summary>
    public required IReadOnlyList<FaultOutcome> Faults { get; init; }

    /// <summary>Invariants 2, 3, 4 and 10 of the design that the run has broken, each at its first moment; none of it is the unit's own opinion.</summary>
    public IReadOnlyList<BrokenInvariant> BrokenInvariants { get; init; } = [];

    /// <summary>How the serial lines did; null without <c>--wire</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WireSummary? Wire { get; init; }

    /// <summary>What was done by hand on the live page; 0 = nobody touched the run.</summary>
    public int LiveActions { get; init; }

    /// <summary>Real time that the run took, s.</summary>
    public required double WallS { get; init; }

    /// <summary>Start of every random sequence.</summary>
    public required int Seed { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }
}

namespace NanoV2G.Tools.Records;

/// <summary>Everything that a run leaves behind: the outputs are written from this.</summary>
/// <param name="Setup">What was run.</param>
/// <param name="Summary">What it came to.</param>
/// <param name="Curves">The curves.</param>
/// <param name="HalfHours">The half-hours in the unit's store, in order.</param>
/// <param name="Events">The events in the unit's store, in order.</param>
public sealed record RunRecord(
    RunSetup Setup,
    RunSummary Summary,
    RunCurves Curves,
    IReadOnlyList<HalfHourRow> HalfHours,
    IReadOnlyList<EventRow> Events);

/// <summary>What was run, in words and numbers for the reader of a report.</summary>
/// <param name="StartUnixMs">UTC of the start, ms since 1970.</param>
/// <param name="DurationMs">Length of the run, ms.</param>
/// <param name="ExportLimitMa">Maximum export limit, mA.</param>
/// <param name="ImportLimitMa">Maximum import limit, mA.</param>
/// <param name="House">The house's load: recording or generated.</param>
/// <param name="Solar">The sun: recording or generated, and its peak.</param>
/// <param name="Vehicle">When the car is there, and its battery.</param>
/// <param name="Schedule">What is asked for.</param>
/// <param name="Broker">Where the messages went.</param>
public sealed record RunSetup(
    long StartUnixMs,
    long DurationMs,
    int ExportLimitMa,
    int ImportLimitMa,
    string House,
    string Solar,
    string Vehicle,
    string Schedule,
    string Broker);

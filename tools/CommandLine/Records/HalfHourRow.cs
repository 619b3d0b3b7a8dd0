namespace NanoV2G.Tools.Records;

/// <summary>One half-hour as the unit stored it, or an amount recovered over several of them.</summary>
/// <param name="Id">Identity: unit, meter serial and start.</param>
/// <param name="MeterSerial">Serial number of the asset meter.</param>
/// <param name="StartUnixMs">Start, UTC, ms since 1970.</param>
/// <param name="EndUnixMs">End, UTC, ms since 1970.</param>
/// <param name="ImportWh">Active import, Wh.</param>
/// <param name="ExportWh">Active export, Wh.</param>
/// <param name="RegisterImportStartWh">Import register at the start, Wh.</param>
/// <param name="RegisterImportEndWh">Import register at the end, Wh.</param>
/// <param name="RegisterExportStartWh">Export register at the start, Wh.</param>
/// <param name="RegisterExportEndWh">Export register at the end, Wh.</param>
/// <param name="QuantumWh">Step of the registers, Wh.</param>
/// <param name="Flags">Flags, names separated by one space.</param>
/// <param name="IsMissing">Whether the record says that the half-hour is missing.</param>
/// <param name="IsRecovered">Whether it is a recovered amount: true energy whose place in time is unknown.</param>
/// <param name="AcknowledgedByBroker">Whether the broker has confirmed it.</param>
public sealed record HalfHourRow(
    string Id,
    long MeterSerial,
    long StartUnixMs,
    long EndUnixMs,
    long ImportWh,
    long ExportWh,
    long RegisterImportStartWh,
    long RegisterImportEndWh,
    long RegisterExportStartWh,
    long RegisterExportEndWh,
    int QuantumWh,
    string Flags,
    bool IsMissing,
    bool IsRecovered,
    bool AcknowledgedByBroker);

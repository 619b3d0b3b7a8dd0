using NanoV2G.Firmware.Events;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Simulation;

/// <summary>Adds up what the unit has recorded in a run, wherever the run took place.</summary>
/// <param name="Rows">The half-hours of the run.</param>
/// <param name="Events">The events of the run.</param>
/// <param name="Marks">Energies around each half-hour's end, by its UTC in ms since 1970.</param>
/// <param name="Delivery">What was published and confirmed.</param>
public sealed record RecordTotals(
    IReadOnlyList<HalfHourRow> Rows,
    IReadOnlyList<EventRow> Events,
    IReadOnlyDictionary<long, EnergyMark> Marks,
    HalfHourDelivery Delivery)
{
    private const long HalfHourMs = 1_800_000;

    /// <summary>Puts the totals into a summary.</summary>
    /// <param name="summary">The summary of everything else.</param>
    /// <param name="startUnixMs">UTC of the run's start, ms since 1970.</param>
    /// <param name="ranMs">Length of the run that has to be recorded, ms.</param>
    /// <returns>The whole summary.</returns>
    public RunSummary In(RunSummary summary, long startUnixMs, long ranMs)
    {
        HalfHourRow[] halfHours = [.. Rows.Where(row => !row.IsRecovered)];
        HalfHourRow[] recovered = [.. Rows.Where(row => row.IsRecovered)];
        HalfHourRow[] whole = [.. halfHours.Where(row => !row.IsMissing)];
        HashSet<string> ids = [.. halfHours.Select(row => row.Id)];
        RecordedEnergies energies = RecordedEnergies.Of(Rows, Marks);
        return summary with
        {
            CountedExcursions = Events.Count(row => row.Code == (int)EventCode.ExcursionCounted),
            Lockouts = Events.Count(row => row.Code == (int)EventCode.LockoutEntered),
            ImportWh = Rows.Sum(row => row.ImportWh),
            ExportWh = Rows.Sum(row => row.ExportWh),
            RecoveredImportWh = recovered.Sum(row => row.ImportWh),
            RecoveredExportWh = recovered.Sum(row => row.ExportWh),
            RegisterImportDeltaWh = energies.RegisterImportWh,
            RegisterExportDeltaWh = energies.RegisterExportWh,
            PlantImportWh = Math.Round(energies.TrueImportWh, 1),
            PlantExportWh = Math.Round(energies.TrueExportWh, 1),
            HalfHours = whole.Length,
            MissingHalfHours = Math.Max(0, HalfHoursWithin(startUnixMs, ranMs) - whole.Select(row => row.StartUnixMs).Distinct().Count()),
            MqttPublished = Delivery.Published.Count(ids.Contains),
            MqttAcknowledged = Delivery.Acknowledged.Count(ids.Contains),
        };
    }

    /// <summary>How many whole half-hours lie within a run.</summary>
    private static int HalfHoursWithin(long startUnixMs, long ranMs)
    {
        long first = (startUnixMs + HalfHourMs - 1) / HalfHourMs;
        long end = (startUnixMs + ranMs) / HalfHourMs;
        return (int)Math.Max(0, end - first);
    }
}

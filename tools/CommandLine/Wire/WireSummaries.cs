using NanoV2G.Firmware.Events;
using NanoV2G.Hal.Board;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Wire;

/// <summary>Adds a wire run up: what the site's process measured, what the unit stored, and how the buses did.</summary>
public sealed class WireSummaries
{
    private readonly RunOptions _options;
    private readonly RunPlan _plan;
    private readonly WireFigures _figures;
    private readonly WireController _controller;
    private readonly WireUnit _unit;

    /// <summary>Adds up.</summary>
    /// <param name="options">The options.</param>
    /// <param name="plan">The run.</param>
    /// <param name="figures">What was measured.</param>
    /// <param name="controller">The controller.</param>
    /// <param name="unit">The unit.</param>
    public WireSummaries(RunOptions options, RunPlan plan, WireFigures figures, WireController controller, WireUnit unit)
    {
        _options = options;
        _plan = plan;
        _figures = figures;
        _controller = controller;
        _unit = unit;
    }

    /// <summary>The summary.</summary>
    /// <param name="rows">The records of the run.</param>
    /// <param name="events">The events of the run.</param>
    /// <param name="delivery">What was delivered.</param>
    /// <returns>The numbers.</returns>
    public RunSummary Summarise(IReadOnlyList<HalfHourRow> rows, IReadOnlyList<EventRow> events, HalfHourDelivery delivery)
    {
        HalfHourRow[] halfHours = [.. rows.Where(row => !row.IsRecovered)];
        HalfHourRow[] recovered = [.. rows.Where(row => row.IsRecovered)];
        HashSet<string> ids = [.. halfHours.Select(row => row.Id)];
        RecordedEnergies energies = RecordedEnergies.Of(rows, _figures.Marks);

        // The last half minute of the run is there for recording and sending, as a simulated run adds it at its end.
        int expected = SimulatedDay.HalfHoursWithin(_plan.StartUnixMs, Math.Max(0, _figures.RanMs - RunPlan.AfterwardsMs));
        int whole = halfHours.Where(row => !row.IsMissing).Select(row => row.StartUnixMs).Distinct().Count();
        return new RunSummary
        {
            SimulatedS = _figures.RanMs / 1000.0,
            Ticks = _unit.Ticks,
            ExportLimitMa = _plan.Unit.ExportLimitMilliamps,
            SecondsAboveLimit = _figures.AboveMs / 1000.0,
            LongestAboveLimitS = _figures.LongestAboveMs / 1000.0,
            CountedExcursions = events.Count(row => row.Code == (int)EventCode.ExcursionCounted),
            Lockouts = events.Count(row => row.Code == (int)EventCode.LockoutEntered),
            ImportWh = rows.Sum(row => row.ImportWh),
            ExportWh = rows.Sum(row => row.ExportWh),
            RecoveredImportWh = recovered.Sum(row => row.ImportWh),
            RecoveredExportWh = recovered.Sum(row => row.ExportWh),
            RegisterImportDeltaWh = energies.RegisterImportWh,
            RegisterExportDeltaWh = energies.RegisterExportWh,
            PlantImportWh = Math.Round(energies.TrueImportWh, 1),
            PlantExportWh = Math.Round(energies.TrueExportWh, 1),
            DischargeRequestedWh = _figures.RequestedWh,
            DischargeDeliveredWh = _figures.DeliveredWh,
            DischargeFeasibleWh = _figures.FeasibleWh,
            Utilisation = _figures.FeasibleWh < 1 ? null : Math.Round(_figures.DeliveredWh / _figures.FeasibleWh, 4),
            HalfHours = halfHours.Count(row => !row.IsMissing),
            MissingHalfHours = Math.Max(0, expected - whole),
            MqttPublished = delivery.Published.Count(ids.Contains),
            MqttAcknowledged = delivery.Acknowledged.Count(ids.Contains),
            ContactorCycles = _figures.Closings,
            LimiterOff = false,
            GapS = 0,
            Faults = [.. _figures.Faults.Select(Outcome)],
            Wire = Wire(),
            WallS = 0,
            Seed = _plan.Seed,
            Version = SimulatedDay.ProgramVersion(),
        };
    }

    private static FaultOutcome Outcome(WireFault fault)
    {
        string reaction = fault.OpenedMs is null ? "The contactor stayed as it was" : "Opened the contactor";
        return new FaultOutcome(fault.Name, fault.AtUnixMs, fault.UntilUnixMs, fault.OpenedMs, fault.OpenedMs ?? fault.LongestAboveMs, reaction, fault.ClosedAgainMs);
    }

    private WireSummary Wire()
    {
        FieldSettings settings = _controller.Settings;
        return new WireSummary(
            [
                Device("boundaryMeter", settings.BoundarySlave, _controller.BoundaryLine),
                Device("assetMeter", settings.AssetSlave, _controller.AssetLine),
                Device("inverter", settings.InverterSlave, _controller.AssetLine),
            ],
            [Bus("boundary", _unit.BoundaryBus), Bus("asset", _unit.AssetBus)],
            _unit.LongestTickGapMs,
            _figures.LongestLateMs);
    }

    private WireDeviceSummary Device(string name, int address, CountingLine line)
    {
        double seconds = Math.Max(0.001, _controller.ElapsedMs / 1000.0);
        return new WireDeviceSummary(name, address, line.RequestsTo(address), line.AnswersOf(address), Math.Round(line.AnswersOf(address) / seconds, 2));
    }

    private static WireBusSummary Bus(string name, BusCounts counts)
    {
        return new WireBusSummary(name, counts.Requests, counts.Timeouts, counts.CrcErrors, counts.Exceptions, counts.Unexpected);
    }
}

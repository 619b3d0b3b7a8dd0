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
        RunSummary summary = new()
        {
            SimulatedS = _figures.RanMs / 1000.0,
            Ticks = _unit.Ticks,
            ExportLimitMa = _plan.Unit.ExportLimitMilliamps,
            SecondsAboveLimit = _figures.AboveMs / 1000.0,
            LongestAboveLimitS = _figures.LongestAboveMs / 1000.0,
            DischargeRequestedWh = _figures.RequestedWh,
            DischargeDeliveredWh = _figures.DeliveredWh,
            DischargeFeasibleWh = _figures.FeasibleWh,
            Utilisation = _figures.FeasibleWh < 1 ? null : Math.Round(_figures.DeliveredWh / _figures.FeasibleWh, 4),
            ContactorCycles = _figures.Closings,
            LimiterOff = false,
            GapS = 0,
            Faults = [.. _figures.Faults.Select(Outcome)],
            Wire = Wire(),
            WallS = 0,
            Seed = _plan.Seed,
            Version = SimulatedDay.ProgramVersion(),
        };

        // The last half minute of the run is there for recording and sending, as a simulated run adds it at its end.
        return new RecordTotals(rows, events, _figures.Marks, delivery).In(summary, _plan.StartUnixMs, Math.Max(0, _figures.RanMs - RunPlan.AfterwardsMs));
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

using NanoV2G.Tools.FaultMatrix.Rig;
using System.Diagnostics;
using System.Reflection;
using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Invariants;
using NanoV2G.Tools.Live;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Simulation;

/// <summary>
/// Lets one planned run happen: a warm-up, the run proper, in which everything is measured, and the half minute after
/// it in which the last half-hour is recorded and sent.
/// </summary>
public sealed class SimulatedDay
{
    private const long HalfHourMs = 1_800_000;
    private const int SettleEveryMs = 100;
    private const int PaceEveryMs = 100;
    private const long ReadEventsEveryMs = 600_000;

    private readonly RunPlan _plan;
    private readonly SimulationLink _link;
    private readonly SimulatedRun _run;
    private readonly ProgramFactory _factory;
    private readonly UnitRecords _records;
    private readonly UnitView _unit;
    private readonly RunCurves _curves;
    private readonly LimitScore _limit;
    private readonly ForesightScore _foresight;
    private readonly EnergyMarks _marks;
    private readonly List<FaultWatch> _faults = [];
    private readonly bool _limiterOff;
    private readonly InvariantWatch? _invariants;
    private readonly LockoutResets _resets;

    /// <summary>Sets a run up.</summary>
    /// <param name="plan">What is run.</param>
    /// <param name="link">The unit's message link.</param>
    /// <param name="limiterOff">Whether the unit is given limits so wide that it never acts on them.</param>
    public SimulatedDay(RunPlan plan, SimulationLink link, bool limiterOff)
    {
        _plan = plan;
        _link = link;
        _limiterOff = limiterOff;
        SimulatedSite site = PlannedRun.MakeSite(plan);
        _factory = new ProgramFactory(limiterOff ? WithoutLimits(plan) : plan.Unit, () => site.UtcUnixMs);
        _run = PlannedRun.Start(plan, site, _factory, link);
        _records = new UnitRecords(_run.Hardware.Store);
        _unit = new UnitView(_run, program => ((ChargepointProgram)program).Control);
        _curves = new RunCurves(plan.StartUnixMs, plan.DurationMs);
        _limit = new LimitScore(plan.Unit.ExportLimitMilliamps, SiteTiming.StepMs);
        _foresight = new ForesightScore(site, plan.Unit.ExportLimitMilliamps, plan.Unit.ReservePermille);
        _marks = new EnergyMarks(site);
        _invariants = limiterOff ? null : new InvariantWatch(plan, _run, _unit);
        _resets = new LockoutResets(plan, _run, _unit);
        int safeMilliamps = Math.Max(0, plan.Unit.ExportLimitMilliamps - plan.Unit.OtherGenerationMilliamps);
        foreach (FaultPlan fault in plan.Faults)
        {
            _faults.Add(new FaultWatch(_run, _unit, link, fault, plan.Unit.ExportLimitMilliamps, safeMilliamps));
        }
    }

    /// <summary>The lines of <c>events.ndjson</c>.</summary>
    public IReadOnlyList<string> EventLines => _records.EventLines;

    /// <summary>Runs.</summary>
    /// <param name="trace">Receives one row a second.</param>
    /// <param name="pace">Waits where the run is not to be as fast as possible.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="live">Shows the run to a live page and takes its commands; null when there is none.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <returns>What the run leaves behind.</returns>
    public RunRecord Run(TraceWriter trace, Pace pace, Action<double> progress, LiveSession? live, CancellationToken cancellation)
    {
        Stopwatch wall = Stopwatch.StartNew();
        RunRecorder recorder = new(_run, _unit, new ClockSchedule(_plan.Unit), _curves, trace, RunPlan.WarmUpMs);
        RunUntil(RunPlan.WarmUpMs, ObserveWarmUp, CancellationToken.None);
        pace.Begin(RunPlan.WarmUpMs);
        live?.Begin(new LiveRun(_run, _unit, _records, _factory, _link, _plan.Unit, pace));
        long ticksBefore = _run.Ticks;
        _foresight.Begin();
        long endMs = RunPlan.WarmUpMs + _plan.DurationMs;
        RunUntil(endMs, () => ObserveStep(recorder, pace, progress, live, endMs), cancellation);
        long ranMs = _run.Site.NowMs - RunPlan.WarmUpMs;
        long ticks = _run.Ticks - ticksBefore;
        int closings = _run.Site.Contactor.Closings;
        RunUntil(_run.Site.NowMs + RunPlan.AfterwardsMs, ObserveAfterwards, CancellationToken.None);
        _records.ReadEvents(_factory.BootUnixMs);
        progress(1);
        live?.End();

        IReadOnlyList<HalfHourRow> rows = [.. HalfHoursOfRun(ranMs)];
        EventRow[] events = [.. _records.Events.Where(row => IsOfRun(row, ranMs))];
        RunSummary summary = Summarise(rows, events, ranMs, ticks, closings) with { LiveActions = live?.Actions ?? 0, GapS = recorder.GapMs / 1000.0, WallS = Math.Round(wall.Elapsed.TotalSeconds, 2) };
        return new RunRecord(_plan.Setup, summary, _curves, rows, events);
    }

    /// <summary>
    /// The limiter is switched off by limits that nothing reaches; watchdog, fail-safe and everything else stay as they
    /// are, so that the difference is the limiter's.
    /// </summary>
    private static UnitSettings WithoutLimits(RunPlan plan)
    {
        const int nothingReaches = 10_000_000;
        UnitSettings open = UnitSettingsCopy.Of(plan.Unit);
        open.ExportLimitMilliamps = nothingReaches;

        // Above its meter's rating the unit would refuse the meter.
        open.ImportLimitMilliamps = plan.Field.BoundaryRatedMilliamps;
        return open;
    }

    private void RunUntil(long siteMs, Action observe, CancellationToken cancellation)
    {
        SimulatedSite site = _run.Site;
        while (site.NowMs < siteMs)
        {
            _run.StepTenMs();
            observe();
            long nowMs = site.NowMs;
            if (nowMs % SettleEveryMs == 0)
            {
                _link.Settle(nowMs);
                if (cancellation.IsCancellationRequested)
                {
                    return;
                }
            }

            if (nowMs % ReadEventsEveryMs == 0)
            {
                _records.ReadEvents(_factory.BootUnixMs);
            }
        }
    }

    private void ObserveWarmUp()
    {
        _marks.Observe();
        _invariants?.Observe();
    }

    private void ObserveStep(RunRecorder recorder, Pace pace, Action<double> progress, LiveSession? live, long endMs)
    {
        recorder.Observe();
        _limit.Observe(_run.Site.LeastGridMilliamps);
        _foresight.Observe(recorder.RequestWatts);
        _marks.Observe();
        _invariants?.Observe();
        _resets.Observe();
        ObserveFaults();
        long nowMs = _run.Site.NowMs;
        if (nowMs % PaceEveryMs == 0)
        {
            live?.Step();
            pace.Await(nowMs);
        }

        if (nowMs % 1000 == 0)
        {
            progress((double)(nowMs - RunPlan.WarmUpMs) / (endMs - RunPlan.WarmUpMs));
        }
    }

    private void ObserveAfterwards()
    {
        _marks.Observe();
        ObserveFaults();
    }

    private void ObserveFaults()
    {
        foreach (FaultWatch fault in _faults)
        {
            fault.Observe();
        }
    }

    /// <summary>The first half-hour that is stored began before the run did and is none of its business.</summary>
    private bool IsOfRun(EventRow row, long ranMs)
    {
        bool isOfHalfHourBefore = (EventCode)row.Code is EventCode.HalfHourStored or EventCode.HalfHourPartial or EventCode.HalfHoursMissing
            && row.Value1 * HalfHourMs < _plan.StartUnixMs;
        return row.UnixMs >= _plan.StartUnixMs && row.UnixMs <= _plan.StartUnixMs + ranMs && !isOfHalfHourBefore;
    }

    private IEnumerable<HalfHourRow> HalfHoursOfRun(long ranMs)
    {
        return _records.ReadHalfHours(_plan.Unit.UnitId, _link.HalfHours.Acknowledged)
            .Where(row => row.StartUnixMs >= _plan.StartUnixMs && row.EndUnixMs <= _plan.StartUnixMs + ranMs);
    }

    private RunSummary Summarise(IReadOnlyList<HalfHourRow> rows, IReadOnlyList<EventRow> events, long ranMs, long ticks, int closings)
    {
        double feasible = _foresight.FeasibleWattHours;
        RunSummary summary = new()
        {
            SimulatedS = ranMs / 1000.0,
            Ticks = ticks,
            ExportLimitMa = _plan.Unit.ExportLimitMilliamps,
            SecondsAboveLimit = _limit.AboveMs / 1000.0,
            LongestAboveLimitS = _limit.LongestMs / 1000.0,
            DischargeRequestedWh = Math.Round(_foresight.RequestedWattHours, 1),
            DischargeDeliveredWh = Math.Round(_foresight.DeliveredWattHours, 1),
            DischargeFeasibleWh = Math.Round(feasible, 1),
            Utilisation = feasible < 1 ? null : Math.Round(_foresight.DeliveredWattHours / feasible, 4),
            ContactorCycles = closings,
            BoundaryRefreshMs = _run.Board?.BoundaryMeter.MeasuredRefreshMs ?? 0,
            BoundaryPollMilliHertz = PollMilliHertz(_run.Board?.Devices.BoundaryMeter),
            AssetPollMilliHertz = PollMilliHertz(_run.Board?.Devices.AssetMeter),
            InverterPollMilliHertz = PollMilliHertz(_run.Board?.Devices.Inverter),
            LimiterOff = _limiterOff,
            GapS = 0,
            Faults = [.. _faults.Select(fault => fault.Finish(_plan.Site.StartUtcUnixMs))],
            BrokenInvariants = _invariants?.Broken ?? [],
            WallS = 0,
            Seed = _plan.Seed,
            Version = ProgramVersion(),
        };
        return new RecordTotals(rows, events, _marks.All, _link.HalfHours).In(summary, _plan.StartUnixMs, ranMs);
    }

    /// <summary>Version of this program.</summary>
    /// <returns>For example "0.1.0".</returns>
    public static string ProgramVersion()
    {
        string version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        return version.Split('+')[0];
    }

    private int PollMilliHertz(object? device) =>
        device is BusDevice polled && _run.Board is not null ? (int)(polled.Readings * 1_000_000L / _run.Board.Clock.MonotonicMs) : 0;
}

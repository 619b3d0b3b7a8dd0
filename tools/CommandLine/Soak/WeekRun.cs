using System.Security.Cryptography;
using NanoV2G.Firmware.Application;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Invariants;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Soak;

/// <summary>
/// Lets a unit live through one week, with the planner and the judges of <c>nanov2g run</c> and a broker in memory. It goes on
/// after a broken invariant and after a crash.
/// </summary>
public sealed class WeekRun : IProgramFactory, IPublishedMessageSink
{
    private const int Crash = 6;
    private const int Conservation = 5;
    private const int LookEveryMs = 1000;
    private const long DeliveredWithinMs = 3_600_000;

    private readonly RunPlan _plan;
    private readonly Func<ChargepointProgram, IBoard, IBoardProgram> _wrap;
    private readonly SimulatedRun _run;
    private readonly UnitView _unit;
    private readonly InvariantWatch _watch;
    private readonly EnergyMarks _marks;
    private readonly HalfHourInvariant _halfHours;
    private readonly HalfHourDelivery _delivery = new();
    private readonly LockoutResets _resets;
    private readonly WeekCounts _counts;
    private readonly List<BrokenInvariant> _broken = [];
    private ChargepointProgram? _program;

    /// <summary>Sets a week up.</summary>
    /// <param name="plan">The plan of its site file.</param>
    /// <param name="wrap">Makes the program that runs out of the firmware; tests plant their bugs there.</param>
    public WeekRun(RunPlan plan, Func<ChargepointProgram, IBoard, IBoardProgram> wrap)
    {
        _plan = plan;
        _wrap = wrap;
        SimulatedSite site = PlannedRun.MakeSite(plan);
        _run = PlannedRun.Start(plan, site, this, new SimulatedMessageLink(site, this, 1));
        _run.RethrowsCrashes = false;
        _unit = new UnitView(_run, _ => _program!.Control);
        _watch = new InvariantWatch(plan, _run, _unit);
        _marks = new EnergyMarks(site);
        _halfHours = new HalfHourInvariant(plan, _run, _marks);
        _resets = new LockoutResets(plan, _run, _unit);
        _counts = new WeekCounts(plan, _run, _unit);
    }

    /// <inheritdoc/>
    public IBoardProgram Create(IBoard board)
    {
        _program = new ChargepointProgram(board, _plan.Unit);
        return _wrap(_program, board);
    }

    /// <inheritdoc/>
    public void OnPublished(long siteMs, string topic, byte[] payload, int length, bool retain, int token)
    {
        _delivery.OnPublished(topic, payload.AsSpan(0, length), token);
    }

    /// <summary>Runs the week.</summary>
    /// <param name="key">Which one it is.</param>
    /// <param name="flashPath">Receives the flash with which the next week begins.</param>
    /// <param name="progress">Told the simulated time that has passed since it was told last, ms.</param>
    /// <param name="cancellation">Ends the week with an <see cref="OperationCanceledException"/>; nothing is left of it then.</param>
    /// <returns>What came of it.</returns>
    public SoakWeek Run(WeekKey key, string flashPath, Action<long> progress, CancellationToken cancellation)
    {
        SimulatedSite site = _run.Site;
        long endMs = RunPlan.WarmUpMs + _plan.DurationMs;
        while (site.NowMs < endMs)
        {
            _run.StepTenMs();
            Observe();
            if (site.NowMs % LookEveryMs == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress(LookEveryMs);
            }
        }

        while (site.NowMs < endMs + RunPlan.AfterwardsMs)
        {
            _run.StepTenMs();
            _marks.Observe();
        }

        FlashImage.Save(_run.Hardware.Store, flashPath);
        return Close(key, flashPath);
    }

    private void Observe()
    {
        _watch.Observe();
        _resets.Observe();
        _counts.Observe();
        _marks.Observe();
        if (_run.Crashes > 0 && _broken.Count == 0)
        {
            Note(Crash, $"a step threw {_run.LastCrash?.GetType().Name}: {_run.LastCrash?.Message}");
        }
    }

    private SoakWeek Close(WeekKey key, string flashPath)
    {
        SimulatedSite site = _run.Site;
        SoakRecords records = JudgeRecords();
        return new SoakWeek
        {
            Unit = key.Unit,
            Week = key.Week,
            StartUtc = Rfc3339.Text(key.StartUnixMs),
            SimulatedS = _plan.DurationMs / 1000,
            Ticks = _run.Ticks,
            Faults = CountFaults(),
            Restarts = _run.Boots - 1,
            SupervisorResets = _run.Resets,
            PowerLosses = _run.PowerLosses,
            PlugEvents = _counts.PlugEvents,
            Lockouts = _counts.Lockouts,
            CountedExcursions = _counts.CountedExcursions,
            UserResets = _counts.UserResets,
            InstallerVisits = _resets.InstallerVisits,
            EndsLockedOut = _counts.IsLockedOut,
            LatchedFault = LatchedSide.FaultOf(_unit.Control).ToString(),
            SecondsAboveLimit = _counts.SecondsAboveLimit,
            LongestAboveLimitS = _counts.LongestAboveLimitS,
            LongestOwnAboveLimitS = _counts.LongestOwnAboveLimitS,
            ImportWh = site.AssetImportMilliwattSeconds / 3_600_000,
            ExportWh = site.AssetExportMilliwattSeconds / 3_600_000,
            ContactorClosings = _counts.Closings,
            ContactorOpenings = _counts.Openings,
            Records = records,
            FlashErases = _run.Hardware.Store.Erases,
            FlashFreeBlocks = _run.Hardware.Store.FreeBlocks,
            LongestTickGapMs = _run.LongestTickGapMs,
            Coverage = _watch.Coverage,
            BrokenInvariants = [.. _watch.Broken.Concat(_broken).OrderBy(broken => broken.AfterMs)],
            StateOfChargePermille = site.Battery.StateOfChargePermille,
            RegisterImportWh = NextWholeWh(site.AssetMeter.Face.ImportMilliWattHours),
            RegisterExportWh = NextWholeWh(site.AssetMeter.Face.ExportMilliWattHours),
            FlashSha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(flashPath))),
        };
    }

    /// <summary>Up, since a meter rounds what it shows to its own step: cut off, the register might go back by that in the next week.</summary>
    private static long NextWholeWh(long milliWattHours) => (milliWattHours + 999) / 1000;

    private SortedDictionary<string, int> CountFaults()
    {
        return new(_plan.Faults.GroupBy(fault => SimulatedFaults.NameOf(fault.Fault)).ToDictionary(kind => kind.Key, kind => kind.Count()), StringComparer.Ordinal);
    }

    private SoakRecords JudgeRecords()
    {
        string? unbalanced = _halfHours.Judge();
        int undelivered = Undelivered();
        if (unbalanced is not null || undelivered > 0)
        {
            Note(Conservation, unbalanced ?? $"{undelivered} half-hour(s) that were over for an hour had not reached the broker");
        }

        return new SoakRecords(_halfHours.HalfHours, _halfHours.Missing, _halfHours.Recovered, _halfHours.ImportWh, _halfHours.ExportWh, undelivered);
    }

    private int Undelivered()
    {
        long beforeUnixMs = _plan.StartUnixMs + _plan.DurationMs - DeliveredWithinMs;
        return new UnitRecords(_run.Hardware.Store).ReadHalfHours(_plan.Unit.UnitId, _delivery.Published)
            .Count(row => row.StartUnixMs >= _plan.StartUnixMs && row.EndUnixMs <= beforeUnixMs && !row.AcknowledgedByBroker);
    }

    private void Note(int number, string what)
    {
        _broken.Add(new BrokenInvariant(number, _run.Site.NowMs - RunPlan.WarmUpMs, what));
    }
}

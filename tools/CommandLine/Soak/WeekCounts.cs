using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.FaultMatrix.Rig;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Soak;

/// <summary>What is counted of a week, step by step: the plant's truth, and the unit's ledger.</summary>
public sealed class WeekCounts
{
    private readonly SimulatedRun _run;
    private readonly UnitView _unit;
    private readonly LimitScore _limit;
    private readonly LimitScore _ownLimit;
    private readonly LockoutLedgerState _before = new();
    private bool _hasLedger;
    private bool _isClosed;
    private bool _isConnected;

    /// <summary>Counts a run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="run">The run, before its first step.</param>
    /// <param name="unit">The unit.</param>
    public WeekCounts(RunPlan plan, SimulatedRun run, UnitView unit)
    {
        _run = run;
        _unit = unit;
        _limit = new LimitScore(plan.Unit.ExportLimitMilliamps, SiteTiming.StepMs);
        _ownLimit = new LimitScore(plan.Unit.ExportLimitMilliamps, SiteTiming.StepMs);
        _isConnected = run.Site.Battery.IsConnected;
    }

    /// <summary>Openings of the main contacts.</summary>
    public int Openings { get; private set; }

    /// <summary>Closings of the main contacts.</summary>
    public int Closings { get; private set; }

    /// <summary>Changes of the plug.</summary>
    public int PlugEvents { get; private set; }

    /// <summary>Lockouts entered.</summary>
    public int Lockouts { get; private set; }

    /// <summary>Excursions counted.</summary>
    public int CountedExcursions { get; private set; }

    /// <summary>Resets by the householder.</summary>
    public int UserResets { get; private set; }

    /// <summary>Whether the unit is locked out.</summary>
    public bool IsLockedOut { get; private set; }

    /// <summary>Time above the export limit, s.</summary>
    public double SecondsAboveLimit => _limit.AboveMs / 1000.0;

    /// <summary>Longest such time, s.</summary>
    public double LongestAboveLimitS => _limit.LongestMs / 1000.0;

    /// <summary>Longest such time in which the unit itself gave power, s.</summary>
    public double LongestOwnAboveLimitS => _ownLimit.LongestMs / 1000.0;

    /// <summary>Takes one step.</summary>
    public void Observe()
    {
        SimulatedSite site = _run.Site;
        _limit.Observe(site.LeastGridMilliamps);
        _ownLimit.Observe(site.InverterWatts < 0 ? site.LeastGridMilliamps : 0);
        if (site.Contactor.IsMainClosed != _isClosed)
        {
            _isClosed = !_isClosed;
            Closings += _isClosed ? 1 : 0;
            Openings += _isClosed ? 0 : 1;
        }

        if (site.Battery.IsConnected != _isConnected)
        {
            _isConnected = !_isConnected;
            PlugEvents++;
        }

        if (_unit.Control is ControlLoop control)
        {
            ObserveLedger(control.Excursions.Ledger);
        }
    }

    private void ObserveLedger(LockoutLedgerState ledger)
    {
        if (!_hasLedger)
        {
            _hasLedger = true;
            ledger.CopyTo(_before);
        }

        Lockouts = ledger.TotalLockouts - _before.TotalLockouts;
        CountedExcursions = ledger.TotalCounted - _before.TotalCounted;
        UserResets = ledger.TotalUserResets - _before.TotalUserResets;
        IsLockedOut = ledger.IsLockedOut;
    }
}

using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Limits;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Simulation;

/// <summary>
/// Watches one injected fault from outside, in steps of 10 ms: when something acted on it, from when on the site was
/// safe, when the service was back. Nothing of this is the unit's own opinion.
/// </summary>
public sealed class FaultWatch
{
    private const long HalfHourMs = 1_800_000;
    private const int NoticeableWatts = 100;
    private const int WatchedPermissives = Permissive.SupplyHealthy | Permissive.BoundaryLive | Permissive.AssetMeterRead | Permissive.NothingForbids;

    private readonly SimulatedRun _run;
    private readonly UnitView _unit;
    private readonly SimulationLink _link;
    private readonly FaultPlan _plan;
    private readonly int _limitMilliamps;
    private readonly int _safeMilliamps;
    private bool _hasBegun;
    private bool _wasServing;
    private bool _wasFailing;
    private int _resetsBefore;
    private int _attemptsBefore;
    private long _endMs;
    private long _aboveMs;
    private long _lastUnsafeMs = -1;
    private long _longestAboveMs;
    private long _openedMs = -1;
    private long _detectedMs = -1;
    private long _recoveredMs = -1;
    private string _openedBy = "";
    private LimitReason _reason;

    /// <summary>Watches a fault.</summary>
    /// <param name="run">The run.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="link">Its message link.</param>
    /// <param name="plan">What comes when.</param>
    /// <param name="limitMilliamps">Maximum export limit, mA.</param>
    /// <param name="safeMilliamps">What the unit may export whatever the site does, mA: the limit less the registered generation.</param>
    public FaultWatch(SimulatedRun run, UnitView unit, SimulationLink link, FaultPlan plan, int limitMilliamps, int safeMilliamps)
    {
        _run = run;
        _unit = unit;
        _link = link;
        _plan = plan;
        _limitMilliamps = limitMilliamps;
        _safeMilliamps = safeMilliamps;
        _endMs = plan.EndSiteMs;
    }

    /// <summary>Takes one step.</summary>
    public void Observe()
    {
        long nowMs = _run.Site.NowMs;
        if (nowMs < _plan.StartSiteMs)
        {
            return;
        }

        if (!_hasBegun)
        {
            // The fault itself begins with the step that follows.
            Begin();
            return;
        }

        if (_plan.Fault == SimulatedFault.Hang && _run.Resets > _resetsBefore && nowMs < _endMs)
        {
            // The reset ends a hang before its time.
            _endMs = nowMs;
        }

        if (nowMs <= _endMs)
        {
            ObserveFault(nowMs);
        }
        else if (_recoveredMs < 0 && IsServiceBack())
        {
            _recoveredMs = nowMs - _endMs;
        }
    }

    /// <summary>What became of the fault.</summary>
    /// <param name="siteStartUnixMs">UTC at site time 0, ms since 1970.</param>
    /// <returns>The outcome.</returns>
    public FaultOutcome Finish(long siteStartUnixMs)
    {
        bool isOver = _run.Site.NowMs > _endMs;
        return new FaultOutcome(
            SimulatedFaults.NameOf(_plan.Fault),
            siteStartUnixMs + _plan.StartSiteMs,
            isOver ? siteStartUnixMs + _endMs : null,
            _detectedMs < 0 ? null : _detectedMs,
            SafeMs(),
            Reaction(isOver),
            _recoveredMs < 0 ? null : _recoveredMs);
    }

    private bool LosesTheBroker => _plan.Fault is SimulatedFault.BrokerGone or SimulatedFault.BrokerBlackHole or SimulatedFault.DnsSlow;

    private void Begin()
    {
        _hasBegun = true;
        _wasServing = _run.Site.Contactor.IsMainClosed && Math.Abs(_run.Site.InverterWatts) > NoticeableWatts;
        _wasFailing = IsFailing();
        _resetsBefore = _run.Resets;
        _attemptsBefore = _run.LinkThread.Attempts;
    }

    private void ObserveFault(long nowMs)
    {
        long sinceMs = nowMs - _plan.StartSiteMs;
        SimulatedSite site = _run.Site;
        if (_openedMs < 0 && _wasServing && !site.Contactor.IsMainClosed)
        {
            _openedMs = sinceMs;
            _openedBy = !site.Supply.IsOn ? "The contactor fell open with the mains" : !site.Supervisor.IsSupplying ? "The hardware supervisor opened the contactor" : "Opened the contactor";
        }

        if (_detectedMs < 0 && IsDetected())
        {
            _detectedMs = sinceMs;
            _reason = ReasonNow();
        }

        _aboveMs = -site.LeastGridMilliamps > _limitMilliamps ? _aboveMs + SiteTiming.StepMs : 0;
        _longestAboveMs = Math.Max(_longestAboveMs, _aboveMs);
        if (!IsSafeWithoutMeter(site))
        {
            _lastUnsafeMs = sinceMs;
        }
    }

    private bool IsDetected()
    {
        return LosesTheBroker
            ? !_link.IsConnected
            : _openedMs >= 0 || !_run.Site.Supervisor.IsSupplying || (!_wasFailing && IsFailing());
    }

    private bool IsFailing()
    {
        ControlLoop? control = _unit.Control;
        return control is not null && _unit.IsRunning
            && ((control.MissingPermissives & WatchedPermissives) != 0
                || ReasonWords.GroupOf(control.Window.ExportReason) >= HeldBack.FailSafe
                || ReasonWords.GroupOf(control.Window.ImportReason) >= HeldBack.FailSafe);
    }

    private LimitReason ReasonNow()
    {
        ControlLoop? control = _unit.Control;
        if (control is null)
        {
            return LimitReason.Rating;
        }

        return ReasonWords.GroupOf(control.Window.ExportReason) >= HeldBack.FailSafe ? control.Window.ExportReason : control.Window.ImportReason;
    }

    /// <summary>Open, or no more than may flow whatever the house does: export up to the limit, and no charging beyond what the fuse leaves.</summary>
    private bool IsSafeWithoutMeter(SimulatedSite site)
    {
        if (!site.Contactor.IsMainClosed || Math.Abs(site.InverterWatts) <= NoticeableWatts)
        {
            return true;
        }

        return site.InverterWatts < 0 && site.ChargerMilliamps <= _safeMilliamps;
    }

    private bool IsServiceBack()
    {
        if (LosesTheBroker)
        {
            return _link.IsConnected && _link.HalfHours.Published.Count == _link.HalfHours.Acknowledged.Count;
        }

        ControlLoop? control = _unit.Control;
        if (control is null || IsFailing() || _unit.Judge() is HeldBack.NotRunning or HeldBack.FailSafe or HeldBack.Lockout or HeldBack.Waiting)
        {
            return false;
        }

        int missing = Math.Abs(control.Target.Watts - _run.Site.InverterWatts);
        return missing <= Math.Max(NoticeableWatts * 2, Math.Abs(control.Target.Watts) / 10);
    }

    private long? SafeMs()
    {
        return _plan.Fault switch
        {
            SimulatedFault.BrokerGone or SimulatedFault.AssetMeterSilent => null,
            SimulatedFault.MeterSilent or SimulatedFault.MeterFrozen or SimulatedFault.Hang or SimulatedFault.PowerCut => _lastUnsafeMs < 0 ? 0 : _lastUnsafeMs + SiteTiming.StepMs,
            _ => _longestAboveMs,
        };
    }

    private string Reaction(bool isOver)
    {
        if (LosesTheBroker)
        {
            long kept = (_endMs / HalfHourMs) - (_plan.StartSiteMs / HalfHourMs);
            string sent = _recoveredMs >= 0 ? " and sent them when the broker came back" : isOver ? "; not all were confirmed before the run ended" : "";
            return $"Went on without messages; kept {kept} half-hours in flash{sent}{AttemptReaction()}.";
        }

        return PlantReaction() + ResetReaction() + ".";
    }

    private string AttemptReaction()
    {
        int attempts = _run.LinkThread.Attempts - _attemptsBefore;
        int resets = _run.Resets - _resetsBefore;
        string hung = resets == 0 ? "" : resets == 1 ? "; one hung and the supervisor reset the chip" : $"; {resets} hung and the supervisor reset the chip each time";
        return attempts == 0 ? "" : attempts == 1 ? $"; parked for one attempt to connect{hung}" : $"; parked for {attempts} attempts to connect{hung}";
    }

    private string PlantReaction()
    {
        string why = ReasonWords.GroupOf(_reason) >= HeldBack.FailSafe ? ", because of " + ReasonWords.Of(_reason) : "";
        if (_openedMs >= 0)
        {
            return $"{_openedBy} after {_openedMs} ms{(_openedBy.StartsWith("Opened", StringComparison.Ordinal) ? why : "")}";
        }

        if (!_wasServing)
        {
            return _detectedMs >= 0 ? "No power was flowing; kept the contactor from serving" + why : "No power was flowing: nothing had to be made safe";
        }

        if (_detectedMs >= 0)
        {
            return "Took its own power to what is safe" + why;
        }

        return _longestAboveMs == 0 ? "Went on serving; the true current was never above the limit" : $"Went on serving; the true current was above the limit for {_longestAboveMs} ms at most";
    }

    private string ResetReaction()
    {
        return _plan.Fault == SimulatedFault.Hang && _run.Resets > _resetsBefore ? $"; the supervisor reset the chip after {(_endMs - _plan.StartSiteMs) / 1000} s" : "";
    }

}

/// <summary>A fault that is to be injected.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="StartSiteMs">Site time at which it begins, ms.</param>
/// <param name="EndSiteMs">Site time at which it ends, ms.</param>
public sealed record FaultPlan(SimulatedFault Fault, long StartSiteMs, long EndSiteMs);

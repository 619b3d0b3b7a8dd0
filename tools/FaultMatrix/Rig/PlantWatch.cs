using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.FaultMatrix.Cases;

namespace NanoV2G.Tools.FaultMatrix.Rig;

/// <summary>
/// What the plant itself shows from the fault on, every 10 ms: the true current of each phase that the inverter feeds against
/// the limits, and the main contacts. Nothing of this is the unit's opinion.
/// </summary>
public sealed class PlantWatch
{
    private const int ReconnectMs = 20000;
    private const int BootSettleMs = 10000;
    private const int LeastOpenMs = 10000;
    private const int ChargingWatts = 150;
    private const int UnderWayMs = 1000;

    private readonly UnitAtSite _unit;
    private readonly UnitPosture _posture;
    private readonly long _beganMs;
    private bool _wasClosed;
    private long _openedMs = long.MinValue / 2;
    private long _unhealthyMs = long.MinValue / 2;
    private long _firstAboveMs = -1;
    private long _lastAboveMs = -1;

    /// <summary>Watches from now on.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="posture">Its posture now.</param>
    public PlantWatch(UnitAtSite unit, UnitPosture posture)
    {
        _unit = unit;
        _posture = posture;
        _beganMs = unit.Site.NowMs;
        WasClosedAtStart = unit.Site.Contactor.IsMainClosed;
        _wasClosed = WasClosedAtStart;
    }

    /// <summary>Whether the main contacts were closed at the start.</summary>
    public bool WasClosedAtStart { get; }

    /// <summary>Time from the start to the first opening of the main contacts, ms; -1 = none.</summary>
    public long FirstOpenMs { get; private set; } = -1;

    /// <summary>Whether the main contacts have closed since the start.</summary>
    public bool HasClosed { get; private set; }

    /// <summary>Whether they have closed after having opened since the start.</summary>
    public bool HasClosedAgain { get; private set; }

    /// <summary>What was done that must never be: closing before its time, or without leave; empty when nothing.</summary>
    public string Offence { get; private set; } = "";

    /// <summary>
    /// How long the site took to be safe, ms: from the fault, or from when the true current first left the limit, until it
    /// was back within and stayed there.
    /// </summary>
    public long SafeMs => _lastAboveMs < 0 ? 0 : _lastAboveMs - _firstAboveMs + SiteTiming.StepMs;

    /// <summary>Takes one step.</summary>
    public void Observe()
    {
        SimulatedSite site = _unit.Site;
        if (IsAbove(site))
        {
            _firstAboveMs = _firstAboveMs < 0 ? site.NowMs : _firstAboveMs;
            _lastAboveMs = site.NowMs;
        }

        if (!IsHealthy(site.Supply))
        {
            _unhealthyMs = site.NowMs;
        }

        bool isClosed = site.Contactor.IsMainClosed;
        if (isClosed && !_wasClosed)
        {
            Close(site.NowMs);
        }
        else if (!isClosed && _wasClosed)
        {
            _openedMs = site.NowMs;
            FirstOpenMs = FirstOpenMs < 0 ? site.NowMs - _beganMs : FirstOpenMs;
        }

        _wasClosed = isClosed;
    }

    private static bool IsAbove(SimulatedSite site)
    {
        return FedPhases.MostExportMilliamps(site) > FaultSetup.ExportLimitMilliamps
            || (site.InverterWatts > ChargingWatts && FedPhases.MostImportMilliamps(site) > FaultSetup.ImportLimitMilliamps);
    }

    private static bool IsHealthy(MainsSupply supply)
    {
        return supply.Millivolts is >= SupplyWatch.LowestMillivolts and <= SupplyWatch.HighestMillivolts
            && supply.FrequencyMilliHertz is >= SupplyWatch.LowestMilliHertz and <= SupplyWatch.HighestMilliHertz;
    }

    /// <summary>A closing that was under way when the supply failed is not held against the unit.</summary>
    private bool IsTooSoonForSupply(long nowMs)
    {
        return nowMs - _unhealthyMs < ReconnectMs && nowMs - _beganMs > UnderWayMs;
    }

    private void Close(long nowMs)
    {
        HasClosed = true;
        HasClosedAgain |= FirstOpenMs >= 0;
        long bootMs = _unit.BootSiteMs[^1];
        bool isEarly = nowMs - bootMs < BootSettleMs || nowMs - _openedMs < LeastOpenMs || IsTooSoonForSupply(nowMs);
        bool hasLeave = UnitPostures.IsServing(_posture);
        Offence = Offence.Length > 0 ? Offence : !hasLeave ? "closedWithoutLeave" : isEarly ? "closedTooEarly" : "";
    }
}

using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.Invariants;

/// <summary>
/// Invariant 10: with every permissive true for 60 s a feasible request is delivered, and no fault that has gone away keeps
/// the unit idle longer than its recovery. What is feasible follows from the plant: what limit, house, sun and car have
/// left without a break in the last minute, less the margins. It counts as delivered when it has flowed once in that time.
/// </summary>
/// <remarks>
/// Not judged beside a home battery that is quick: it takes back what the unit's steps move before the meter at the supply
/// terminals shows it, or hunts, and no meter can be proved there (firmware/Watchdog/README.md). The limits are judged all the same.
/// </remarks>
public sealed class LivenessInvariant
{
    /// <summary>Time with every permissive true after which a feasible request has to have been delivered, ms.</summary>
    public const int PermittedMs = 60_000;

    /// <summary>Ticks, reversals and hold times that no setting names, ms.</summary>
    private const int SlackMs = 15_000;

    /// <summary>Least current that is worth asking for, mA.</summary>
    private const int LeastMilliamps = 4000;

    /// <summary>Least request that is judged, W.</summary>
    private const int LeastWatts = 800;

    /// <summary>Interval of a home battery's own control from which on it is calm, ms.</summary>
    public const int CalmMs = 4000;

    /// <summary>Part of what is feasible that has to flow, permille: class errors, ripple and the inverter's own error.</summary>
    private const int DeliveredPermille = 800;

    /// <summary>Distance from reserve and full at which the car is no longer what bounds the power, permille.</summary>
    private const int ClearPermille = 40;

    private readonly WatchedPlant _plant;
    private readonly FeasibleCurrent _feasible;
    private readonly int _recoveryMs;
    private long _fineSinceMs;
    private long _permittedSinceMs;
    private int _requestWatts;
    private bool _wasDelivered;

    /// <summary>Watches a plant.</summary>
    /// <param name="plant">The plant.</param>
    public LivenessInvariant(WatchedPlant plant)
    {
        _plant = plant;
        _feasible = new FeasibleCurrent(plant);
        _recoveryMs = RecoveryMs(plant);
    }

    /// <summary>Times that a feasible request was delivered after something had stood in its way.</summary>
    public long Deliveries { get; private set; }

    /// <summary>
    /// The stated recovery: the retry after a watch has opened, the wait after an emergency stop, or boot and reconnection, then the contactor's rest, the
    /// inverter's start and the ramp.
    /// </summary>
    /// <param name="plant">The plant.</param>
    /// <returns>Time, ms.</returns>
    public static int RecoveryMs(WatchedPlant plant)
    {
        SiteParameters site = plant.Site.Parameters;
        int rampMs = (int)(site.InverterRatedWatts * 1000L / plant.Settings.RampWattsPerSecond);
        int bootMs = site.ControllerBootMs + plant.Settings.BootSettleMs;
        int readyMs = Math.Max(Math.Max(plant.Settings.DeliveryRetryMs, plant.Settings.EmergencyStopHoldMs), bootMs) + plant.Settings.ReconnectMs;
        return readyMs + plant.Settings.LeastOpenMs + site.InverterRestartMs + rampMs + plant.Settings.HoldBeforeRiseMs + SlackMs;
    }

    /// <summary>Takes one step.</summary>
    /// <returns>What is broken, or null.</returns>
    public string? Observe()
    {
        if (!_plant.HasTicked && _plant.Run.Life == ControllerLife.Running)
        {
            return null;
        }

        long nowMs = _plant.Site.NowMs;
        ControlLoop? control = _plant.Control;
        bool isFine = control is not null && IsFine(control);
        bool isDelivered = isFine && IsDelivered(control!.Requests.Watts);
        Deliveries += isDelivered && !_wasDelivered ? 1 : 0;
        _wasDelivered = isDelivered;
        if (control is null || !isFine || isDelivered)
        {
            _fineSinceMs = nowMs;
            _permittedSinceMs = nowMs;
            return null;
        }

        if (control.MissingPermissives != 0)
        {
            _permittedSinceMs = nowMs;
        }

        return Judge(control, nowMs);
    }

    private string? Judge(ControlLoop control, long nowMs)
    {
        if (nowMs - _permittedSinceMs > PermittedMs)
        {
            return $"every permissive held for {(nowMs - _permittedSinceMs) / 1000} s: {Words(control)}";
        }

        return nowMs - _fineSinceMs > _recoveryMs
            ? $"nothing has stood in the way for {(nowMs - _fineSinceMs) / 1000} s, the recovery: {Words(control)}, open because of {control.Window.OpenReason}, missing permissives {control.MissingPermissives}"
            : null;
    }

    private string Words(ControlLoop control)
    {
        return $"{control.Requests.Watts} W were asked for, {_feasible.Milliamps} mA a phase were feasible, {_plant.Site.InverterWatts} W flowed, {control.Target.Watts} W were commanded within {control.Window.ExportReason} and {control.Window.ImportReason}";
    }

    /// <summary>Whether nothing stands in the way but what the unit itself has to get over.</summary>
    private bool IsFine(ControlLoop control)
    {
        bool isSteady = control.Requests.Watts == _requestWatts;
        _requestWatts = control.Requests.Watts;
        return isSteady
            && Math.Abs(_requestWatts) >= LeastWatts
            && !HasFault()
            && (_plant.Site.Parameters.HomeBatteryWatts == 0 || _plant.Site.Parameters.HomeBatteryEveryMs >= CalmMs)
            && control.Excursions.State != G100State.Lockout
            && !control.HasFault()
            && (control.MissingPermissives & Permissive.ClosingsLeft) == 0
            && _plant.Contact == ContactState.Closed
            && CarIsClear(_requestWatts)
            && SupplyIsHealthy()
            && _feasible.Find(_requestWatts) >= LeastMilliamps;
    }

    private bool HasFault()
    {
        for (int index = 0; index < _plant.Run.Faults.Count; index++)
        {
            if (_plant.Run.Faults.IsActive(index))
            {
                return true;
            }
        }

        return !_plant.Site.Supply.IsOn;
    }

    private bool CarIsClear(int requestWatts)
    {
        VehicleBattery battery = _plant.Site.Battery;
        int permille = battery.StateOfChargePermille;
        return battery.IsConnected
            && (requestWatts < 0
                ? permille > _plant.Settings.ReservePermille + ClearPermille && battery.MostDischargeMilliwatts >= _plant.Site.Parameters.InverterRatedWatts * 1000
                : permille < _plant.Settings.FullPermille - ClearPermille && battery.MostChargeMilliwatts >= _plant.Site.Parameters.InverterRatedWatts * 1000);
    }

    private bool SupplyIsHealthy()
    {
        for (int phase = 0; phase < _plant.Site.Supply.PhaseCount; phase++)
        {
            int millivolts = _plant.Site.Supply.Phase(phase).Millivolts;
            if (millivolts < SupplyWatch.LowestMillivolts + 5000 || millivolts > SupplyWatch.HighestMillivolts - 5000)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsDelivered(int requestWatts)
    {
        long feasibleWatts = (long)_feasible.Milliamps * ControlLoop.NominalMillivolts / 1_000_000 * _plant.InverterPhases;
        long least = Math.Min(Math.Abs(requestWatts), Math.Min(feasibleWatts, _plant.Site.Parameters.InverterRatedWatts)) * DeliveredPermille / 1000;
        return (requestWatts < 0 ? -_plant.Site.InverterWatts : _plant.Site.InverterWatts) >= least;
    }
}

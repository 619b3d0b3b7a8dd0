using NanoV2G.Firmware.InterfaceProtection;
using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.LoadControl;
using NanoV2G.Firmware.Parking;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.StopInputs;
using NanoV2G.Firmware.Threads;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Vehicle;
using NanoV2G.Tools.FaultMatrix.Rig;

namespace NanoV2G.Tools.FaultMatrix.Proof;

/// <summary>
/// The reactions, each with the least intrusive way to take it away: a time or a bound that never acts, a limit source
/// that looks and does not act, or a piece of hardware that is not there. The firmware is the same in all of them.
/// </summary>
public static class ReactionTable
{
    /// <summary>Longer than any case, ms.</summary>
    private const int NeverMs = 100000000;

    /// <summary>Longer than any fault that it could act on, ms, and short enough that the delivery watch has room for its commands.</summary>
    private const int LongMs = 600000;

    private const int SlowestDropMs = 10000;
    private const int SlowestResetMs = 600000;
    private const int BoundlessMilliamps = 1000000000;

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Reaction> All =
    [
        new("staleMeter", "StaleAfterMs never passes", "meterSilent discharging", setup => setup.Settings.StaleAfterMs = NeverMs),
        new("frozenMeter", "FrozenAfterMs never passes", "meterFrozen discharging", setup => setup.Settings.FrozenAfterMs = NeverMs),
        new("implausibleMeter", "the meter is rated for any current", "meterImplausible discharging", setup => setup.Field.BoundaryRatedMilliamps = BoundlessMilliamps),
        new("proofOfFailSafe", "ProveFailSafeMs never passes", "bothMetersSilent discharging", setup => setup.Settings.ProveFailSafeMs = NeverMs),
        Muted<DeviceEligibility>("eligibility", "boundaryMeterExchangedForSmaller discharging"),
        new("slowMeter", "no interval is too slow for the loop", "meterSlow2s charging", setup => setup.Settings.SlowestLoopIntervalMs = LongMs),
        Muted<BoundaryWatch>("openLoopCap", "bothMetersSilent discharging"),
        Muted<BoundaryLimiter>("limiter", "none discharging"),
        Muted<BreachWatch>("breachWatch", "inverterIgnoresALittle discharging"),
        Muted<SupplyWatch>("supplyWatch", "overVoltage discharging"),
        new("frequencyResponse", "the controller leaves the answer to the inverter", "frequencyLow charging", setup => setup.Settings.FrequencyResponder = UnitSettings.InverterResponds),
        Muted<DeliveryWatch>("deliveryWatch", "assetLineCut discharging"),
        new("vehicleMessages", "no gateway hears the car", "vehicleSilent discharging", setup => setup.Field.VehicleLink = VehicleProtocol.None),
        new("dcSequence", "the DC contactors are not driven", "dcFailsToClose closing", setup => setup.Settings.DcContactorFitted = false),
        new("deliveryInTime", "DeliverWithinMs never passes", "inverterIgnoresLoadControl discharging", setup => setup.Settings.DeliverWithinMs = LongMs),
        new("retryAfterDistrust", "DeliveryRetryMs never passes", "inverterIgnores discharging", setup => setup.Settings.DeliveryRetryMs = NeverMs),
        Muted<ExcursionWatch>("lockout", "none lockout"),
        new("lockoutOutlivesPower", "the flash is emptied at every boot", "boardCut1s lockout", setup => setup.AtBoot = hardware => hardware.Store.Clear()),
        Muted<LoadControlInput>("loadControl", "loadControlOpens discharging"),
        Muted<StopInput>("stopInputs", "logicInterfaceOpens discharging"),
        Muted<ThreadWatch>("threadWatch", "recordThreadHangs discharging"),
        Muted<VehicleLimit>("vehicleLimit", "vehicleUnplugged discharging"),
        Muted<ProtectionCheck>("protectionCheck", "protectionDelayDiffers discharging"),
        Muted<ParkedGate>("parkedGate", "none parked"),
        new("parkingTakenBack", "MostParkedMs never passes", "linkThreadHangs discharging", setup => setup.Settings.MostParkedMs = NeverMs),
        new("reconnectionWait", "ReconnectMs is zero", "powerCut300ms discharging", setup => setup.Settings.ReconnectMs = 0),
        new("restBetweenClosings", "LeastOpenMs is zero", "plugFlaps discharging", setup => setup.Settings.LeastOpenMs = 0),
        new("mirrorContact", "the mirror contact says what the drive says", "contactorWelds opening", setup => setup.TrustsDrive = true),
        new("supervisorDrop", "the supervisor waits 10 s", "hang30s discharging", setup => setup.Parameters.SupervisorDropMs = SlowestDropMs),
        new("supervisorReset", "the supervisor resets after 10 min", "hangUntilReset discharging", setup => setup.Parameters.SupervisorResetMs = SlowestResetMs),
        new("inverterReversion", "the inverter's timer no longer runs out", "inverterSilent discharging", setup => setup.InPosture = unit => unit.Site.Inverter.NeverReverts = true),
        new("reversionProof", "the reversion timer counts as proved", "reversionLostAtRestart discharging", setup => setup.TrustsReversion = true),
    ];

    private static Reaction Muted<T>(string name, string witness)
        where T : ILimitSource
    {
        return new Reaction(name, typeof(T).Name + " looks and does not act", witness, setup => setup.MutedSource = typeof(T));
    }
}

using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Parking;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.FaultMatrix.Cases;

namespace NanoV2G.Tools.FaultMatrix.Rig;

/// <summary>Brings a unit into a posture, tells whether it is in it, and whether it is back in its service afterwards.</summary>
public static class PostureScene
{
    /// <summary>Power asked for on each phase of the inverter, W, in either direction.</summary>
    public const int AskedWatts = 7400;

    /// <summary>Own power on each phase of the inverter from which the unit counts as fully in service, W: less than either limit leaves it at this site, and a step that asks the meter still less.</summary>
    public const int ServedWatts = 3000;

    /// <summary>How near to the limit the true current has to be for a unit that serves at the limit, mA.</summary>
    private const int NearLimitMilliamps = 1500;

    private const int MostMs = 120000;
    private const int SettleMs = 3000;
    private const int StallMs = 2000;

    /// <summary>Sets up what a posture needs.</summary>
    /// <param name="posture">The posture.</param>
    /// <param name="setup">Changed in place.</param>
    public static void Prepare(UnitPosture posture, FaultSetup setup)
    {
        if (posture == UnitPosture.Opening)
        {
            setup.Settings.IdleOpenMs = 10000;
        }
        else if (posture == UnitPosture.Lockout)
        {
            setup.Settings.LockoutExcursionMs = 15000;
        }
    }

    /// <summary>Brings a unit that has just been powered into a posture.</summary>
    /// <param name="posture">The posture.</param>
    /// <param name="unit">The unit.</param>
    /// <returns>Whether it is in it, with everything around it at rest.</returns>
    public static bool Reach(UnitPosture posture, UnitAtSite unit)
    {
        bool isReady = unit.RunUntil(one => IsIdle(one) && one.Link.IsConnected, MostMs);
        unit.Run.RunFor(SettleMs);
        return isReady && Go(posture, unit);
    }

    /// <summary>Whether a unit is in a posture.</summary>
    /// <param name="posture">The posture.</param>
    /// <param name="unit">The unit.</param>
    /// <returns>True when it is.</returns>
    public static bool Is(UnitPosture posture, UnitAtSite unit)
    {
        ControlLoop? control = unit.Control;
        if (control is null || unit.Run.Life != ControllerLife.Running)
        {
            return false;
        }

        return posture switch
        {
            UnitPosture.Idle => IsIdle(unit),
            UnitPosture.Closing => control.Contactor.State == ContactorState.Closing,
            UnitPosture.Charging => PhaseWatts(unit) >= ServedWatts && IsNear(FedPhases.MostImportMilliamps(unit.Site), FaultSetup.ImportLimitMilliamps),
            UnitPosture.Discharging => PhaseWatts(unit) <= -ServedWatts && IsNear(FedPhases.MostExportMilliamps(unit.Site), FaultSetup.ExportLimitMilliamps),
            UnitPosture.Opening => control.Contactor.State is ContactorState.Unloading or ContactorState.Opening && unit.Site.Contactor.IsMainClosed,
            UnitPosture.Parked => control.Parking.State == ParkingState.Parked && unit.Site.Contactor.IsMainClosed,
            _ => IsLockedOut(unit),
        };
    }

    /// <summary>Whether a unit does again what it did before the fault, or after an opening what it would do.</summary>
    /// <param name="posture">The posture before the fault.</param>
    /// <param name="unit">The unit.</param>
    /// <returns>True when it is in full service.</returns>
    public static bool IsInService(UnitPosture posture, UnitAtSite unit)
    {
        return posture switch
        {
            UnitPosture.Idle or UnitPosture.Opening => IsIdle(unit),
            UnitPosture.Lockout => IsLockedOut(unit),
            UnitPosture.Charging => PhaseWatts(unit) >= ServedWatts,
            _ => PhaseWatts(unit) <= -ServedWatts,
        };
    }

    /// <summary>Whether the unit knows that it is locked out.</summary>
    /// <param name="unit">The unit.</param>
    /// <returns>True in State 3.</returns>
    public static bool IsLockoutKept(UnitAtSite unit) => unit.Control?.Excursions.State == G100State.Lockout;

    private static bool Go(UnitPosture posture, UnitAtSite unit)
    {
        switch (posture)
        {
            case UnitPosture.Idle:
                return IsStill(posture, unit);
            case UnitPosture.Closing:
                Ask(unit, -AskedWatts);
                return unit.RunUntil(one => Is(posture, one), MostMs);
            case UnitPosture.Charging:
            case UnitPosture.Discharging:
                return Serve(posture, unit);
            case UnitPosture.Opening:
                bool hasServed = Serve(UnitPosture.Discharging, unit);
                unit.RequestWatts = 0;
                return hasServed && unit.RunUntil(one => Is(posture, one), MostMs);
            case UnitPosture.Parked:
                bool isServing = Serve(UnitPosture.Discharging, unit);
                unit.Control?.Parking.Ask();
                return isServing && unit.RunUntil(one => Is(posture, one), MostMs);
            default:
                return LockOut(unit);
        }
    }

    private static bool Serve(UnitPosture posture, UnitAtSite unit)
    {
        Ask(unit, posture == UnitPosture.Charging ? AskedWatts : -AskedWatts);
        bool isServing = unit.RunUntil(one => Is(posture, one), MostMs);
        unit.Run.RunFor(SettleMs);
        return isServing && IsStill(posture, unit);
    }

    private static int PhaseWatts(UnitAtSite unit) => unit.Site.InverterWatts / unit.Site.Parameters.InverterPhaseCount;

    private static void Ask(UnitAtSite unit, int phaseWatts)
    {
        unit.RequestWatts = phaseWatts * unit.Site.Parameters.InverterPhaseCount;
    }

    private static bool LockOut(UnitAtSite unit)
    {
        // More sun than the limit lets out, and nobody at home: an excursion that is none of the unit's making.
        unit.House.Watts = 0;
        unit.Solar.Watts = AskedWatts;
        bool isLockedOut = unit.RunUntil(IsLockedOut, MostMs);
        unit.House.Watts = FaultSetup.HouseWatts;
        unit.Solar.Watts = FaultSetup.SolarWatts;
        Ask(unit, -AskedWatts);
        unit.Run.RunFor(4 * SettleMs);
        return isLockedOut && IsStill(UnitPosture.Lockout, unit);
    }

    /// <summary>Still so, or so again when a stall of the flash that happens to be over has ended.</summary>
    private static bool IsStill(UnitPosture posture, UnitAtSite unit)
    {
        return unit.RunUntil(one => Is(posture, one), StallMs);
    }

    private static bool IsIdle(UnitAtSite unit)
    {
        return unit.Run.Life == ControllerLife.Running
            && unit.Control is ControlLoop control
            && control.Posture == Posture.Idle
            && (control.MissingPermissives & ~Permissive.RestedOpen) == Permissive.PowerWanted
            && !unit.Site.Contactor.IsMainClosed;
    }

    private static bool IsLockedOut(UnitAtSite unit)
    {
        return unit.Run.Life == ControllerLife.Running
            && unit.Control is ControlLoop control
            && control.Excursions.State == G100State.Lockout
            && control.Contactor.State == ContactorState.Open;
    }

    private static bool IsNear(int milliamps, int limitMilliamps)
    {
        return milliamps <= limitMilliamps && milliamps >= limitMilliamps - NearLimitMilliamps;
    }
}

using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Hal.Vehicle;
using NanoV2G.Tools.FaultMatrix.Rig;
using static NanoV2G.Tools.FaultMatrix.Cases.ExpectedReaction;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <content>A car that is heard through a gateway.</content>
public static partial class FaultTable
{
    /// <summary>Far below what either limit leaves: 5 A of the battery.</summary>
    private const int LittleMilliamps = 5000;

    private const int UsualMilliamps = 100000;

    /// <summary>A reading of the gateway twice a second, a tick, the contactor's travel and its proof, ms.</summary>
    private const int HeardAndOpenMs = 1500;

    /// <summary>2.5 s without a message, a reading and a tick, ms.</summary>
    private const int StaleMs = 3500;

    private static FaultPatches[] VehicleRows()
    {
        FaultCase silent = Car(VehicleProtocol.Chademo, "vehicleSilent", (battery, on) => battery.IsSilent = on) with { Reasons = "vehicleStale", WithinMs = StaleMs };
        FaultCase gateway = silent with
        {
            Fault = "vehicleGatewaySilent",
            Begin = unit => SilenceGateway(unit, true),
            End = unit => SilenceGateway(unit, false),
        };
        return
        [
            Row(Parting(VehicleProtocol.Chademo, "vehicleUnpluggedUnderLoad", "noVehicle", (site, on) => site.PlugVehicle(!on))) with { Resting = NoticedUnplugged },
            Row(Parting(VehicleProtocol.Ccs, "vehicleUnpluggedUnderLoadCcs", "noVehicle", (site, on) => site.PlugVehicle(!on))) with { Resting = NoticedUnplugged },
            Stopping(Parting(VehicleProtocol.Chademo, "vehicleUnlocked", "vehicleNotLocked", (site, on) => site.Battery.IsUnlocked = on)),
            Stopping(Parting(VehicleProtocol.Ccs, "vehicleUnlockedCcs", "vehicleNotLocked", (site, on) => site.Battery.IsUnlocked = on)),
            Stopping(Parting(VehicleProtocol.Chademo, "vehicleFault", "vehicleFault", (site, on) => site.Battery.HasFault = on)),
            Narrowing(silent),
            Narrowing(gateway),
            Narrowing(Car(VehicleProtocol.Chademo, "vehicleForbidsDischarge", (battery, on) => battery.ForbidsDischarge = on) with { Reasons = "vehicleForbids" }),
            Narrowing(Car(VehicleProtocol.Ccs, "vehicleForbidsDischargeCcs", (battery, on) => battery.ForbidsDischarge = on) with { Reasons = "vehicleForbids" }),
            Bounding(VehicleProtocol.Chademo, "vehicleCurrentDrops"),
            Bounding(VehicleProtocol.Ccs, "vehicleCurrentDropsCcs"),
        ];
    }

    /// <summary>The proof takes the gateway away altogether: then there is none to silence.</summary>
    private static void SilenceGateway(UnitAtSite unit, bool isSilent)
    {
        if (unit.Run.Hardware.Field.VehicleGateway is SimulatedVehicleGateway gateway)
        {
            gateway.IsSilent = isSilent;
        }
    }

    private static FaultCase Car(VehicleProtocol protocol, string name, Action<VehicleBattery, bool> set)
    {
        return FaultCase.Base with
        {
            Fault = name,
            Part = "vehicle",
            Expected = Reports,
            WithinMs = HeardAndOpenMs,
            Patch = setup => setup.Field.VehicleLink = protocol,
            Begin = unit => set(unit.Site.Battery, true),
            End = unit => set(unit.Site.Battery, false),
        };
    }

    /// <summary>What parts the car from the unit: nothing waits for a low current.</summary>
    private static FaultCase Parting(VehicleProtocol protocol, string name, string reason, Action<SimulatedSite, bool> set)
    {
        return Car(protocol, name, (_, _) => { }) with
        {
            Expected = Opens,
            Reasons = reason,
            BackWithinS = AfterOpeningS,
            Begin = unit => set(unit.Site, true),
            End = unit => set(unit.Site, false),
        };
    }

    private static FaultPatches Stopping(FaultCase one) => Row(one) with { Resting = Reported, Single = At(UnitPosture.Lockout, Goes) };

    /// <summary>Behind a lockout, which allows nothing, no reason of the car shows.</summary>
    private static FaultPatches Narrowing(FaultCase one)
    {
        return Row(one) with { Single = new Dictionary<UnitPosture, Func<FaultCase, FaultCase>> { [UnitPosture.Closing] = BrokenOff, [UnitPosture.Lockout] = Goes } };
    }

    /// <summary>While meter and reversion have to answer first, and parked, other bounds are narrower.</summary>
    private static FaultPatches Bounding(VehicleProtocol protocol, string name)
    {
        FaultCase one = Car(protocol, name, (battery, on) => battery.CurrentLimitMilliamps = on ? LittleMilliamps : UsualMilliamps) with { Reasons = "vehicleCurrent" };
        return Row(one) with
        {
            Single = new Dictionary<UnitPosture, Func<FaultCase, FaultCase>> { [UnitPosture.Idle] = Goes, [UnitPosture.Closing] = Goes, [UnitPosture.Parked] = Goes, [UnitPosture.Lockout] = Goes },
        };
    }
}

using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Inputs;
using NanoV2G.Tools.FaultMatrix.Rig;
using static NanoV2G.Tools.FaultMatrix.Cases.ExpectedReaction;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <content>Supply, load control contact and plug.</content>
public static partial class FaultTable
{
    private const int FullPermille = 1000;

    /// <summary>Beside a stage's delay: a meter's reading, its frequency that is read once a second, a tick and the contactor's travel, ms.</summary>
    private const int SensedAndOpenMs = 2800;

    /// <summary>By how much an unhealthy supply outlasts the reaction to it, ms.</summary>
    private const int LastsLongerMs = 6000;

    private static FaultPatches[] SupplyRows()
    {
        return
        [
            PowerCut("powerCut300ms", 300),
            PowerCut("powerCut10s", 10000),
            Row(Supply("voltageSag200ms", unit => unit.Site.Supply.Sag(true), unit => unit.Site.Supply.Sag(false)) with { LastsMs = 200 })
                with { Serving = Safely, Resting = Safely },
            Unhealthy("voltageSag12s", SupplyWatch.LowVoltageMs, unit => unit.Site.Supply.Sag(true), unit => unit.Site.Supply.Sag(false)),
            Unhealthy("underVoltage", SupplyWatch.LowVoltageMs, unit => unit.Site.Supply.OffsetMillivolts = -60000, unit => unit.Site.Supply.OffsetMillivolts = 0),
            Unhealthy("overVoltage", SupplyWatch.HighVoltageMs, unit => unit.Site.Supply.OffsetMillivolts = 30000, unit => unit.Site.Supply.OffsetMillivolts = 0),
            Unhealthy("underFrequency", SupplyWatch.LowFrequencyMs, unit => unit.Site.Supply.OffsetMilliHertz = -2700, unit => unit.Site.Supply.OffsetMilliHertz = 0),
            Unhealthy("overFrequency", SupplyWatch.FarOutsideMs, unit => unit.Site.Supply.OffsetMilliHertz = 2300, unit => unit.Site.Supply.OffsetMilliHertz = 0),
            Answered("frequencyHigh", 1400, UnitPosture.Closing, UnitPosture.Discharging, UnitPosture.Parked),
            Answered("frequencyLow", -600, UnitPosture.Charging),
            StillCharging(),
        ];
    }

    private static FaultPatches PowerCut(string name, int lengthMs)
    {
        return Row(Supply(name, unit => unit.Run.CutPower(lengthMs), _ => { }) with { LastsMs = lengthMs, Expected = Opens, Reasons = "mains", BackWithinS = AfterStartS }) with { Resting = Reported };
    }

    private static FaultPatches Unhealthy(string name, int delayMs, Action<UnitAtSite> begin, Action<UnitAtSite> end)
    {
        int withinMs = delayMs + SensedAndOpenMs;
        return Row(Supply(name, begin, end) with { Expected = Opens, Reasons = "supplyHealthy supplyUnhealthy", WithinMs = withinMs, LastsMs = withinMs + LastsLongerMs }) with { Resting = Reported };
    }

    /// <summary>A frequency that the controller answers in these postures, and takes note of in the others.</summary>
    private static FaultPatches Answered(string name, int offsetMilliHertz, params UnitPosture[] postures)
    {
        FaultCase one = Supply(name, unit => unit.Site.Supply.OffsetMilliHertz = offsetMilliHertz, unit => unit.Site.Supply.OffsetMilliHertz = 0)
            with { Expected = Reports, Reasons = "frequencyResponse frequencyOutside", Patch = AnswersInPlaceOfTheInverter };
        return Row(one) with { Single = postures.ToDictionary<UnitPosture, UnitPosture, Func<FaultCase, FaultCase>>(posture => posture, _ => Narrowed) };
    }

    /// <summary>48.8 Hz, and an inverter that goes on: charging it is disconnected.</summary>
    private static FaultPatches StillCharging()
    {
        FaultCase one = Answered("frequencyLowInverterIgnores", 0).Fault with { Begin = unit => Set(unit, -1200, true), End = unit => Set(unit, 0, false) };
        return Row(one) with
        {
            Serving = SafelyRetried,
            Single = new Dictionary<UnitPosture, Func<FaultCase, FaultCase>>
            {
                [UnitPosture.Charging] = charging => charging with { Expected = Opens, Reasons = "frequencyResponse", BackWithinS = AfterDistrustS },
            },
        };

        static void Set(UnitAtSite unit, int offsetMilliHertz, bool ignores)
        {
            unit.Site.Supply.OffsetMilliHertz = offsetMilliHertz;
            unit.Site.Inverter.IgnoresSetpoints = ignores;
        }
    }

    private static FaultCase Narrowed(FaultCase one) => one with { Expected = Narrows, Reasons = "frequencyResponse" };

    private static void AnswersInPlaceOfTheInverter(FaultSetup setup)
    {
        setup.Settings.FrequencyResponder = UnitSettings.ControllerResponds;
        setup.Parameters.InverterProtection.AnswersToFrequency = false;
    }

    private static FaultCase Supply(string name, Action<UnitAtSite> begin, Action<UnitAtSite> end)
    {
        return FaultCase.Base with { Fault = name, Part = "supply", BackWithinS = AfterOpeningS, Begin = begin, End = end };
    }

    private static FaultPatches[] ContactRows()
    {
        FaultCase plug = FaultCase.Base with
        {
            Fault = "vehicleUnplugged",
            Part = "contact",
            BackWithinS = AfterOpeningS,
            Begin = unit => unit.Site.PlugVehicle(false),
            End = unit => unit.Site.PlugVehicle(true),
        };
        return
        [
            LoadControl("loadControlOpens", ContactState.Open),
            LoadControl("loadControlBroken", ContactState.Fault),
            LoadControl("loadControlChatters", ContactState.Open, one => one with { FlapMs = 150 }),
            LoadControl("loadControlCloses", ContactState.Closed, one => one with { Patch = Invert, End = unit => unit.Run.Hardware.LoadControlSwitch.State = ContactState.Open }),
            Stop("logicInterfaceOpens", "logicInterfaceOpen", AfterOpeningS, (unit, on) => unit.Run.Hardware.LogicInterface.State = on ? ContactState.Open : ContactState.Closed),
            Stop("logicInterfaceWireBroken", "logicInterfaceOpen", AfterOpeningS, (unit, on) => unit.Run.Hardware.LogicInterface.State = on ? ContactState.Fault : ContactState.Closed),
            Stop("logicInterfaceChatters", "logicInterfaceOpen", AfterOpeningS, (unit, on) => unit.Run.Hardware.LogicInterface.State = on ? ContactState.Open : ContactState.Closed, 300),
            Stop("emergencyStopPressed", "emergencyStop", AfterEmergencyS, (unit, on) => unit.Site.EmergencyStopIsPressed = on),
            Stop("emergencyStopWireBroken", "emergencyStop", AfterEmergencyS, (unit, on) => unit.Run.Hardware.EmergencyStop.WireIsBroken = on),
            Row(plug with { Expected = Opens, Reasons = "noVehicle" }) with { Resting = NoticedUnplugged },
            Row(plug with { Fault = "plugFlaps", FlapMs = 700, Expected = Narrows, Reasons = "noVehicle" }) with { Resting = NoticedUnplugged },
        ];
    }

    private static FaultPatches Stop(string name, string reason, int backWithinS, Action<UnitAtSite, bool> set, int flapMs = 0)
    {
        FaultCase one = FaultCase.Base with
        {
            Fault = name,
            Part = "contact",
            Expected = Opens,
            Reasons = reason,
            FlapMs = flapMs,
            BackWithinS = backWithinS,
            Begin = unit => set(unit, true),
            End = unit => set(unit, false),
        };
        return Row(one) with { Resting = Reported };
    }

    private static FaultCase NoticedUnplugged(FaultCase one) => one with { Expected = Reports, Reasons = "noVehicle vehicleConnected vehicleDisconnected" };

    private static FaultPatches LoadControl(string name, ContactState state, Func<FaultCase, FaultCase>? patch = null)
    {
        FaultCase one = FaultCase.Base with
        {
            Fault = name,
            Part = "contact",
            Expected = Reports,
            Reasons = "loadControl loadControlChanged",
            Begin = unit => unit.Run.Hardware.LoadControlSwitch.State = state,
            End = unit => unit.Run.Hardware.LoadControlSwitch.State = ContactState.Closed,
        };
        return Row(patch is null ? one : patch(one)) with
        {
            Single = new Dictionary<UnitPosture, Func<FaultCase, FaultCase>>
            {
                [UnitPosture.Closing] = BrokenOff,
                [UnitPosture.Discharging] = NarrowedByContact,
                [UnitPosture.Parked] = NarrowedByContact,
            },
        };
    }

    private static FaultCase NarrowedByContact(FaultCase one) => one with { Expected = Narrows, Reasons = "loadControl" };

    /// <summary>An installation whose contact allows everything while it is open.</summary>
    private static void Invert(FaultSetup setup)
    {
        setup.LoadControl = ContactState.Open;
        setup.Settings.LoadControlOpenExportPermille = FullPermille;
        setup.Settings.LoadControlClosedExportPermille = 0;
    }
}

using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.FaultMatrix.Rig;
using static NanoV2G.Tools.FaultMatrix.Cases.ExpectedReaction;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <content>Inverter and contactor.</content>
public static partial class FaultTable
{
    private const string NotFollowed = "setpointNotDelivered limitBreached";
    private const int FullWatts = 7400;

    /// <summary>Swings that take the site above its limit and that the delivery watch cannot tell from its tolerance, W.</summary>
    private const int LittleWatts = 290;
    private const int LittleMoreWatts = 400;
    private const int TripleAttemptMs = 150000;

    /// <summary>Long enough for the supervisor's reset, which must not give the coil its supply back, ms.</summary>
    private const int OverResetsMs = 120000;

    private static FaultCase Inverter(string name, Action<BidirectionalInverter, bool> set)
    {
        return FaultCase.Base with
        {
            Fault = name,
            Part = "actuator",
            BackWithinS = AfterDistrustS,
            Begin = unit => set(unit.Site.Inverter, true),
            End = unit => set(unit.Site.Inverter, false),
        };
    }

    private static FaultCase Contactor(string name, Action<MainContactor, bool> set)
    {
        return FaultCase.Base with
        {
            Fault = name,
            Part = "actuator",
            BackWithinS = AfterDistrustS,
            Begin = unit => set(unit.Site.Contactor, true),
            End = unit => set(unit.Site.Contactor, false),
        };
    }

    private static void RunAway(BidirectionalInverter inverter, bool isAway, int watts)
    {
        if (isAway)
        {
            inverter.RunAway(watts);
        }
        else
        {
            inverter.IgnoresSetpoints = false;
        }
    }

    private static void SetWeldAndMirror(MainContactor contactor, bool isBroken)
    {
        contactor.Weld(isBroken);
        contactor.MirrorFault = isBroken && contactor.IsMainClosed ? MirrorFault.AlwaysClosed : MirrorFault.None;
    }

    /// <summary>Voltage behind a contactor that is said to be open is believed after 5 s.</summary>
    private static FaultCase WeldTested(FaultCase one)
    {
        return Latched(one) with { WithinMs = 8000 };
    }

    private static void IgnoreLoadControl(UnitAtSite unit, ContactState contact)
    {
        unit.Site.Inverter.IgnoresSetpoints = contact == ContactState.Open;
        unit.Run.Hardware.LoadControlSwitch.State = contact;
    }

    private static FaultPatches[] InverterRows()
    {
        FaultCase notFollowed = Inverter("inverterIgnores", (inverter, on) => inverter.IgnoresSetpoints = on) with { Expected = Opens, Reasons = NotFollowed };
        Dictionary<UnitPosture, Func<FaultCase, FaultCase>> notYet = new() { [UnitPosture.Closing] = SafelyRetried, [UnitPosture.Parked] = SafelyRetried };
        Dictionary<UnitPosture, Func<FaultCase, FaultCase>> littleMore = new(notYet) { [UnitPosture.Charging] = one => one with { SwingWatts = LittleMoreWatts } };
        return
        [
            Row(Inverter("inverterSilent", (inverter, on) => inverter.IsLinkCut = on) with { Expected = Reports, Reasons = "inverterStale" }),
            Row(Inverter("inverterRefuses", (inverter, on) => inverter.Face.RefusesWrites = on) with { Reasons = "setpointNotDelivered" }) with { Serving = NoticedInAMinute },
            Row(notFollowed) with { Resting = Goes, Single = notYet },
            Row(notFollowed with { Fault = "inverterIgnoresALittle", SwingWatts = LittleWatts, Reasons = "limitBreached" }) with { Resting = Goes, Single = littleMore },
            Row(notFollowed with
            {
                Fault = "inverterIgnoresLoadControl",
                SwingWatts = 0,
                Reasons = "setpointNotDelivered",
                Begin = unit => IgnoreLoadControl(unit, ContactState.Open),
                End = unit => IgnoreLoadControl(unit, ContactState.Closed),
            }) with { Resting = Goes, Single = new Dictionary<UnitPosture, Func<FaultCase, FaultCase>> { [UnitPosture.Closing] = SafelyRetried, [UnitPosture.Charging] = Goes } },
            Row(Inverter("inverterRunsAwayDischarging", (inverter, on) => RunAway(inverter, on, -FullWatts)) with { Expected = Opens, Reasons = NotFollowed, WithinMs = 8000 }) with { Resting = Goes },
            Row(Inverter("inverterRunsAwayCharging", (inverter, on) => RunAway(inverter, on, FullWatts)) with { Expected = Opens, Reasons = NotFollowed, WithinMs = 8000 }) with { Resting = Goes },
            Row(Inverter("inverterTrips", (inverter, on) => inverter.IsTripped = on) with { Expected = Reports, Reasons = "inverterAlarm" }),
            Row(Inverter("inverterLags8s", (inverter, on) => inverter.LagMs = on ? 8000 : 0) with { Expected = Opens, Reasons = NotFollowed }) with { Resting = Goes, Single = notYet },
            Row(notFollowed with
            {
                Fault = "inverterSilentAndIgnores",
                Reasons = NotFollowed + " inverterStale ownPowerUnknown",
                Begin = unit => unit.Site.Inverter.IgnoresSetpoints = unit.Site.Inverter.IsLinkCut = true,
                End = unit => unit.Site.Inverter.IgnoresSetpoints = unit.Site.Inverter.IsLinkCut = false,
            }) with { Resting = Goes, Single = notYet },
        ];
    }

    /// <summary>Two contactors in series: what befalls one of them.</summary>
    private static FaultCase Second(string name, Action<MainContactor, bool> set)
    {
        return Contactor(name, (_, _) => { }) with
        {
            Patch = setup => setup.Parameters.ContactorCount = 2,
            Begin = unit => set(unit.Site.SecondContactor, true),
            End = unit => set(unit.Site.SecondContactor, false),
        };
    }

    private static FaultPatches[] PairRows()
    {
        FaultCase first = Contactor("firstOfTwoWelds", (contactor, on) => contactor.Weld(on)) with { Patch = setup => setup.Parameters.ContactorCount = 2 };
        return
        [
            Row(first) with { Single = At(UnitPosture.Opening, Latched) },
            Row(Second("secondOfTwoWelds", (contactor, on) => contactor.Weld(on))) with { Single = At(UnitPosture.Opening, Latched) },
            Row(Second("secondOfTwoJams", (contactor, on) => contactor.Jam(on))) with { Single = At(UnitPosture.Closing, one => one with { Expected = Narrows, Reasons = "closingFailed" }) },
            Row(Second("secondOfTwoMirrorNeverClosed", (contactor, on) => contactor.MirrorFault = on ? MirrorFault.NeverClosed : MirrorFault.None)) with { Resting = Latched },
            Row(Second("secondOfTwoCoilBroken", (contactor, on) => contactor.IsCoilBroken = on)) with { Serving = one => one with { Expected = Opens, Reasons = "foundOpen closingFailed" } },
        ];
    }

    private static FaultPatches[] ContactorRows()
    {
        FaultCase jams = Contactor("contactorJams", (contactor, on) => contactor.Jam(on));
        return
        [
            Row(Contactor("contactorWelds", (contactor, on) => contactor.Weld(on))) with { Single = At(UnitPosture.Opening, Latched) },
            Row(jams) with { Single = At(UnitPosture.Closing, one => one with { Expected = Narrows, Reasons = "closingFailed" }) },
            Row(jams with { Fault = "contactorJamsForLong", LastsMs = TripleAttemptMs }) with { Single = At(UnitPosture.Closing, one => Latched(one) with { WithinMs = TripleAttemptMs }) },
            Row(Contactor("mirrorAlwaysClosed", (contactor, on) => contactor.MirrorFault = on ? MirrorFault.AlwaysClosed : MirrorFault.None))
                with { Serving = one => one with { Expected = Opens, Reasons = "foundOpen closingFailed" } },
            Row(Contactor("mirrorNeverClosed", (contactor, on) => contactor.MirrorFault = on ? MirrorFault.NeverClosed : MirrorFault.None)) with { Resting = Latched },
            Row(Contactor("coilDriverStuck", (_, _) => { }) with { Begin = unit => unit.Site.IsCoilDriverStuck = true, End = unit => unit.Site.IsCoilDriverStuck = false })
                with { Single = At(UnitPosture.Opening, one => one with { Expected = LatchesOpen, Reasons = "supervisor", LastsMs = OverResetsMs }) },
            Row(Contactor("contactorDoesNotHold", (contactor, on) => contactor.DoesNotHold = on) with { LastsMs = TripleAttemptMs })
                with { Serving = one => Latched(one) with { WithinMs = TripleAttemptMs }, Single = At(UnitPosture.Parked, Safely) },
            Row(Contactor("weldedMirrorLies", SetWeldAndMirror))
                with { Serving = WeldTested, Single = new Dictionary<UnitPosture, Func<FaultCase, FaultCase>> { [UnitPosture.Opening] = WeldTested, [UnitPosture.Closing] = Goes } },
            Row(Contactor("coilBroken", (contactor, on) => contactor.IsCoilBroken = on))
                with { Serving = one => one with { Expected = Opens, Reasons = "foundOpen closingFailed" } },
        ];
    }

    private static Dictionary<UnitPosture, Func<FaultCase, FaultCase>> At(UnitPosture posture, Func<FaultCase, FaultCase> patch)
    {
        return new() { [posture] = patch };
    }
}

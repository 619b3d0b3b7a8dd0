using NanoV2G.Tools.FaultMatrix.Rig;
using static NanoV2G.Tools.FaultMatrix.Cases.ExpectedReaction;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <content>
/// A phase above a limit that the inverter does not feed: it is on the first with the house, whose going away is the rejection;
/// the sun is on the second and gives twice what the limit lets out.
/// </content>
public static partial class FaultTable
{
    private const int StrongSunWatts = 7400;

    /// <summary>Counted at 15 s; one that comes and goes begins a moment later, ms.</summary>
    private const int CountedMs = 17500;

    /// <summary>Locked out at 60 s, and the contactor's travel, ms.</summary>
    private const int LockedOutMs = 61500;

    private static FaultPatches[] OtherPhaseRows()
    {
        return
        [
            Row(FaultCase.Base with { Fault = "noneSunOnAnotherPhase", Part = "otherPhase", Patch = WithSunOnSecond }),
            Row(FaultCase.Base with { Fault = "noneBesideLoadedPhase", Part = "otherPhase", Patch = WithLoadedPhase }),
            Row(OtherPhase("sunOnAnotherPhase20s", 20000)) with { Resting = Counted, Single = At(UnitPosture.Charging, Counted) },
            Row(OtherPhase("sunOnAnotherPhase90s", 90000) with { Expected = LocksOut }) with
            {
                Resting = LockedOut,
                Single = new Dictionary<UnitPosture, Func<FaultCase, FaultCase>> { [UnitPosture.Charging] = LockedOut, [UnitPosture.Lockout] = Goes },
            },
            Row(OtherPhase("sunOnAnotherPhaseComesAndGoes", 50000) with { FlapMs = 4000 }) with { Resting = Goes, Single = At(UnitPosture.Charging, Goes) },
            Row(OtherPhase("sunOnAnotherPhaseFlickers", 40000) with { FlapMs = 1000 }) with { Serving = Counted, Resting = Counted },
        ];
    }

    private static FaultCase Counted(FaultCase one) => one with { Expected = Reports, Reasons = "excursionCounted", WithinMs = CountedMs };

    private static FaultCase LockedOut(FaultCase one) => one with { Expected = LocksOut, Reasons = "lockout", WithinMs = LockedOutMs };

    private static FaultCase OtherPhase(string name, int lastsMs)
    {
        return FaultCase.Base with
        {
            Fault = name,
            Part = "otherPhase",
            Expected = Opens,
            Reasons = "limitBreached",
            LastsMs = lastsMs,
            BackWithinS = AfterDistrustS,
            Patch = WithSunOnSecond,
            Begin = unit => unit.Solar.Watts = StrongSunWatts,
            End = unit => unit.Solar.Watts = FaultSetup.SolarWatts,
        };
    }

    private static void WithSunOnSecond(FaultSetup setup)
    {
        OnThreePhases(setup);
        setup.Parameters.SolarPhase = 2;
    }

    /// <summary>
    /// A heat pump on the third phase that never rests, above the import limit. The cable is short: what is left of the third phase's voltage
    /// is what the unit reckons its power with.
    /// </summary>
    private static void WithLoadedPhase(FaultSetup setup)
    {
        WithSunOnSecond(setup);
        setup.Parameters.SupplyMilliohms = 100;
        setup.Parameters.MotorPhase = 3;
        setup.Parameters.MotorWatts = 5500;
        setup.Parameters.MotorEveryMs = 1000;
        setup.Parameters.MotorRunMs = 1000;
        setup.Parameters.MotorInrushMs = 0;
    }
}

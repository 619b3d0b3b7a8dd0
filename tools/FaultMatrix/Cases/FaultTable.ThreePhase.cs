using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.FaultMatrix.Rig;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <content>A supply of three phases: the inverter, the sun and the house whose going away is the rejection are all on the first.</content>
public static partial class FaultTable
{
    /// <summary>Voltage that a phase loses, mV: far too low, and still a voltage that the meter is believed to show.</summary>
    private const int LowMillivolts = 100000;

    /// <summary>What leaves nothing that a reading is believed with, mV: the unit has lost its meter then.</summary>
    private const int GoneMillivolts = 200000;

    /// <summary>The same as on one phase, with a meter whose readings take longer: a minute (36 s measured), ms.</summary>
    private const int RefutedOfThreeMs = 60000;

    private static FaultPatches[] ThreePhaseRows()
    {
        FaultPatches gone = Unhealthy("phaseSags", SupplyWatch.LowVoltageMs, unit => unit.Site.Supply.Sag(true), unit => unit.Site.Supply.Sag(false));
        return
        [
            Row(FaultCase.Base with { Fault = "noneOfThreePhases", Part = "threePhase", Patch = OnThreePhases }),
            Refuted(OfThree("oneOfThreeReversed", (meter, on) => meter.ReversedPhase = on ? 1 : 0), RefutedOfThreeMs),
            Refuted(OfThree("oneOfThreeDead", (meter, on) => meter.DeadPhase = on ? 1 : 0), RefutedOfThreeMs),
            Refuted(OfThree("twoOfThreeSwapped", (meter, on) => meter.Distortion.SwapsPhases = on), RefutedOfThreeMs),
            gone with { Fault = gone.Fault with { Part = "threePhase", Patch = setup => WithSecondPhaseSagging(setup, LowMillivolts) } },
            Row(Boundary("phaseLost", (_, _) => { }) with
            {
                Part = "threePhase",
                Reasons = MeterLost,
                Patch = setup => WithSecondPhaseSagging(setup, GoneMillivolts),
                Begin = unit => unit.Site.Supply.Sag(true),
                End = unit => unit.Site.Supply.Sag(false),
            }) with { Resting = LosesMeter },
        ];
    }

    private static FaultCase OfThree(string name, Action<SiteMeter, bool> set) => Boundary(name, set) with { Part = "threePhase", Patch = OnThreePhases };

    private static void OnThreePhases(FaultSetup setup)
    {
        setup.Parameters.PhaseCount = 3;
        setup.Parameters.SolarPhase = 1;
        setup.Parameters.HousePhase2Permille = 0;
        setup.Parameters.HousePhase3Permille = 0;
        setup.Field.BoundaryMeter = MeterKind.Sdm630;
        setup.Settings.InverterPhase = 1;
    }

    private static void WithSecondPhaseSagging(FaultSetup setup, int millivolts)
    {
        OnThreePhases(setup);
        setup.Parameters.SagPhase = 2;
        setup.Parameters.SagMillivolts = millivolts;
    }
}

using NanoV2G.Tools.FaultMatrix.Rig;
using static NanoV2G.Tools.FaultMatrix.Cases.ExpectedReaction;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <content>
/// An inverter of three phases, three times as large. House and sun are on one phase, which is the one whose limit the rejection
/// breaks: all three have to come down for it.
/// </content>
public static partial class FaultTable
{
    private static FaultPatches[] InverterOfThreeRows()
    {
        FaultPatches swapped = Row(Boundary("swapped", (meter, on) => meter.Distortion.SwapsPhases = on) with { BackWithinS = FaultCase.Base.BackWithinS });
        return
        [
            OfInverter(Row(FaultCase.Base), "noneInverterOfThree", 1),
            OfInverter(Row(FaultCase.Base), "noneInverterOfThreeHouseOnSecond", 2),
            OfInverter(Row(FaultCase.Base), "noneInverterOfThreeHouseOnThird", 3),
            OfInverter(Named(InverterRows(), "inverterSilent"), "inverterOfThreeSilent", 2),
            OfInverter(Named(InverterRows(), "inverterRefuses"), "inverterOfThreeRefuses", 3),
            OfInverter(Named(InverterRows(), "inverterIgnores"), "inverterOfThreeIgnores", 2),
            OfInverter(Named(WireRows(), "assetLineCut"), "inverterOfThreeLineCut", 3),
            OfInverter(Named(BoundaryMeterRows(), "meterSilent"), "meterOfInverterOfThreeSilent", 2),
            OfInverter(Named(AssetMeterRows(), "bothMetersSilent"), "bothMetersOfInverterOfThreeSilent", 3),
            OfInverter(Named(SupplyRows(), "voltageSag12s"), "inverterOfThreePhaseSags", 3, setup => (setup.Parameters.SagPhase, setup.Parameters.SagMillivolts) = (2, LowMillivolts)),

            // Which of them is nearest to its limit is all the same to an inverter that feeds them alike.
            OfInverter(swapped with { Serving = Goes, Resting = Goes }, "meterOfInverterOfThreeSwapped", 2),
            OfInverter(Refuted(Boundary("dead", (meter, on) => meter.DeadPhase = on ? 2 : 0), RefutedOfThreeMs), "meterOfInverterOfThreeDead", 2),
            OfInverter(Refuted(Boundary("dead", (meter, on) => meter.DeadPhase = on ? 2 : 0), RefutedOfThreeMs), "meterOfInverterOfThreeDeadBesideHouse", 1),
            OfInverter(Refuted(Boundary("reversed", (meter, on) => meter.ReversedPhase = on ? 2 : 0), RefutedOfThreeMs), "meterOfInverterOfThreeReversed", 2),
            OfInverter(Row(Asset("dead", (meter, on) => meter.DeadPhase = on ? 2 : 0)) with { Serving = Safely }, "assetMeterOfInverterOfThreeDead", 2),
            OfInverter(Row(Asset("reversed", (meter, on) => meter.ReversedPhase = on ? 2 : 0)) with { Serving = Safely }, "assetMeterOfInverterOfThreeReversed", 2),
        ];
    }

    private static FaultPatches Named(FaultPatches[] rows, string name) => rows.Single(row => row.Fault.Fault == name);

    private static FaultPatches OfInverter(FaultPatches row, string name, int housePhase, Action<FaultSetup>? patch = null)
    {
        return row with
        {
            Fault = row.Fault with
            {
                Fault = name,
                Part = "inverterOfThree",
                Patch = setup =>
                {
                    WithInverterOfThree(setup, housePhase);
                    patch?.Invoke(setup);
                },
            },
        };
    }

    private static void WithInverterOfThree(FaultSetup setup, int housePhase)
    {
        OnThreePhases(setup);
        setup.FitInverterOfThree();
        setup.Parameters.SolarPhase = housePhase;
        setup.Parameters.HousePhase2Permille = housePhase == 2 ? FullPermille : 0;
        setup.Parameters.HousePhase3Permille = housePhase == 3 ? FullPermille : 0;
    }
}

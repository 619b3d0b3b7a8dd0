using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.FaultMatrix.Rig;
using static NanoV2G.Tools.FaultMatrix.Cases.ExpectedReaction;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <content>What somebody has changed meanwhile: the inverter's settings or the inverter itself. And a car at its reserve.</content>
public static partial class FaultTable
{
    /// <summary>The settings are read every two minutes, in five seconds, ms.</summary>
    private const int ReadAgainMs = 130000;

    /// <summary>The same, and the way back into service after an opening, s.</summary>
    private const int AfterReadingS = 180;

    /// <summary>Start of the controller and a look at the chain of models, ms.</summary>
    private const int LookedAtMs = 12000;

    private const int TightMillivolts = 253000;
    private const int UsualMillivolts = 262200;
    private const int ShortMs = 500;
    private const int UsualMs = 2500;
    private const int EmptyPermille = 250;
    private const int UsualPermille = 700;

    private static FaultPatches[] ProtectionRows()
    {
        return
        [
            Protection("protectionThresholdDiffers", (shown, on) => shown.OverVoltage1Millivolts = on ? TightMillivolts : UsualMillivolts),
            Protection("protectionDelayDiffers", (shown, on) => shown.UnderVoltageMs = on ? ShortMs : UsualMs),
            Protection("frequencyResponseOff", (shown, on) => shown.AnswersToFrequency = !on),
        ];
    }

    /// <summary>Charging is left alone; where nobody discharges, only the event tells.</summary>
    private static FaultPatches Protection(string name, Action<ProtectionParameters, bool> set)
    {
        FaultCase one = FaultCase.Base with
        {
            Fault = name,
            Part = "protection",
            Expected = Narrows,
            Reasons = "protectionDiffers",
            WithinMs = ReadAgainMs,
            LastsMs = ReadAgainMs + 5000,
            BackWithinS = AfterReadingS,
            Begin = unit => set(unit.Site.Inverter.Face.Protection, true),
            End = unit => set(unit.Site.Inverter.Face.Protection, false),
        };
        return Row(one) with { Resting = Judged, Single = At(UnitPosture.Charging, Judged) };
    }

    private static FaultCase Judged(FaultCase one) => one with { Expected = Reports, Reasons = "protectionDiffers protectionJudged" };

    /// <summary>An inverter that was exchanged while the controller had no supply, for one that takes no set-point.</summary>
    private static FaultPatches[] EligibilityRows()
    {
        FaultCase one = FaultCase.Base with
        {
            Fault = "inverterExchanged",
            Part = "eligibility",
            Expected = Opens,
            Reasons = "inverterRefused",
            WithinMs = LookedAtMs,
            LastsMs = 2 * LookedAtMs,
            BackWithinS = AfterStartS,
            Begin = unit =>
            {
                unit.Site.Inverter.Face.HasNoControls = true;
                unit.Run.CutControllerPower(1000);
            },
            End = unit => unit.Site.Inverter.Face.HasNoControls = false,
        };
        return [Row(one) with { Resting = Reported }];
    }

    private static FaultPatches[] ReserveRows()
    {
        FaultCase one = FaultCase.Base with
        {
            Fault = "reserveReached",
            Part = "reserve",
            Expected = Narrows,
            Reasons = "reserve",
            Begin = unit => unit.Site.Battery.Recharge(EmptyPermille),
            End = unit => unit.Site.Battery.Recharge(UsualPermille),
        };
        return [Row(one) with { Resting = Reported, Single = new Dictionary<UnitPosture, Func<FaultCase, FaultCase>> { [UnitPosture.Charging] = Reported, [UnitPosture.Lockout] = Goes } }];
    }
}

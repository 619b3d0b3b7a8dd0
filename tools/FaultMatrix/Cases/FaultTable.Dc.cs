using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.FaultMatrix.Rig;
using static NanoV2G.Tools.FaultMatrix.Cases.ExpectedReaction;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <content>The DC side, on a board that drives its contactors.</content>
public static partial class FaultTable
{
    /// <summary>The link has 10 s to discharge itself; two more for ticks and the opening before, ms.</summary>
    private const int DischargedMs = 12000;

    /// <summary>A schedule is looked at once a minute; then the pre-charge has its 2 s, ms.</summary>
    private const int AskedMs = 65000;

    private const int ForeignMillivolts = 200000;

    private static FaultPatches[] DcRows()
    {
        FaultCase welds = Dc("dcWelds", (link, on) => link.IsWelded = on);
        FaultCase open = Dc("preChargeOpen", (link, on) => link.PreChargeIsOpen = on);
        return
        [
            Row(welds) with { Single = At(UnitPosture.Opening, Latched) },
            Row(welds with { Fault = "dcWeldsMirrorLies", Begin = unit => SetLyingWeld(unit, true), End = unit => SetLyingWeld(unit, false), LastsMs = 2 * DischargedMs })
                with { Serving = Latched, Single = At(UnitPosture.Opening, one => Latched(one) with { WithinMs = DischargedMs }) },
            Row(open) with { Single = At(UnitPosture.Idle, AskedWithIt) },
            Row(Dc("dcFailsToClose", (link, on) => link.FailsToClose = on)) with
            {
                Serving = Latched,
                Single = new Dictionary<UnitPosture, Func<FaultCase, FaultCase>> { [UnitPosture.Idle] = AskedWithIt, [UnitPosture.Opening] = Latched },
            },
            Row(Dc("dcLinkLive", (link, on) => link.ForeignMillivolts = on ? ForeignMillivolts : 0)) with
            {
                Single = new Dictionary<UnitPosture, Func<FaultCase, FaultCase>>
                {
                    [UnitPosture.Idle] = Latched,
                    [UnitPosture.Lockout] = Reported,
                    [UnitPosture.Opening] = one => Latched(one) with { WithinMs = DischargedMs, LastsMs = 2 * DischargedMs },
                },
            },
        ];
    }

    private static FaultCase Dc(string name, Action<DcLink, bool> set)
    {
        return FaultCase.Base with
        {
            Fault = name,
            Part = "dc",
            BackWithinS = AfterDistrustS,
            Patch = setup =>
            {
                setup.Parameters.HasDcContactor = true;
                setup.Settings.DcContactorFitted = true;
            },
            Begin = unit => set(unit.Site.DcLink, true),
            End = unit => set(unit.Site.DcLink, false),
        };
    }

    /// <summary>At rest nothing of it is to be seen: power is asked for together with the fault.</summary>
    private static FaultCase AskedWithIt(FaultCase one)
    {
        return Latched(one) with
        {
            LastsMs = AskedMs + 5000,
            WithinMs = AskedMs,
            Begin = unit =>
            {
                one.Begin(unit);
                unit.RequestWatts = -PostureScene.AskedWatts;
            },
            End = unit =>
            {
                one.End(unit);
                unit.RequestWatts = 0;
            },
        };
    }

    private static void SetLyingWeld(UnitAtSite unit, bool isBroken)
    {
        unit.Site.DcLink.IsWelded = isBroken;
        unit.Site.DcLink.MirrorLies = isBroken;
    }
}

using NanoV2G.Tools.FaultMatrix.Rig;
using static NanoV2G.Tools.FaultMatrix.Cases.ExpectedReaction;

namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <content>Supervisor and reversion timer, which cover for each other while the firmware hangs.</content>
public static partial class FaultTable
{
    private const int LongHangMs = 30000;
    private const int CutMs = 1000;

    /// <summary>A start, the way into service, and three tries of 2 s with power and 4.5 s without a set-point, ms.</summary>
    private const int TriedMs = 100000;

    private static FaultPatches[] ReversionRows()
    {
        FaultCase restart = Reversion("reversionLostAtRestart", unit => RestartWith(unit, true), unit => RestartWith(unit, false)) with
        {
            Expected = Narrows,
            Reasons = "reversionTried",
            WithinMs = TriedMs,
            LastsMs = TriedMs,
            BackWithinS = AfterStartS,
        };
        return
        [
            Row(Reversion("supervisorStuckWhileHung", unit => HangWith(unit, true, false), unit => unit.Site.Supervisor.IsStuck = false)) with
            {
                // What is driven open by a firmware that hangs stays closed until it goes on.
                Single = At(UnitPosture.Opening, Safely),
            },
            Row(Reversion("reversionLostWhileHung", unit => HangWith(unit, false, true), unit => unit.Site.Inverter.NeverReverts = false)
                with { Expected = Opens, Reasons = HardwareActs, BackWithinS = AfterStartS }) with { Resting = Reported },
            Row(restart) with
            {
                // Nothing flows that could be withheld.
                Resting = Safely,
                Single = At(UnitPosture.Closing, one => one),
            },
        ];
    }

    private static FaultCase Reversion(string name, Action<UnitAtSite> begin, Action<UnitAtSite> end)
    {
        return FaultCase.Base with
        {
            Fault = name,
            Part = "reversion",
            Expected = Safe,
            LastsMs = LongHangMs,
            BackWithinS = AfterDistrustS,
            Begin = begin,
            End = end,
        };
    }

    private static void HangWith(UnitAtSite unit, bool supervisorIsStuck, bool neverReverts)
    {
        unit.Site.Supervisor.IsStuck = supervisorIsStuck;
        unit.Site.Inverter.NeverReverts = neverReverts;
        unit.Run.Freeze(LongHangMs);
    }

    /// <summary>A timer that was refuted is tried again after the next start only.</summary>
    private static void RestartWith(UnitAtSite unit, bool neverReverts)
    {
        unit.Site.Inverter.NeverReverts = neverReverts;
        unit.Run.CutControllerPower(CutMs);
    }
}

using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tests.Report;

/// <summary>What the report says decided the power: the unit's questions to its meter and its short stalls are no decision.</summary>
[TestClass]
public sealed class UnitViewTest
{
    [TestMethod]
    public void Questions_and_stalls_do_not_show_and_a_hang_does()
    {
        PlannedUnit planned = new(PlannedUnit.AtTheExportLimit);
        SimulatedRun run = planned.Run;
        UnitView unit = planned.View;
        run.RunFor(RunPlan.WarmUpMs + 300_000);
        int questions = 0;
        HashSet<HeldBack> states = [];
        for (int step = 0; step < 240_000; step++)
        {
            run.StepTenMs();
            questions += run.Life == ControllerLife.Running && planned.Control.Limiter.Proof.MostOwnMilliamps != int.MaxValue ? 1 : 0;
            states.Add(unit.Judge());
        }

        Assert.IsGreaterThan(1000, questions, "steps of 10 ms in which the meter was asked");
        CollectionAssert.AreEquivalent(new[] { HeldBack.ExportLimit }, states.ToArray());

        run.Freeze(1500);
        Assert.AreEqual(HeldBack.ExportLimit, After(run, unit, 1400));
        run.RunFor(10_000);
        unit.Judge();
        run.Freeze(5000);
        Assert.AreEqual(HeldBack.NotRunning, After(run, unit, 3000));
    }

    private static HeldBack After(SimulatedRun run, UnitView unit, int ms)
    {
        HeldBack state = HeldBack.NothingAsked;
        for (int passedMs = 0; passedMs < ms; passedMs += SiteTiming.StepMs)
        {
            run.StepTenMs();
            state = unit.Judge();
        }

        return state;
    }
}

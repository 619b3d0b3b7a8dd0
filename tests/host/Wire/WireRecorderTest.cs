using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Simulation;
using NanoV2G.Tools.Wire;

namespace NanoV2G.Tests.Wire;

/// <summary>What the report of a wire run says decided the power.</summary>
[TestClass]
public sealed class WireRecorderTest
{
    private const int SettledMs = 300_000;

    [TestMethod]
    public void The_units_questions_to_its_meter_do_not_show_and_its_absence_does()
    {
        using TemporaryDirectory folder = new();
        PlannedUnit unit = new(PlannedUnit.AtTheExportLimit);
        RunCurves curves = new(unit.Plan.StartUnixMs, unit.Plan.DurationMs);
        using TraceWriter trace = new(Path.Combine(folder.Path, "trace.csv"));
        WireRecorder recorder = new(unit.Plan, curves, trace);
        unit.Run.RunFor(RunPlan.WarmUpMs + SettledMs);
        int questions = 0;
        for (int second = 0; second < 1200; second++)
        {
            unit.Run.RunFor(1000);
            questions += unit.Control.Limiter.Proof.MostOwnMilliamps != int.MaxValue ? 1 : 0;
            recorder.Take(Second(unit.Site), unit.Control);
        }

        Assert.IsGreaterThan(10, questions, "seconds in which the meter was asked");
        AssertShows(HeldBack.ExportLimit, curves, SettledMs + 1000, SettledMs + 1_200_000);

        unit.Run.RunFor(60_000);
        recorder.Take(Second(unit.Site), null);
        AssertShows(HeldBack.NotRunning, curves, SettledMs + 1_260_000, SettledMs + 1_260_000);
    }

    private static void AssertShows(HeldBack expected, RunCurves curves, long fromMs, long toMs)
    {
        for (int column = curves.ColumnAt(fromMs); column <= curves.ColumnAt(toMs); column++)
        {
            Assert.AreEqual(expected, (HeldBack)curves.HeldBackBy[column], $"column {column}");
        }
    }

    private static WireSecond Second(SimulatedSite site)
    {
        int milliamps = site.GridMilliamps;
        return new WireSecond(site.UtcUnixMs, site.HouseWatts, site.SolarWatts, site.InverterWatts, milliamps, milliamps, milliamps, site.Contactor.IsMainClosed, site.Battery.StateOfChargePermille, false);
    }
}

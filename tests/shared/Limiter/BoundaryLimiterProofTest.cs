using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

// The limiter with power flowing: what meter, inverter and phases leave of the room.
[TestClass]
public class BoundaryLimiterProofTest
{
    private const int ExportLessMargin = 15800;
    private const int ImportLessMargin = 59360;

    // 4 A of charge, where the cap allows none: after a minute the meter is asked with 0.9 A less.
    [TestMethod]
    public void AChargeAboveItsOwnCapIsAskedFor()
    {
        BoundaryBench bench = Closed();
        bench.Believe(true);
        for (int second = 1; second <= 59; second++)
        {
            bench.Stand(920, 920);
        }

        Assert.AreEqual(ImportLessMargin - 4000, bench.Window.MostImportMilliamps);
        bench.Stand(920, 920);
        Assert.AreEqual(3100, bench.Window.MostImportMilliamps);
        Assert.AreEqual(3100, bench.Window.MostExportMilliamps);
    }

    // 820 W asked for, 920 W delivered: 0.43 A too much, without which the step would be half of one.
    [TestMethod]
    public void AStepTakesOffWhatTheInverterDeliversTooMuch()
    {
        BoundaryBench bench = Closed();
        bench.Believe(true);
        bench.Situation.Snapshot.Inverter.IsRunning = true;
        bench.Situation.Snapshot.Inverter.AcknowledgedSetpointWatts = 820;
        for (int second = 1; second <= 60; second++)
        {
            bench.Stand(920, 920);
        }

        Assert.AreEqual(3100 - 434, bench.Window.MostImportMilliamps);
    }

    // At a cap of zero an unproved meter leaves 2.5 A on each of three phases, as a step has to show on each, and what a step leaves of them.
    [TestMethod]
    [DataRow(0, 2500)]
    [DataRow(-1725, 1600)]
    public void AnUnprovedMeterLeavesEachOfThreePhasesWhatItLeavesOne(int ownWatts, int milliamps)
    {
        BoundaryBench bench = Closed(3, 3, 16000);
        for (int second = 0; second < 12; second++)
        {
            bench.Stand(ownWatts, 460);
        }

        Assert.AreEqual(milliamps, bench.Window.MostExportMilliamps);
        Assert.AreEqual(milliamps, bench.Window.MostImportMilliamps);
        Assert.AreEqual((int)LimitReason.MeterUnproved, (int)bench.Window.ExportReason);
    }

    // A meter that stands still, at a cap of zero: nothing is left, and the reason is told.
    [TestMethod]
    public void ARefutedMeterLeavesTheCapAlone()
    {
        BoundaryBench bench = Closed(1, 1, 16000);
        for (int second = 0; second < 60 && !bench.Limiter.Proof.IsRefuted; second++)
        {
            int most = bench.Window.MostExportMilliamps;
            bench.Situation.Advance(1000);
            bench.Situation.InverterReads(-most * 230 / 1000);
            bench.Situation.MeterReads(2300);
            bench.Narrow();
            Assert.IsTrue(second < 8 || bench.Limiter.Proof.IsRefuted || bench.Window.ExportReason == LimitReason.MeterUnproved);
        }

        Assert.IsTrue(bench.Limiter.Proof.IsRefuted);
        Assert.AreEqual(0, bench.Window.MostExportMilliamps);
        Assert.AreEqual(0, bench.Window.MostImportMilliamps);
        Assert.AreEqual((int)LimitReason.MeterRefuted, (int)bench.Window.ExportReason);
        Assert.AreEqual((int)LimitReason.MeterRefuted, (int)bench.Window.ImportReason);
    }

    [TestMethod]
    public void APhaseThatTheUnitDoesNotFeedBoundsNothing()
    {
        BoundaryBench bench = OnTheFirstOfThree();
        for (int second = 0; second < 15; second++)
        {
            bench.Situation.Advance(1000);
            bench.Situation.MeterReads(0, 2300, 10000);
            bench.Situation.MeterReads(1, -4600, 20000);
            bench.Situation.MeterReads(2, 16100, 70000);
            bench.Narrow();
        }

        bench.AssertExport(ExportLessMargin + 10000);
        Assert.AreEqual(ImportLessMargin - 10000, bench.Window.MostImportMilliamps);
        Assert.IsFalse(bench.Window.MustOpen);
    }

    // Own power answers on its phase; a cooker on the next one says nothing.
    [TestMethod]
    public void APhaseThatTheUnitDoesNotFeedIsNoAnswer()
    {
        BoundaryBench bench = OnTheFirstOfThree();
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        for (int second = 0; second < 18; second++)
        {
            int cooker = second < 13 ? 0 : 9200;
            bench.Situation.MeterReads(1, cooker, cooker * 1000 / 230);
            bench.Follow(second < 12 ? 0 : -1150, 2300);
        }

        Assert.IsTrue(bench.Limiter.Proof.IsProved);
    }

    // Import exactly at its limit beside too much export is no empty window.
    [TestMethod]
    [DataRow(13800, false)]
    [DataRow(13801, true)]
    public void OnlyBeyondBothLimitsTheContactorOpens(int importWatts, bool mustOpen)
    {
        BoundaryBench bench = new BoundaryBench(2);
        bench.Settings.ImportLimitMilliamps = 60646;
        for (int second = 0; second < 15; second++)
        {
            bench.Situation.Advance(1000);
            bench.Situation.MeterReads(0, -4600, 20000);
            bench.Situation.MeterReads(1, importWatts, importWatts * 1000 / 230);
            bench.Narrow();
        }

        Assert.AreEqual(0, bench.Window.MostImportMilliamps);
        Assert.AreEqual(mustOpen, bench.Window.MustOpen);
    }

    [TestMethod]
    [DataRow(2500, false)]
    [DataRow(2501, true)]
    public void AnInverterTooSlowForTheLoopGivesTheOpenLoopCap(int unansweredMs, bool isTooSlow)
    {
        BoundaryBench bench = Closed();
        bench.Believe(true);
        Ask(bench, -690);
        for (int second = 0; second < 12; second++)
        {
            bench.Stand(-690, 2300);
        }

        Ask(bench, 0);
        bench.Narrow();
        bench.Situation.Advance(unansweredMs);
        bench.Situation.InverterReads(-690);
        bench.Narrow();

        bench.AssertExport(isTooSlow ? ExportLessMargin : ExportLessMargin + 10000);
        Assert.AreEqual(isTooSlow ? 0 : ImportLessMargin - 10000, bench.Window.MostImportMilliamps);
        Assert.AreEqual((int)(isTooSlow ? LimitReason.InverterTooSlow : LimitReason.MaximumExportLimit), (int)bench.Window.ExportReason);
    }

    // 60 W more than asked for are taken off both rooms, a third of them on each of three phases.
    [TestMethod]
    [DataRow(1, 260)]
    [DataRow(3, 86)]
    public void WhatTheInverterDeliversTooMuchIsTakenOff(int phases, int excessMilliamps)
    {
        BoundaryBench bench = Closed(phases, phases);
        bench.Believe(true);
        Ask(bench, -3000);
        for (int second = 0; second < 40; second++)
        {
            bench.Stand(-3060, 2300);
        }

        bench.AssertExport(ExportLessMargin + 10000 - excessMilliamps);
        int missing = ImportLessMargin - 10000 - excessMilliamps - bench.Window.MostImportMilliamps;
        Assert.IsTrue(missing >= -2 && missing <= 2, "mA missing: " + missing.ToString());
    }

    private static void Ask(BoundaryBench bench, int setpointWatts)
    {
        Snapshot snapshot = bench.Situation.Snapshot;
        snapshot.Inverter.IsRunning = true;
        snapshot.Inverter.AcknowledgedSetpointWatts = setpointWatts;
        snapshot.Inverter.AcknowledgedMs = snapshot.NowMs;
    }

    private static BoundaryBench Closed(int phaseCount = 1, int inverterPhases = 1, int otherGenerationMilliamps = 0)
    {
        BoundaryBench bench = new BoundaryBench(phaseCount, inverterPhases, otherGenerationMilliamps, 60000);
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        return bench;
    }

    private static BoundaryBench OnTheFirstOfThree()
    {
        BoundaryBench bench = new BoundaryBench(3);
        bench.Situation.Snapshot.InverterFeeds[1] = false;
        bench.Situation.Snapshot.InverterFeeds[2] = false;
        return bench;
    }
}

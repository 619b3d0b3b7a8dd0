using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Limits;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

// 16 A export and 60 A import limit. Class 1 and 0.04 A make a margin of 0.2 A and 0.64 A.
[TestClass]
public class BoundaryLimiterTest
{
    private const int ExportLessMargin = 15800;
    private const int ImportLessMargin = 59360;

    [TestMethod]
    [DataRow(0, 15800, 59360)]
    [DataRow(2300, 25800, 49360)]
    [DataRow(-2300, 5800, 69360)]
    [DataRow(-4600, 0, 79360)]
    [DataRow(16100, 85800, 0)]
    public void RoomIsTheLimitLessMarginPlusOrLessTheHouse(int houseWatts, int export, int import)
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Hold(15, houseWatts);

        bench.AssertExport(export);
        Assert.AreEqual(import, bench.Window.MostImportMilliamps);
        Assert.AreEqual((int)LimitReason.MaximumExportLimit, (int)bench.Window.ExportReason);
        Assert.AreEqual((int)LimitReason.MaximumImportLimit, (int)bench.Window.ImportReason);
        Assert.IsFalse(bench.Window.MustOpen);
    }

    [TestMethod]
    public void AFallOfLoadCutsAtOnceAndARiseIsHeld()
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Hold(15, 4600);
        bench.AssertExport(ExportLessMargin + 20000);

        bench.Read(1000, 0);
        bench.AssertExport(ExportLessMargin - 3000, "with the first reading, which may not show all of it");
        Assert.AreEqual(ImportLessMargin - 20000, bench.Window.MostImportMilliamps, "charging waits for the same fall");
        bench.Tick(200);
        bench.AssertExport(ExportLessMargin - 3000, "and between readings");
        bench.Read(300, 4600);
        bench.Read(500, 4600);
        bench.AssertExport(ExportLessMargin, "1 s old counts still");
        bench.Read(500, 4600);
        bench.AssertExport(ExportLessMargin + 20000);
    }

    // A fall of 0.4 A between two readings a second apart may be 0.7 A more when all of it shows, and may come again before a
    // set-point answers; a rise tells nothing of export.
    [TestMethod]
    [DataRow(2208, 25400 - 400 - 714, 49360)]
    [DataRow(2392, 25800, 49360 - 800 - 714)]
    public void WhatTheHouseHasLatelyMovedIsKeptFree(int thenWatts, int export, int import)
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Hold(15, 2300);
        bench.Read(1000, thenWatts);

        AssertNear(export, bench.Window.MostExportMilliamps);
        AssertNear(import, bench.Window.MostImportMilliamps);
    }

    // Own power is taken off what the meter shows as it was while the meter measured.
    [TestMethod]
    [DataRow(-4600)]
    [DataRow(4600)]
    [DataRow(-7000)]
    public void OwnPowerIsNotTakenForHouseLoad(int ownWatts)
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        bench.Believe(true);
        // Long enough for the doubt that own power's jump casts on the meter to be over.
        for (int i = 0; i < 25; i++)
        {
            bench.Tick(400);
            bench.Situation.InverterReads(ownWatts);
            bench.Narrow();
            bench.Read(600, 2300 + ownWatts);
        }

        AssertNear(ExportLessMargin + 10000, bench.Window.MostExportMilliamps);
        AssertNear(ImportLessMargin - 10000, bench.Window.MostImportMilliamps);
    }

    [TestMethod]
    public void AnInverterThatStillReportsBehindAnOpenContactorIsNotBelieved()
    {
        BoundaryBench bench = new BoundaryBench();
        for (int i = 0; i < 15; i++)
        {
            bench.Situation.Advance(1000);
            bench.Situation.InverterReads(-7000);
            bench.Situation.MeterReads(0);
            bench.Narrow();
        }

        bench.AssertExport(ExportLessMargin);
    }

    // 14.14 A at 45°: 10 A active export beside 10 A reactive.
    [TestMethod]
    public void ReactiveCurrentCounts()
    {
        BoundaryBench bench = new BoundaryBench();
        for (int i = 0; i < 15; i++)
        {
            bench.Situation.Advance(1000);
            bench.Situation.MeterReads(0, -2300, 14142);
            bench.Narrow();
        }

        long active = bench.Window.MostExportMilliamps + 10000;
        long reactiveSquare = (14142L * 14142) - (10000L * 10000);
        Assert.IsTrue((active * active) + reactiveSquare <= (long)ExportLessMargin * ExportLessMargin);
        Assert.IsTrue(active > 12000);
    }

    // With an export limit of zero, or one that reactive current fills, the boundary is held on the import side.
    [TestMethod]
    [DataRow(0, 2300, 10000, 9960)]
    [DataRow(0, 0, 0, 0)]
    [DataRow(0, -2300, 10000, 0)]
    [DataRow(100, 2300, 10000, 10059)]
    [DataRow(16000, 2300, 30000, 9960)]
    public void TheMarginIsKeptAtZeroToo(int exportLimit, int houseWatts, int rmsMilliamps, int export)
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Settings.ExportLimitMilliamps = exportLimit;
        for (int i = 0; i < 15; i++)
        {
            bench.Situation.Advance(1000);
            bench.Situation.MeterReads(0, houseWatts, rmsMilliamps);
            bench.Narrow();
        }

        bench.AssertExport(export);
    }

    // Solar alone above the limit: no discharge, and never a forced charge.
    [TestMethod]
    public void SolarBeyondTheLimitForbidsDischargeAndAsksForNothing()
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Hold(15, -6900);

        Assert.AreEqual(0, bench.Window.MostExportMilliamps);
        Assert.IsTrue(bench.Window.MostImportMilliamps > 0);
        Assert.IsFalse(bench.Window.MustOpen);
    }

    [TestMethod]
    public void AnotherLimitOfZeroStaysZero()
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Hold(15, 4600);
        bench.Window.Begin(BoundaryBench.RatedMilliamps);
        bench.Window.NarrowExport(0, LimitReason.LoadControl);
        bench.Limiter.Narrow(bench.Situation.Snapshot, bench.Window);

        Assert.AreEqual(0, bench.Window.MostExportMilliamps);
        Assert.AreEqual((int)LimitReason.LoadControl, (int)bench.Window.ExportReason);
        Assert.AreEqual(ImportLessMargin - 20000, bench.Window.MostImportMilliamps, "no import is made of it");
    }

    // Watts of three phases; the phases are not netted.
    [TestMethod]
    [DataRow(0, 0, 0, 15800, 59360, false)]
    [DataRow(2300, 4600, 0, 15800, 39360, false)]
    [DataRow(-2300, 4600, 4600, 5800, 39360, false)]
    [DataRow(-4600, 4600, 4600, 0, 39360, false)]
    [DataRow(2300, 2300, 16100, 25800, 0, false)]
    [DataRow(-4600, 2300, 16100, 0, 0, true)]
    [DataRow(-4600, -4600, 16100, 0, 0, true)]
    [DataRow(-4600, 16100, 16100, 0, 0, true)]
    public void EveryPhaseBoundsAndOppositeExcessesOpen(int first, int second, int third, int export, int import, bool mustOpen)
    {
        BoundaryBench bench = new BoundaryBench(3);
        for (int i = 0; i < 15; i++)
        {
            bench.Situation.Advance(1000);
            bench.Situation.MeterReads(0, first, (first < 0 ? -first : first) * 1000 / 230);
            bench.Situation.MeterReads(1, second, (second < 0 ? -second : second) * 1000 / 230);
            bench.Situation.MeterReads(2, third, third * 1000 / 230);
            bench.Narrow();
        }

        bench.AssertExport(export);
        Assert.AreEqual(import, bench.Window.MostImportMilliamps);
        Assert.AreEqual(mustOpen, bench.Window.MustOpen);
        if (mustOpen)
        {
            Assert.AreEqual((int)LimitReason.EmptyWindow, (int)bench.Window.OpenReason);
            Assert.AreEqual((int)LimitReason.MaximumExportLimit, (int)bench.Window.ExportReason, "both reasons are shown");
            Assert.AreEqual((int)LimitReason.MaximumImportLimit, (int)bench.Window.ImportReason);
        }
    }

    [TestMethod]
    [DataRow(200, true)]
    [DataRow(1000, true)]
    [DataRow(1200, true)]
    [DataRow(1250, false)]
    [DataRow(1900, false)]
    public void AMeterTooSlowForTheLoopGivesTheOpenLoopCap(int intervalMs, bool closesLoop)
    {
        BoundaryBench bench = new BoundaryBench();
        for (int i = 0; i < 40; i++)
        {
            bench.Read(intervalMs, 4600);
        }

        Assert.AreEqual(closesLoop, bench.Limiter.LoopIsClosed);
        bench.AssertExport(closesLoop ? ExportLessMargin + 20000 : 15800);
        Assert.AreEqual((int)(closesLoop ? LimitReason.MaximumExportLimit : LimitReason.MeterTooSlow), (int)bench.Window.ExportReason);
        Assert.AreEqual(closesLoop ? ImportLessMargin - 20000 : 0, bench.Window.MostImportMilliamps);
    }

    [TestMethod]
    public void TheLoopComesBackWithAFasterMeter()
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Hold(15, 4600);
        for (int i = 0; i < 10; i++)
        {
            bench.Read(1800, 4600);
        }

        Assert.IsFalse(bench.Limiter.LoopIsClosed);
        bench.Hold(9, 4600);
        Assert.IsTrue(bench.Limiter.LoopIsClosed);
        bench.AssertExport(ExportLessMargin + 20000);
    }

    [TestMethod]
    public void AfterALossTheHouseIsLearnedAnewFromNothing()
    {
        BoundaryBench bench = new BoundaryBench();
        bench.Hold(15, 4600);
        bench.Situation.Snapshot.BoundaryIsLive = false;
        bench.Tick(3000);
        Assert.IsFalse(bench.Limiter.LoopIsClosed);

        bench.Situation.Snapshot.BoundaryIsLive = true;
        for (int i = 0; i < 8; i++)
        {
            bench.Read(1000, 9200);
            Assert.AreEqual(15800, bench.Window.MostExportMilliamps, "the cap until the pace is known");
        }

        bench.Read(1000, 9200);
        bench.AssertExport(ExportLessMargin + 40000);
    }

    // With power flowing and no answer to an own step yet, neither direction goes beyond the cap, or 2.5 A where that is less.
    [TestMethod]
    [DataRow(false, 60000, 15800, 2500)]
    [DataRow(false, 30000, 15800, 29360)]
    [DataRow(true, 60000, 35800, 39360)]
    public void AnUnprovedMeterLeavesTheCap(bool isProved, int greatestHouseMilliamps, int export, int import)
    {
        BoundaryBench bench = new BoundaryBench(1, 1, 0, greatestHouseMilliamps);
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        bench.Believe(isProved);
        bench.Situation.InverterReads(0);
        bench.Hold(15, 4600);

        bench.AssertExport(export);
        Assert.AreEqual(import, bench.Window.MostImportMilliamps);
        Assert.AreEqual(isProved, bench.Window.ExportReason != LimitReason.MeterUnproved);
    }

    private static void AssertNear(int expected, int actual)
    {
        Assert.IsTrue(actual >= expected - 10 && actual <= expected + 10, "expected about " + expected + ", found " + actual);
    }
}

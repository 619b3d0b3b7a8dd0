using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Reversion;
using NanoV2G.Firmware.Settings;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Reversion;

// The reversion timer is seen to land at zero before anything relies on it: design, "supervisor and reversion as a pair".
[TestClass]
public class ReversionProofTest
{
    private const int TestWatts = 575;
    private const int Wide = 40000;
    private const int ExportCap = 16000 - 5000 - 40 - 160;

    [TestMethod]
    [DataRow(1, 2500)]
    [DataRow(3, 833)]
    public void UntilProvedLittleMayFlowEitherWay(int phases, int milliamps)
    {
        Bench bench = new Bench();
        bench.Situation.Snapshot.InverterPhaseCount = phases;
        LimitWindow window = bench.Window();
        Assert.AreEqual(milliamps, window.MostExportMilliamps);
        Assert.AreEqual(milliamps, window.MostImportMilliamps);
        Assert.AreEqual((int)LimitReason.ReversionUnproved, (int)window.ExportReason);
        Assert.AreEqual((int)LimitReason.ReversionUnproved, (int)window.ImportReason);
        Assert.IsFalse(window.MustOpen);
    }

    [TestMethod]
    [DataRow(-TestWatts, 3200, 20)]
    [DataRow(TestWatts, 3200, 20)]
    [DataRow(-TestWatts, 1600, -150)]
    [DataRow(TestWatts, 4400, 150)]
    public void ALandingAtZeroProvesIt(int watts, int landsMs, int standbyWatts)
    {
        Bench bench = new Bench();
        bench.Withhold(watts);
        bench.HoldFor(landsMs - Bench.StepMs, watts);
        Assert.IsFalse(bench.Step(watts, standbyWatts), "commanded again");
        Assert.IsTrue(bench.Proof.IsProved);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.ReversionTried));
        Assert.AreEqual(landsMs, bench.Events.LastValue1(EventCode.ReversionTried));
        Assert.AreEqual(standbyWatts, bench.Events.LastValue2(EventCode.ReversionTried));
    }

    // Two seconds of power, and enough of it to tell its fall from standby: else nothing is withheld.
    [TestMethod]
    [DataRow(-575, -575, 2000, true)]
    [DataRow(-575, -575, 1900, false)]
    [DataRow(-575, -300, 2000, true)]
    [DataRow(-575, -299, 2000, false)]
    [DataRow(575, 575, 2000, true)]
    [DataRow(575, -575, 2000, false)]
    [DataRow(0, 20, 2000, false)]
    public void ItIsTriedWhenPowerHasFlowed(int target, int own, int afterMs, bool isWithheld)
    {
        Bench bench = new Bench();
        bench.Step(0, 0);
        bool withholds = false;
        for (int at = 0; at < afterMs; at += Bench.StepMs)
        {
            withholds = bench.Step(target, own);
        }

        Assert.AreEqual(isWithheld, withholds);
    }

    // A limit below the power of the test, on the side that is tried.
    [TestMethod]
    [DataRow(-TestWatts, 2499, Wide, true)]
    [DataRow(-TestWatts, 0, Wide, true)]
    [DataRow(-TestWatts, 2500, 0, false)]
    [DataRow(TestWatts, Wide, 2499, true)]
    [DataRow(TestWatts, 0, 2500, false)]
    public void ALimitEndsTheTryAtOnce(int watts, int mostExport, int mostImport, bool isEnded)
    {
        Bench bench = new Bench();
        bench.Withhold(watts);
        bench.HoldFor(1000, watts);
        bench.MostExportMilliamps = mostExport;
        bench.MostImportMilliamps = mostImport;
        Assert.AreEqual(!isEnded, bench.Step(watts, watts), "the set-point goes out in the same tick");
        Assert.IsFalse(bench.Proof.IsProved);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.ReversionTried), "it says nothing about the inverter");
    }

    [TestMethod]
    [DataRow(-TestWatts, -504, false)]
    [DataRow(-TestWatts, -502, true)]
    [DataRow(-TestWatts, 0, true)]
    [DataRow(-TestWatts, TestWatts, true)]
    [DataRow(TestWatts, 504, false)]
    [DataRow(TestWatts, 502, true)]
    [DataRow(TestWatts, -TestWatts, true)]
    public void WhoWantsMuchLessEndsTheTryAtOnce(int held, int target, bool isEnded)
    {
        Bench bench = new Bench();
        bench.Withhold(held);
        bench.HoldFor(1000, held);
        Assert.AreEqual(!isEnded, bench.Step(target, held));
    }

    // What has just been asked to come down has not risen.
    [TestMethod]
    public void PowerThatIsStillComingDownIsNotWithheld()
    {
        Bench bench = new Bench();
        for (int at = 0; at < 10000; at += Bench.StepMs)
        {
            Assert.IsFalse(bench.Step(-380, -TestWatts));
        }

        Assert.AreEqual(2500, bench.Window().MostExportMilliamps);
    }

    // The unit itself asks for no more than the test's power while it is not proved.
    [TestMethod]
    public void ARiseOfTheTargetDoesNotEndIt()
    {
        Bench bench = new Bench();
        bench.Withhold(-TestWatts);
        Assert.IsTrue(bench.Step(-TestWatts - 5, -TestWatts));
    }

    [TestMethod]
    public void OwnPowerThatNobodyTellsEndsTheTry()
    {
        Bench bench = new Bench();
        bench.Withhold(-TestWatts);
        bench.Situation.Advance(5000);
        Assert.IsFalse(bench.Proof.Withholds(bench.Situation.Snapshot, -TestWatts));
        Assert.IsFalse(bench.Proof.IsProved);
    }

    // 3 s of the timer, 1.5 s for its slope and the reading: one that is slower is no cover.
    [TestMethod]
    public void ThreeTriesWithoutALandingRefuteIt()
    {
        Bench bench = new Bench();
        for (int attempt = 1; attempt <= ReversionProof.MostFailures; attempt++)
        {
            Assert.AreEqual(2500, bench.Window().MostExportMilliamps, "a single try may have been a late reading");
            bench.Withhold(-TestWatts);
            bench.HoldFor(4500, -TestWatts);
            Assert.IsFalse(bench.Step(-TestWatts, -TestWatts), "commanded again");
            Assert.AreEqual(attempt, bench.Events.CountOf(EventCode.ReversionTried));
        }

        Refuted(bench);
    }

    [TestMethod]
    public void PowerThatRisesIsLetGoOfAtOnceAndRefutesIt()
    {
        Bench bench = new Bench();
        bench.Withhold(-TestWatts);
        bench.HoldFor(3000, -TestWatts);
        Assert.IsFalse(bench.Step(-TestWatts, -TestWatts - 151));
        Assert.AreEqual(-TestWatts - 151, bench.Events.LastValue2(EventCode.ReversionTried));
        Refuted(bench);
    }

    // The limiter may see it first, at the supply terminals, and asks for nothing: that is no other inverter's rise.
    [TestMethod]
    [DataRow(2000, true)]
    [DataRow(2100, false)]
    public void PowerThatIsSeenToHaveRisenAfterTheLimitRefutesItToo(int afterMs, bool isRefuted)
    {
        Bench bench = new Bench();
        bench.Withhold(-TestWatts);
        bench.HoldFor(3000, -TestWatts);
        bench.MostExportMilliamps = 0;
        Assert.IsFalse(bench.Step(0, -TestWatts));
        for (int at = Bench.StepMs; at < afterMs; at += Bench.StepMs)
        {
            bench.Step(0, -TestWatts);
        }

        bench.Step(0, -7400);
        bench.Step(0, -7400);
        Assert.AreEqual(isRefuted ? 1 : 0, bench.Events.CountOf(EventCode.ReversionTried), "told once");
        bench.MostExportMilliamps = Wide;
        Assert.AreEqual(isRefuted ? ExportCap : 2500, bench.Window().MostExportMilliamps);
    }

    // A car that stops at that moment would else prove any inverter.
    [TestMethod]
    public void WhatComesToNothingTooSoonProvesNothing()
    {
        Bench bench = new Bench();
        bench.Withhold(-TestWatts);
        bench.HoldFor(1300, -TestWatts);
        Assert.IsFalse(bench.Step(-TestWatts, 0));
        Assert.IsFalse(bench.Proof.IsProved);
        Assert.AreEqual(2500, bench.Window().MostExportMilliamps, "nor does it refute");

        bench.Withhold(-TestWatts);
        bench.HoldFor(3000, -TestWatts);
        bench.Step(-TestWatts, 0);
        Assert.IsTrue(bench.Proof.IsProved);
    }

    private static void Refuted(Bench bench)
    {
        Assert.IsFalse(bench.Proof.IsProved);
        LimitWindow window = bench.Window();
        Assert.AreEqual(ExportCap, window.MostExportMilliamps, "the open-loop cap");
        Assert.AreEqual(0, window.MostImportMilliamps, "the open-loop cap");
        Assert.AreEqual((int)LimitReason.ReversionUnproved, (int)window.ExportReason);
        for (int at = 0; at < 60000; at += Bench.StepMs)
        {
            Assert.IsFalse(bench.Step(-TestWatts, -TestWatts), "never tried again");
        }
    }

    private sealed class Bench
    {
        public const int StepMs = 100;

        public readonly Situation Situation = new Situation();
        public readonly RecordingEvents Events = new RecordingEvents();
        public readonly ReversionProof Proof;
        public int MostExportMilliamps = Wide;
        public int MostImportMilliamps = Wide;

        public Bench()
        {
            UnitSettings settings = new UnitSettings();
            settings.ExportLimitMilliamps = 16000;
            settings.ImportLimitMilliamps = 60000;
            settings.OtherGenerationMilliamps = 5000;
            Proof = new ReversionProof(settings, Events);
            Situation.Snapshot.InverterPhaseCount = 1;
        }

        public LimitWindow Window()
        {
            LimitWindow window = new LimitWindow();
            window.Begin(Wide);
            window.NarrowExport(MostExportMilliamps, LimitReason.MaximumExportLimit);
            window.NarrowImport(MostImportMilliamps, LimitReason.MaximumImportLimit);
            Proof.Narrow(Situation.Snapshot, window);
            return window;
        }

        /// <summary>A tick with this set-point and this own power; the inverter acknowledges what it is given.</summary>
        public bool Step(int target, int own)
        {
            Situation.Advance(StepMs);
            Situation.AssetReads(own);
            Situation.InverterReads(own);
            Window();
            bool withholds = Proof.Withholds(Situation.Snapshot, target);
            if (!withholds)
            {
                Situation.Snapshot.Inverter.AcknowledgedMs = Situation.Snapshot.NowMs;
            }

            return withholds;
        }

        /// <summary>Power flows until the last tick with a set-point.</summary>
        public void Withhold(int watts)
        {
            Step(0, 0);
            for (int at = 0; at < ReversionProof.SteadyMs - StepMs; at += StepMs)
            {
                Assert.IsFalse(Step(watts, watts));
            }
        }

        /// <summary>Power goes on without a set-point for this time after the last one.</summary>
        public void HoldFor(int ms, int watts)
        {
            for (int at = 0; at < ms; at += StepMs)
            {
                Assert.IsTrue(Step(watts, watts), "withheld for " + at.ToString() + " ms");
            }
        }
    }
}

using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// Thresholds of ENA EREC G99 table 10.1, LV.
[TestClass]
public class SupplyWatchTest
{
    [TestMethod]
    [DataRow(230000, 50000, true, true)]
    [DataRow(184000, 50000, true, true)]
    [DataRow(183999, 50000, true, false)]
    [DataRow(262200, 50000, true, true)]
    [DataRow(262201, 50000, true, false)]
    [DataRow(230000, 47500, true, true)]
    [DataRow(230000, 47499, true, false)]
    [DataRow(230000, 52000, true, true)]
    [DataRow(230000, 52001, true, false)]
    [DataRow(230000, 50000, false, false)]
    public void TheSupplyIsHealthyWithinTheThresholds(int millivolts, int milliHertz, bool isLive, bool isHealthy)
    {
        SupplyWatch watch = new SupplyWatch(new RecordingEvents());
        Situation situation = Healthy();
        situation.Snapshot.BoundaryIsLive = isLive;
        situation.Snapshot.Boundary.Millivolts[0] = millivolts;
        situation.Snapshot.Boundary.FrequencyMilliHertz = milliHertz;
        watch.Observe(situation.Snapshot);
        situation.Advance(5000);
        watch.Observe(situation.Snapshot);

        Assert.AreEqual(isHealthy ? 5000 : 0, watch.HealthyForMs(situation.Snapshot.NowMs));
    }

    // Delay of each stage and 2 s; exactly on a threshold is inside.
    [TestMethod]
    [DataRow(183999, 50000, 4500)]
    [DataRow(184000, 50000, 0)]
    [DataRow(262200, 50000, 0)]
    [DataRow(262201, 50000, 3000)]
    [DataRow(273700, 50000, 3000)]
    [DataRow(273701, 50000, 2500)]
    [DataRow(230000, 47499, 22000)]
    [DataRow(230000, 47000, 22000)]
    [DataRow(230000, 46999, 2500)]
    [DataRow(230000, 52000, 0)]
    [DataRow(230000, 52001, 2500)]
    [DataRow(0, 0, 2500)]
    public void OutsideAStageForItsTimeTheContactorOpens(int millivolts, int milliHertz, int opensAfterMs)
    {
        SupplyWatch watch = new SupplyWatch(new RecordingEvents());
        Situation situation = Healthy();
        watch.Observe(situation.Snapshot);
        situation.Snapshot.Boundary.Millivolts[0] = millivolts;
        situation.Snapshot.Boundary.FrequencyMilliHertz = milliHertz;
        int openedAfterMs = 0;
        for (int ms = 0; ms <= 30000 && openedAfterMs == 0; ms += 100)
        {
            situation.Advance(100);
            watch.Observe(situation.Snapshot);
            openedAfterMs = MustOpen(watch, situation) ? ms : 0;
        }

        Assert.AreEqual(opensAfterMs, openedAfterMs);
    }

    // What was measured is told once, with its worst voltage.
    [TestMethod]
    [DataRow(180000, 230000, 50010, 180000)]
    [DataRow(230000, 265000, 49990, 265000)]
    [DataRow(229000, 231000, 52500, 229000)]
    public void AnOpeningIsToldOnceWithWhatWasMeasured(int lowest, int highest, int milliHertz, int told)
    {
        RecordingEvents events = new RecordingEvents();
        SupplyWatch watch = new SupplyWatch(events);
        Situation situation = Healthy();
        situation.Snapshot.PhaseCount = 3;
        situation.Snapshot.Boundary.Millivolts[0] = lowest;
        situation.Snapshot.Boundary.Millivolts[1] = highest;
        situation.Snapshot.Boundary.Millivolts[2] = 230000;
        situation.Snapshot.Boundary.FrequencyMilliHertz = milliHertz;
        for (int ms = 0; ms <= 10000; ms += 100)
        {
            watch.Observe(situation.Snapshot);
            situation.Advance(100);
        }

        Assert.AreEqual(1, events.CountOf(EventCode.SupplyTripped));
        Assert.AreEqual(told, events.LastValue1(EventCode.SupplyTripped));
        Assert.AreEqual(milliHertz, events.LastValue2(EventCode.SupplyTripped));
    }

    [TestMethod]
    public void AShortReturnInsideBeginsTheDelayAnew()
    {
        SupplyWatch watch = new SupplyWatch(new RecordingEvents());
        Situation situation = Healthy();
        for (int i = 0; i < 10; i++)
        {
            situation.Snapshot.Boundary.Millivolts[0] = 180000;
            watch.Observe(situation.Snapshot);
            situation.Advance(4400);
            watch.Observe(situation.Snapshot);
            Assert.IsFalse(MustOpen(watch, situation));
            situation.Snapshot.Boundary.Millivolts[0] = 190000;
            situation.Advance(100);
            watch.Observe(situation.Snapshot);
        }
    }

    // A lost meter says nothing of the supply: the delay goes on when its readings are back.
    [TestMethod]
    public void WhileTheReadingsAreLostNothingIsConcluded()
    {
        SupplyWatch watch = new SupplyWatch(new RecordingEvents());
        Situation situation = Healthy();
        situation.Snapshot.Boundary.Millivolts[0] = 180000;
        watch.Observe(situation.Snapshot);
        situation.Snapshot.BoundaryIsLive = false;
        situation.Advance(10000);
        watch.Observe(situation.Snapshot);
        Assert.IsFalse(MustOpen(watch, situation));

        situation.Snapshot.BoundaryIsLive = true;
        watch.Observe(situation.Snapshot);
        Assert.IsTrue(MustOpen(watch, situation));
    }

    [TestMethod]
    public void ABreakBeginsTheTimeAnew()
    {
        SupplyWatch watch = new SupplyWatch(new RecordingEvents());
        Situation situation = Healthy();
        watch.Observe(situation.Snapshot);
        situation.Advance(19000);
        situation.Snapshot.Boundary.Millivolts[0] = 180000;
        watch.Observe(situation.Snapshot);
        situation.Advance(200);
        situation.Snapshot.Boundary.Millivolts[0] = 230000;
        watch.Observe(situation.Snapshot);
        situation.Advance(1000);

        Assert.AreEqual(1000, watch.HealthyForMs(situation.Snapshot.NowMs));
    }

    [TestMethod]
    public void EveryMeasuredPhaseCounts()
    {
        SupplyWatch watch = new SupplyWatch(new RecordingEvents());
        Situation situation = Healthy();
        situation.Snapshot.PhaseCount = 3;
        situation.Snapshot.Boundary.Millivolts[1] = 230000;
        situation.Snapshot.Boundary.Millivolts[2] = 100000;
        watch.Observe(situation.Snapshot);
        situation.Advance(1000);

        Assert.AreEqual(0, watch.HealthyForMs(situation.Snapshot.NowMs));
    }

    private static bool MustOpen(SupplyWatch watch, Situation situation)
    {
        LimitWindow window = new LimitWindow();
        window.Begin(32000);
        watch.Narrow(situation.Snapshot, window);
        Assert.IsTrue(!window.MustOpen || window.OpenReason == LimitReason.SupplyUnhealthy);
        return window.MustOpen;
    }

    private static Situation Healthy()
    {
        Situation situation = new Situation();
        situation.MeterReads(1000);
        situation.Snapshot.BoundaryIsLive = true;
        return situation;
    }
}

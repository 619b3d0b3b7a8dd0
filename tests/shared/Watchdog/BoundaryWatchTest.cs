using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// What makes a boundary reading stale or frozen, and what does not.
[TestClass]
public class BoundaryWatchTest
{
    private const int ExportLimit = 16000;

    [TestMethod]
    [DataRow(0, true)]
    [DataRow(1800, true)]
    [DataRow(2000, true)]
    [DataRow(2001, false)]
    public void AReadingIsStaleAfterTwoSeconds(int ageMs, bool isLive)
    {
        Situation situation = new Situation();
        BoundaryWatch watch = Watch(new RecordingEvents());
        situation.MeterReads(1000);
        watch.Judge(situation.Snapshot);
        situation.Advance(ageMs);
        watch.Judge(situation.Snapshot);

        Assert.AreEqual(isLive, situation.Snapshot.BoundaryIsLive);
        Assert.AreEqual((int)(isLive ? LimitReason.Rating : LimitReason.MeterStale), (int)watch.LostReason);
    }

    [TestMethod]
    [DataRow(2800, false)]
    [DataRow(3000, true)]
    public void FreshReadingsThatStandStillAreFrozenAfterThreeSeconds(int stillMs, bool isFrozen)
    {
        Situation situation = new Situation();
        BoundaryWatch watch = Watch(new RecordingEvents());
        situation.MeterReads(1000);
        watch.Judge(situation.Snapshot);
        Repeat(watch, situation, stillMs);

        Assert.AreEqual(isFrozen, !situation.Snapshot.BoundaryIsLive);
        Assert.AreEqual((int)(isFrozen ? LimitReason.MeterFrozen : LimitReason.Rating), (int)watch.LostReason);
    }

    [TestMethod]
    [DataRow("millivolts")]
    [DataRow("milliamps")]
    [DataRow("watts")]
    [DataRow("frequency")]
    [DataRow("third phase")]
    public void AnyValueThatMovesProvesAMeterAlive(string what)
    {
        Situation situation = new Situation();
        situation.Snapshot.PhaseCount = 3;
        BoundaryWatch watch = Watch(new RecordingEvents());
        situation.MeterReads(1000);
        for (int i = 0; i < 50; i++)
        {
            situation.Advance(200);
            Move(situation, what, i % 10 == 0 ? 1 : 0);
            situation.MeterRepeats();
            watch.Judge(situation.Snapshot);
            Assert.IsTrue(situation.Snapshot.BoundaryIsLive);
        }
    }

    // The frequency is read once a second, on its own: when a meter freezes, the last one comes after the last current.
    [TestMethod]
    [DataRow(1400, 3000)]
    [DataRow(1600, 4600)]
    public void AFrequencyReadLateIsNoSignOfLife(int frequencyMovesAtMs, int frozenAtMs)
    {
        Situation situation = new Situation();
        BoundaryWatch watch = Watch(new RecordingEvents());
        situation.MeterReads(1000);
        watch.Judge(situation.Snapshot);
        int atMs = 0;
        while (situation.Snapshot.BoundaryIsLive && atMs < 10000)
        {
            atMs += 200;
            situation.Advance(200);
            Move(situation, "frequency", atMs == frequencyMovesAtMs ? 1 : 0);
            situation.MeterRepeats();
            watch.Judge(situation.Snapshot);
        }

        Assert.AreEqual((int)LimitReason.MeterFrozen, (int)watch.LostReason);
        Assert.AreEqual(frozenAtMs, atMs);
    }

    [TestMethod]
    public void APhaseThatIsNotMeasuredProvesNothing()
    {
        Situation situation = new Situation();
        BoundaryWatch watch = Watch(new RecordingEvents());
        for (int i = 0; i < 20; i++)
        {
            situation.Advance(200);
            Move(situation, "third phase", 1);
            situation.MeterRepeats();
            watch.Judge(situation.Snapshot);
        }

        Assert.AreEqual((int)LimitReason.MeterFrozen, (int)watch.LostReason);
    }

    // A meter of 1 s refresh that is polled every 200 ms is not frozen, and its repetitions are no new readings.
    [TestMethod]
    public void AMeterPolledFasterThanItMeasuresIsNotFrozen()
    {
        Situation situation = new Situation();
        BoundaryWatch watch = Watch(new RecordingEvents());
        int newReadings = 0;
        for (int i = 0; i < 100; i++)
        {
            situation.Advance(200);
            if (i % 5 == 0)
            {
                situation.MeterReads(1000 + (i % 2));
            }
            else
            {
                situation.MeterRepeats();
            }

            watch.Judge(situation.Snapshot);
            Assert.IsTrue(situation.Snapshot.BoundaryIsLive);
            newReadings += situation.Snapshot.BoundaryIsNew ? 1 : 0;
        }

        Assert.AreEqual(20, newReadings);
    }

    // A frequency is read apart from the rest, so it may be newer: the power beside it is of before, and must not be compared
    // with what the unit has done since. For a supply that stands still it is a reading all the same.
    [TestMethod]
    [DataRow(400, false)]
    [DataRow(1400, false)]
    [DataRow(1600, true)]
    public void ANewFrequencyBesideOldValuesIsNoNewReading(int afterMs, bool isNew)
    {
        Situation situation = new Situation();
        BoundaryWatch watch = Watch(new RecordingEvents());
        situation.MeterReads(1000);
        watch.Judge(situation.Snapshot);
        Assert.IsTrue(situation.Snapshot.BoundaryIsNew);

        situation.Advance(afterMs);
        situation.Snapshot.Boundary.FrequencyMilliHertz += 3;
        situation.MeterRepeats();
        watch.Judge(situation.Snapshot);
        Assert.AreEqual(isNew, situation.Snapshot.BoundaryIsNew);
        Assert.IsTrue(situation.Snapshot.BoundaryIsLive);
    }

    [TestMethod]
    public void ServiceReturnsWithTheReadings()
    {
        RecordingEvents events = new RecordingEvents();
        Situation situation = new Situation();
        BoundaryWatch watch = Watch(events);
        situation.MeterReads(1000);
        Tick(watch, situation, 0);
        Tick(watch, situation, 30000);
        Assert.AreEqual(1, events.CountOf(EventCode.MeterStale));
        Assert.AreEqual(30000, events.LastValue1(EventCode.MeterStale));

        situation.Advance(30200);
        situation.MeterReads(1000);
        LimitWindow window = Tick(watch, situation, 0);

        Assert.IsTrue(situation.Snapshot.BoundaryIsLive);
        Assert.IsFalse(window.MustOpen);
        Assert.AreEqual((int)LimitReason.Rating, (int)window.ExportReason);
        Assert.AreEqual(60, events.LastValue1(EventCode.MeterBack));
    }

    private static BoundaryWatch Watch(RecordingEvents events)
    {
        UnitSettings settings = new UnitSettings();
        settings.ExportLimitMilliamps = ExportLimit;
        return new BoundaryWatch(settings, events);
    }

    private static void Repeat(BoundaryWatch watch, Situation situation, int ms)
    {
        for (int at = 0; at < ms; at += 200)
        {
            situation.Advance(200);
            situation.MeterRepeats();
            watch.Judge(situation.Snapshot);
        }
    }

    private static LimitWindow Tick(BoundaryWatch watch, Situation situation, long advanceMs)
    {
        if (advanceMs > 0)
        {
            situation.Advance(advanceMs);
        }

        LimitWindow window = new LimitWindow();
        window.Begin(32000);
        watch.Judge(situation.Snapshot);
        watch.Narrow(situation.Snapshot, window);
        return window;
    }

    private static void Move(Situation situation, string what, int by)
    {
        situation.Snapshot.Boundary.Millivolts[0] += what == "millivolts" ? by : 0;
        situation.Snapshot.Boundary.RmsMilliamps[0] += what == "milliamps" ? by : 0;
        situation.Snapshot.Boundary.ActiveWatts[0] += what == "watts" ? by : 0;
        situation.Snapshot.Boundary.FrequencyMilliHertz += what == "frequency" ? by : 0;
        situation.Snapshot.Boundary.ActiveWatts[2] += what == "third phase" ? by : 0;
    }
}

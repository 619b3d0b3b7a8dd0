using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Hal.Timing;
using NanoV2G.Tests.Journal;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Events;

[TestClass]
public class EventLogTest
{
    [TestMethod]
    public void BootIsTheFirstEventAndCountsUp()
    {
        FaultyFileStore store = new FaultyFileStore(4096);
        for (int boot = 1; boot <= 3; boot++)
        {
            FakeClock clock = new FakeClock();
            EventLog log = new EventLog(new EventQueue(clock, 16), OpenLog(store), clock);
            Assert.AreEqual(boot, log.BootCount);
            Assert.IsFalse(log.PersistStep(), "a boot that dies at once is on flash already");
        }

        RecordReader reader = new RecordReader(OpenLog(store));
        for (int boot = 1; boot <= 3; boot++)
        {
            StoredEvent stored = ReadNext(reader);
            Assert.AreEqual((int)EventCode.Boot, stored.Code);
            Assert.AreEqual(boot, stored.BootCount);
            Assert.AreEqual(boot, stored.Value1);
        }
    }

    [TestMethod]
    public void EveryFieldComesBackAsItWasRaised()
    {
        FaultyFileStore store = new FaultyFileStore(4096);
        FakeClock clock = new FakeClock();
        EventQueue queue = new EventQueue(clock, 16);
        EventLog log = new EventLog(queue, OpenLog(store), clock);
        clock.MonotonicMs = 4300000000123;
        clock.UtcUnixMs = 1769862600456;
        clock.Quality = ClockQuality.Holdover;
        queue.Raise(EventCode.SetpointNotDelivered, int.MinValue, -7400);
        clock.Advance(EventLog.GatheringMs);
        log.PersistStep();

        RecordReader reader = new RecordReader(OpenLog(store));
        ReadNext(reader);
        StoredEvent stored = ReadNext(reader);
        Assert.AreEqual((int)EventCode.SetpointNotDelivered, stored.Code);
        Assert.AreEqual(4300000000123, stored.MonotonicMs);
        Assert.AreEqual(1769862600456, stored.UtcUnixMs);
        Assert.AreEqual((int)ClockQuality.Holdover, stored.ClockQuality);
        Assert.AreEqual(int.MinValue, stored.Value1);
        Assert.AreEqual(-7400, stored.Value2);
    }

    [TestMethod]
    public void BurstCostsOneWrite()
    {
        FaultyFileStore store = new FaultyFileStore(4096);
        FakeClock clock = new FakeClock();
        EventQueue queue = new EventQueue(clock, 64);
        EventLog log = new EventLog(queue, OpenLog(store), clock);
        int before = store.Appends;
        for (int number = 0; number < 8; number++)
        {
            queue.Raise(EventCode.LimitReasonChanged, number, 0);
        }

        Assert.IsFalse(log.PersistStep(), "waits for company");
        clock.Advance(EventLog.GatheringMs);
        Assert.IsTrue(log.PersistStep());
        Assert.IsFalse(log.PersistStep());
        Assert.AreEqual(before + 1, store.Appends);
        Assert.AreEqual(0, queue.Count);
    }

    [TestMethod]
    public void ManyEventsDoNotWait()
    {
        FaultyFileStore store = new FaultyFileStore(4096);
        FakeClock clock = new FakeClock();
        EventQueue queue = new EventQueue(clock, 64);
        EventLog log = new EventLog(queue, OpenLog(store), clock);
        for (int number = 0; number < 30; number++)
        {
            queue.Raise(EventCode.LimitReasonChanged, number, 0);
        }

        int before = store.Appends;
        int steps = 0;
        while (log.PersistStep())
        {
            steps++;
            Assert.AreEqual(before + steps, store.Appends, "one write a step");
        }

        Assert.AreEqual(2, steps);
        clock.Advance(EventLog.GatheringMs);
        Assert.IsTrue(log.PersistStep());
        AssertNumbers(store, 30);
    }

    [TestMethod]
    public void FullQueueCountsWhatItDrops()
    {
        FaultyFileStore store = new FaultyFileStore(4096);
        FakeClock clock = new FakeClock();
        EventQueue queue = new EventQueue(clock, 8);
        EventLog log = new EventLog(queue, OpenLog(store), clock);
        for (int number = 0; number < 12; number++)
        {
            queue.Raise(EventCode.LimitReasonChanged, number, 0);
        }

        clock.Advance(EventLog.GatheringMs);
        log.PersistStep();
        AssertNumbers(store, 8);
        RecordReader reader = new RecordReader(OpenLog(store));
        reader.Seek(10);
        StoredEvent stored = ReadNext(reader);
        Assert.AreEqual((int)EventCode.EventsDropped, stored.Code);
        Assert.AreEqual(4, stored.Value1);
        for (int number = 0; number < 8; number++)
        {
            queue.Raise(EventCode.Parked, number, 0);
        }

        Assert.AreEqual(8, queue.Count, "places are free again");
    }

    [TestMethod]
    public void StoreThatFailsKeepsTheEventsWaiting()
    {
        FaultyFileStore store = new FaultyFileStore(4096);
        FakeClock clock = new FakeClock();
        EventQueue queue = new EventQueue(clock, 16);
        EventLog log = new EventLog(queue, OpenLog(store), clock);
        queue.Raise(EventCode.LimitReasonChanged, 0, 0);
        store.FailsWrites = true;
        clock.Advance(EventLog.GatheringMs);
        log.PersistStep();
        Assert.AreEqual(1, queue.Count);
        store.FailsWrites = false;
        Assert.IsFalse(log.PersistStep(), "not at once");
        clock.Advance(EventLog.RetryMs);
        Assert.IsTrue(log.PersistStep());
        AssertNumbers(store, 1);
    }

    [TestMethod]
    public void WatchTellsWhichLogFailsAndWhenItIsBack()
    {
        FaultyFileStore store = new FaultyFileStore(4096);
        FakeClock clock = new FakeClock();
        EventQueue queue = new EventQueue(clock, 16);
        RecordLog record = new RecordLog(store, "h", 2, 4096);
        StoreWatch watch = new StoreWatch(queue, new RecordLog[] { record });
        watch.Step();
        Assert.AreEqual(0, queue.Count);
        store.FailsWrites = true;
        record.Append(1, new byte[1], 1);
        watch.Step();
        watch.Step();
        Assert.AreEqual(1, queue.Count);
        store.FailsWrites = false;
        record.Append(1, new byte[1], 1);
        watch.Step();
        Assert.AreEqual(2, queue.Count);
    }

    [TestMethod]
    public void EveryCodeHasItsOwnName()
    {
        Assert.AreEqual("halfHourStored", Text(EventCodeNames.Of((int)EventCode.HalfHourStored)));
        Assert.AreEqual("settingsChanged", Text(EventCodeNames.Of((int)EventCode.SettingsChanged)));
        Assert.AreEqual("unknown", Text(EventCodeNames.Of(9999)));
        Assert.AreEqual("unknown", Text(EventCodeNames.Of(-1)));
        for (int code = 1; code <= (int)EventCode.SettingsLost; code++)
        {
            for (int other = 1; other < code; other++)
            {
                string name = Text(EventCodeNames.Of(code));
                Assert.IsFalse(name != "unknown" && name == Text(EventCodeNames.Of(other)), name);
            }
        }
    }

    private static RecordLog OpenLog(FaultyFileStore store)
    {
        return new RecordLog(store, EventLog.FilePrefix, EventLog.SegmentCount, EventLog.SegmentBytes);
    }

    private static StoredEvent ReadNext(RecordReader reader)
    {
        RecordView view = new RecordView();
        StoredEvent stored = new StoredEvent();
        Assert.IsTrue(reader.TryReadNext(view));
        Assert.AreEqual(EventLog.EventType, view.Type);
        Assert.IsTrue(stored.TryRead(view));
        return stored;
    }

    private static void AssertNumbers(FaultyFileStore store, int count)
    {
        RecordReader reader = new RecordReader(OpenLog(store));
        Assert.AreEqual((int)EventCode.Boot, ReadNext(reader).Code);
        for (int number = 0; number < count; number++)
        {
            StoredEvent stored = ReadNext(reader);
            Assert.AreEqual((int)EventCode.LimitReasonChanged, stored.Code);
            Assert.AreEqual(number, stored.Value1);
        }
    }

    private static string Text(byte[] bytes)
    {
        string text = "";
        for (int index = 0; index < bytes.Length; index++)
        {
            text += (char)bytes[index];
        }

        return text;
    }
}

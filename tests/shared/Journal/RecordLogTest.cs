using NanoV2G.Firmware.Journal;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Journal;

[TestClass]
public class RecordLogTest
{
    private const int SegmentBytes = 128;
    private const int SegmentCount = 3;

    [TestMethod]
    public void EmptyLogHasNothingToRead()
    {
        RecordLog log = OpenLog(new FaultyFileStore(SegmentBytes));
        RecordReader reader = new RecordReader(log);

        Assert.AreEqual(0, log.NewestSequence);
        Assert.AreEqual(0, OldestOf(log));
        Assert.IsFalse(reader.Seek(1));
        Assert.IsFalse(reader.TryReadNext(new RecordView()));
    }

    [TestMethod]
    public void RecordsComeBackInOrderAfterRestart()
    {
        FaultyFileStore store = new FaultyFileStore(SegmentBytes);
        RecordLog log = OpenLog(store);
        for (int number = 1; number <= 8; number++)
        {
            Assert.IsTrue(AppendNumber(log, number));
        }

        RecordLog again = OpenLog(store);
        Assert.AreEqual(8, again.NewestSequence);
        AssertHolds(again, 1, 8);
    }

    [TestMethod]
    public void OldestSegmentMakesRoomForTheNewest()
    {
        FaultyFileStore store = new FaultyFileStore(SegmentBytes);
        RecordLog log = OpenLog(store);
        for (int number = 1; number <= 100; number++)
        {
            Assert.IsTrue(AppendNumber(log, number));
        }

        Assert.AreEqual(100, log.NewestSequence);
        Assert.IsTrue(OldestOf(log) > 80, "only the newest segments are left");
        AssertHolds(log, OldestOf(log), 100);
        AssertHolds(OpenLog(store), OldestOf(log), 100);
        Assert.AreEqual(-1, store.GetLength("t03"), "never more files than segments");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    [DataRow(7)]
    public void SeekGoesToTheFirstRecordFromASequenceOn(int sequence)
    {
        RecordLog log = OpenLog(new FaultyFileStore(SegmentBytes));
        for (int number = 1; number <= 7; number++)
        {
            AppendNumber(log, number);
        }

        RecordReader reader = new RecordReader(log);
        RecordView view = new RecordView();
        Assert.IsTrue(reader.Seek(sequence));
        Assert.IsTrue(reader.TryReadNext(view));
        Assert.AreEqual(sequence, view.Sequence);
        Assert.IsFalse(reader.Seek(8));
    }

    [TestMethod]
    public void ReaderFollowsAWriterAndOutlivesDroppedSegments()
    {
        RecordLog log = OpenLog(new FaultyFileStore(SegmentBytes));
        RecordReader follower = new RecordReader(log);
        RecordReader sleeper = new RecordReader(log);
        RecordView view = new RecordView();
        AppendNumber(log, 1);
        Assert.IsTrue(sleeper.TryReadNext(view));
        for (int number = 2; number <= 60; number++)
        {
            AppendNumber(log, number);
            follower.Seek(number);
            Assert.IsTrue(follower.TryReadNext(view));
            AssertIsNumber(view, number);
            Assert.IsFalse(follower.TryReadNext(view));
        }

        Assert.IsTrue(sleeper.TryReadNext(view));
        Assert.AreEqual(OldestOf(log), view.Sequence, "goes on at the oldest record left");
    }

    [TestMethod]
    public void StagedRecordsCostOneWrite()
    {
        FaultyFileStore store = new FaultyFileStore(SegmentBytes);
        RecordLog log = OpenLog(store);
        byte[] payload = new byte[] { 1, 2, 3 };
        Assert.IsTrue(log.Stage(1, payload, 3));
        Assert.IsTrue(log.Stage(2, payload, 3));
        Assert.AreEqual(0, log.NewestSequence, "not there before it is committed");
        Assert.AreEqual(3, log.NextSequence);
        Assert.IsTrue(log.Commit());
        Assert.AreEqual(1, store.Appends);
        Assert.AreEqual(2, log.NewestSequence);
    }

    [TestMethod]
    public void WhatDoesNotFitIsRefused()
    {
        RecordLog log = OpenLog(new FaultyFileStore(SegmentBytes));
        byte[] payload = new byte[256];
        Assert.IsFalse(log.Append(0, payload, 1), "type below 1");
        Assert.IsFalse(log.Append(RecordLog.MostType + 1, payload, 1), "type above the highest");
        Assert.IsFalse(log.Append(1, payload, 256), "longer than its length byte tells");
        Assert.IsFalse(log.Append(1, payload, SegmentBytes), "longer than a segment");
        Assert.IsTrue(log.Append(1, payload, SegmentBytes - RecordLog.OverheadBytes));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(9)]
    [DataRow(12)]
    public void FailedWriteAddsNothingAndHindersNothing(int keptBytes)
    {
        FaultyFileStore store = new FaultyFileStore(SegmentBytes);
        RecordLog log = OpenLog(store);
        AppendNumber(log, 1);
        store.FailsWrites = true;
        store.KeptBytes = keptBytes;
        Assert.IsFalse(AppendNumber(log, 2));
        Assert.IsFalse(AppendNumber(log, 2));
        Assert.IsTrue(log.HasFailed);
        store.FailsWrites = false;
        Assert.IsTrue(AppendNumber(log, 2));
        Assert.IsFalse(log.HasFailed);

        AssertNumbers(log, 1, 2);
        AssertNumbers(OpenLog(store), 1, 2);
    }

    [TestMethod]
    public void WriteThatFailedButIsThereCounts()
    {
        FaultyFileStore store = new FaultyFileStore(SegmentBytes);
        RecordLog log = OpenLog(store);
        store.FailsWrites = true;
        store.KeptBytes = 1000;
        Assert.IsTrue(AppendNumber(log, 1));
        AssertNumbers(log, 1, 1);
    }

    [TestMethod]
    public void StoreThatCannotBeReadLosesNothing()
    {
        FaultyFileStore store = new FaultyFileStore(SegmentBytes);
        RecordLog log = OpenLog(store);
        for (int number = 1; number <= 20; number++)
        {
            AppendNumber(log, number);
        }

        RecordReader reader = new RecordReader(log);
        RecordView view = new RecordView();
        store.FailsReads = true;
        Assert.IsFalse(reader.TryReadNext(view));
        store.FailsReads = false;
        Assert.IsTrue(reader.TryReadNext(view));
        Assert.AreEqual(OldestOf(log), view.Sequence);
    }

    /// <summary>Payload of a number: its length varies, its bytes follow from the number.</summary>
    internal static bool AppendNumber(RecordLog log, int number)
    {
        byte[] payload = new byte[16];
        int length = 2 + (number % 7);
        for (int index = 0; index < length; index++)
        {
            payload[index] = (byte)(index < 2 ? number >> (8 * index) : number * 31 + index);
        }

        return log.Append(1 + (number % 3), payload, length);
    }

    internal static int NumberOf(RecordView view)
    {
        return view.Payload[0] | (view.Payload[1] << 8);
    }

    internal static void AssertIsNumber(RecordView view, int number)
    {
        Assert.AreEqual(number, NumberOf(view));
        Assert.AreEqual(1 + (number % 3), view.Type);
        Assert.AreEqual(2 + (number % 7), view.Length);
        for (int index = 2; index < view.Length; index++)
        {
            Assert.AreEqual((byte)(number * 31 + index), view.Payload[index]);
        }
    }

    internal static RecordLog OpenLog(FaultyFileStore store)
    {
        return new RecordLog(store, "t", SegmentCount, SegmentBytes);
    }

    private static void AssertHolds(RecordLog log, int first, int last)
    {
        RecordReader reader = new RecordReader(log);
        RecordView view = new RecordView();
        for (int number = first; number <= last; number++)
        {
            Assert.IsTrue(reader.TryReadNext(view));
            Assert.AreEqual(number, view.Sequence);
            AssertIsNumber(view, number);
        }

        Assert.IsFalse(reader.TryReadNext(view));
    }

    private static void AssertNumbers(RecordLog log, int first, int last)
    {
        RecordReader reader = new RecordReader(log);
        RecordView view = new RecordView();
        for (int number = first; number <= last; number++)
        {
            Assert.IsTrue(reader.TryReadNext(view));
            AssertIsNumber(view, number);
        }

        Assert.IsFalse(reader.TryReadNext(view));
    }

    /// <summary>Sequence number of the oldest record in a log; 0 for an empty one.</summary>
    private static int OldestOf(RecordLog log)
    {
        RecordReader reader = new RecordReader(log);
        RecordView view = new RecordView();
        reader.Seek(0);
        return reader.TryReadNext(view) ? view.Sequence : 0;
    }
}

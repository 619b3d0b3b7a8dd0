using NanoV2G.Firmware.Journal;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Journal;

/// <summary>Power fails at every write and deletion, with every number of bytes kept; any byte of the files is damaged.</summary>
[TestClass]
public class RecordLogPowerCutTest
{
    private const int Records = 24;
    private const int MostRecordBytes = 18;

    [TestMethod]
    public void AcknowledgedRecordsSurviveACutAtAnyByteOfAnyWrite()
    {
        int operations = CountOperations();
        for (int operation = 1; operation <= operations; operation++)
        {
            for (int kept = 0; kept <= MostRecordBytes; kept++)
            {
                FaultyFileStore store = new FaultyFileStore(128);
                int acknowledged = WriteUntilCut(store, 0, operation, kept);
                int next = CheckAfterCut(store, acknowledged);
                Assert.AreEqual(Records, WriteUntilCut(store, next, 0, 0), "writing goes on");
                CheckAfterCut(store, Records);
            }
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    [DataRow(11)]
    public void SecondCutDuringRecoveryLosesNothingEither(int firstKept)
    {
        int operations = CountOperations();
        for (int operation = 1; operation <= operations; operation += 2)
        {
            for (int second = 1; second <= 3; second++)
            {
                for (int kept = 0; kept <= MostRecordBytes; kept += 4)
                {
                    FaultyFileStore store = new FaultyFileStore(128);
                    int acknowledged = WriteUntilCut(store, 0, operation, firstKept);
                    int next = CheckAfterCut(store, acknowledged);
                    acknowledged = WriteUntilCut(store, next, store.Operations + second, kept);
                    next = CheckAfterCut(store, acknowledged);
                    WriteUntilCut(store, next, 0, 0);
                    CheckAfterCut(store, Records);
                }
            }
        }
    }

    [TestMethod]
    public void CutWithinStagedRecordsKeepsTheFirstOnesWhole()
    {
        for (int kept = 0; kept <= 39; kept++)
        {
            FaultyFileStore store = new FaultyFileStore(128);
            RecordLog log = RecordLogTest.OpenLog(store);
            store.CutAtOperation = 2;
            store.KeptBytes = kept;
            byte[] payload = new byte[] { 7, 8, 9 };
            log.Stage(1, payload, 3);
            log.Stage(2, payload, 3);
            log.Stage(3, payload, 3);
            Assert.IsFalse(log.Commit(), "nothing is acknowledged without power");
            store.Restore();

            RecordReader reader = new RecordReader(RecordLogTest.OpenLog(store));
            RecordView view = new RecordView();
            for (int whole = 1; whole <= kept / 13; whole++)
            {
                Assert.IsTrue(reader.TryReadNext(view));
                Assert.AreEqual(whole, view.Type);
                Assert.AreEqual(3, view.Length);
            }

            Assert.IsFalse(reader.TryReadNext(view));
        }
    }

    [TestMethod]
    [DataRow(0x01)]
    [DataRow(0x80)]
    [DataRow(0xFF)]
    public void DamagedByteCostsItsRecordAlone(int bits)
    {
        for (int file = 0; file < 3; file++)
        {
            string name = "t0" + (char)('0' + file);
            for (int offset = 0; ; offset++)
            {
                FaultyFileStore store = new FaultyFileStore(128);
                WriteUntilCut(store, 0, 0, 0);
                RecordLog before = RecordLogTest.OpenLog(store);
                if (offset >= store.GetLength(name))
                {
                    break;
                }

                int held = CountRecords(before);
                store.Damage(name, offset, bits);
                RecordLog log = RecordLogTest.OpenLog(store);
                Assert.AreEqual(held - 1, CountRecords(log));
                Assert.IsTrue(log.NextSequence > before.NewestSequence, "no number is used twice");
                Assert.IsTrue(RecordLogTest.AppendNumber(log, 99));
                Assert.IsTrue(CountRecords(RecordLogTest.OpenLog(store)) >= 1);
            }
        }
    }

    [TestMethod]
    public void FilesOfGarbageAreOverwritten()
    {
        FaultyFileStore store = new FaultyFileStore(128);
        byte[] garbage = new byte[100];
        int seed = 12345;
        for (int index = 0; index < garbage.Length; index++)
        {
            seed = (seed * 1103515245) + 12345;
            garbage[index] = (byte)(seed >> 16);
        }

        store.Append("t00", garbage, 0, 100);
        store.Append("t01", garbage, 0, 3);
        store.Append("t02", garbage, 50, 50);
        RecordLog log = RecordLogTest.OpenLog(store);
        Assert.AreEqual(0, log.NewestSequence);
        for (int number = 1; number <= 40; number++)
        {
            Assert.IsTrue(RecordLogTest.AppendNumber(log, number));
        }

        Assert.IsTrue(CountRecords(RecordLogTest.OpenLog(store)) > 10);
    }

    private static int CountOperations()
    {
        FaultyFileStore store = new FaultyFileStore(128);
        WriteUntilCut(store, 0, 0, 0);
        return store.Operations;
    }

    /// <summary>Appends numbers until power fails; returns the last one acknowledged.</summary>
    private static int WriteUntilCut(FaultyFileStore store, int after, int cutAtOperation, int keptBytes)
    {
        RecordLog log = RecordLogTest.OpenLog(store);
        store.CutAtOperation = cutAtOperation;
        store.KeptBytes = keptBytes;
        int acknowledged = after;
        while (acknowledged < Records && RecordLogTest.AppendNumber(log, acknowledged + 1))
        {
            acknowledged++;
        }

        store.Restore();
        return acknowledged;
    }

    /// <summary>
    /// Every record is whole, they follow one another without a hole, the newest is the last acknowledged or the one
    /// that was being written. Returns the newest number.
    /// </summary>
    private static int CheckAfterCut(FaultyFileStore store, int acknowledged)
    {
        RecordLog log = RecordLogTest.OpenLog(store);
        RecordReader reader = new RecordReader(log);
        RecordView view = new RecordView();
        int newest = 0;
        int sequence = 0;
        int count = 0;
        while (reader.TryReadNext(view))
        {
            int number = RecordLogTest.NumberOf(view);
            RecordLogTest.AssertIsNumber(view, number);
            Assert.IsTrue(count == 0 || number == newest + 1, "a hole");
            Assert.IsTrue(view.Sequence > sequence, "sequence numbers rise");
            sequence = view.Sequence;
            newest = number;
            count++;
        }

        Assert.AreEqual(sequence, log.NewestSequence);
        Assert.IsTrue(newest == acknowledged || newest == acknowledged + 1, "newest");
        int kept = acknowledged < 6 ? acknowledged : 6;
        Assert.IsTrue(count >= kept, "two segments are always left");
        return newest;
    }

    private static int CountRecords(RecordLog log)
    {
        RecordReader reader = new RecordReader(log);
        RecordView view = new RecordView();
        int count = 0;
        while (reader.TryReadNext(view))
        {
            RecordLogTest.AssertIsNumber(view, RecordLogTest.NumberOf(view));
            count++;
        }

        return count;
    }
}

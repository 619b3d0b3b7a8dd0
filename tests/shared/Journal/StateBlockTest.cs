using NanoV2G.Firmware.Journal;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Journal;

[TestClass]
public class StateBlockTest
{
    [TestMethod]
    public void SliceReadsZerosBeforeAnythingWasStored()
    {
        StateBlock block = Open(new FaultyFileStore(512), new FakeClock());
        Assert.AreEqual(0, ReadFirst(block.AddSlice(StateBlock.EventPositionOffset, StateBlock.PositionBytes)));
    }

    [TestMethod]
    public void NewestValuesComeBackAfterRestart()
    {
        FaultyFileStore store = new FaultyFileStore(512);
        FakeClock clock = new FakeClock();
        StateBlock block = Open(store, clock);
        StateSlice positions = block.AddSlice(StateBlock.HalfHourPositionOffset, StateBlock.PositionBytes);
        StateSlice issuers = block.AddSlice(StateBlock.IssuersOffset, StateBlock.IssuersBytes);
        for (int value = 1; value <= 60; value++)
        {
            Write(positions, value, true);
            Assert.IsTrue(block.PersistStep());
        }

        Write(issuers, 200, true);
        Assert.AreEqual(0, StoredFirst(store, StateBlock.IssuersOffset, StateBlock.IssuersBytes));
        Assert.IsTrue(block.PersistStep());
        Assert.AreEqual(200, StoredFirst(store, StateBlock.IssuersOffset, StateBlock.IssuersBytes));

        StateBlock again = Open(store, new FakeClock());
        Assert.AreEqual(60, ReadFirst(again.AddSlice(StateBlock.HalfHourPositionOffset, StateBlock.PositionBytes)));
        Assert.AreEqual(200, ReadFirst(again.AddSlice(StateBlock.IssuersOffset, StateBlock.IssuersBytes)));
    }

    [TestMethod]
    public void QuietChangesAreGatheredIntoOneWrite()
    {
        FaultyFileStore store = new FaultyFileStore(512);
        FakeClock clock = new FakeClock();
        StateBlock block = Open(store, clock);
        StateSlice slice = block.AddSlice(StateBlock.EventPositionOffset, StateBlock.PositionBytes);
        for (int second = 0; second < StateBlock.GatheringMs / 1000; second++)
        {
            Write(slice, second + 1, false);
            Assert.IsFalse(block.PersistStep());
            clock.Advance(1000);
        }

        Assert.IsTrue(block.PersistStep());
        Assert.IsFalse(block.PersistStep());
        Assert.AreEqual(1, store.Appends);
    }

    [TestMethod]
    public void UrgentChangeTakesQuietOnesAlong()
    {
        FaultyFileStore store = new FaultyFileStore(512);
        StateBlock block = Open(store, new FakeClock());
        StateSlice quiet = block.AddSlice(StateBlock.EventPositionOffset, StateBlock.PositionBytes);
        StateSlice urgent = block.AddSlice(StateBlock.CheckpointOffset, StateBlock.CheckpointBytes);
        Write(quiet, 1, false);
        Write(urgent, 2, true);
        Assert.IsTrue(block.PersistStep());
        Assert.AreEqual(1, StoredFirst(store, StateBlock.EventPositionOffset, StateBlock.PositionBytes));
        Assert.IsFalse(block.PersistStep());
    }

    [TestMethod]
    public void FailedWriteIsTriedAgainLater()
    {
        FaultyFileStore store = new FaultyFileStore(512);
        FakeClock clock = new FakeClock();
        StateBlock block = Open(store, clock);
        StateSlice slice = block.AddSlice(StateBlock.CheckpointOffset, StateBlock.CheckpointBytes);
        Write(slice, 1, true);
        store.FailsWrites = true;
        Assert.IsTrue(block.PersistStep(), "the write was tried");
        Assert.AreEqual(0, StoredFirst(store, StateBlock.CheckpointOffset, StateBlock.CheckpointBytes));
        store.FailsWrites = false;
        Assert.IsFalse(block.PersistStep(), "not at once");
        clock.Advance(StateBlock.RetryMs);
        Assert.IsTrue(block.PersistStep());
        Assert.AreEqual(1, StoredFirst(store, StateBlock.CheckpointOffset, StateBlock.CheckpointBytes));
    }

    [TestMethod]
    public void CutAtAnyByteLeavesTheOldOrTheNewValue()
    {
        for (int operation = 1; operation <= 40; operation++)
        {
            for (int kept = 0; kept <= 140; kept += 7)
            {
                FaultyFileStore store = new FaultyFileStore(512);
                StateBlock block = Open(store, new FakeClock());
                StateSlice slice = block.AddSlice(StateBlock.IssuersOffset, StateBlock.IssuersBytes);
                store.CutAtOperation = operation;
                store.KeptBytes = kept;
                int value = 0;
                while (!store.IsPowerOff && value < 40)
                {
                    value++;
                    Write(slice, value, true);
                    block.PersistStep();
                }

                store.Restore();
                int found = ReadFirst(Open(store, new FakeClock()).AddSlice(StateBlock.IssuersOffset, StateBlock.IssuersBytes));
                Assert.IsTrue(found == value || found == value - 1, "old or new");
            }
        }
    }

    private static StateBlock Open(FaultyFileStore store, FakeClock clock)
    {
        return new StateBlock(new RecordLog(store, "n", 2, 512), clock);
    }

    private static void Write(StateSlice slice, int value, bool isUrgent)
    {
        byte[] bytes = new byte[slice.Length];
        bytes[0] = (byte)value;
        bytes[slice.Length - 1] = (byte)(value ^ 0x55);
        slice.Write(bytes, isUrgent);
    }

    // What a restart now would find.
    private static int StoredFirst(FaultyFileStore store, int offset, int length)
    {
        return ReadFirst(Open(store, new FakeClock()).AddSlice(offset, length));
    }

    private static int ReadFirst(StateSlice slice)
    {
        byte[] bytes = new byte[slice.Length];
        slice.Read(bytes);
        if (bytes[0] != 0)
        {
            Assert.AreEqual((byte)(bytes[0] ^ 0x55), bytes[slice.Length - 1], "half written");
        }

        return bytes[0];
    }
}

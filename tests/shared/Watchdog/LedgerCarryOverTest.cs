using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Simulated.Storage;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// Invariant 4 over the exchange of the board: the old ledger comes as a file and is there as a whole or not at all.
[TestClass]
public class LedgerCarryOverTest
{
    private const int EarlierBytes = 167;
    private const long Never = LockoutLedgerState.Never;
    private const int TakenOver = 1;
    private const int Damaged = 2;
    private const int NotKept = 3;

    [TestMethod]
    public void ANewBoardTakesTheOldLedgerAsItWas()
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        Put(store, Old(), LockoutLedger.PayloadBytes);
        RecordingEvents events = new RecordingEvents();
        LockoutLedgerState state = Boot(store, events);

        RequireOld(state);
        Assert.AreEqual(7, state.InstallerReset);
        Assert.AreEqual(TakenOver, events.LastValue1(EventCode.LedgerCarriedOver));
        Assert.AreEqual(2, events.LastValue2(EventCode.LedgerCarriedOver), "lockouts of 30 days");
        Assert.AreEqual(-1, store.GetLength(LockoutLedger.NewFile));
        events = new RecordingEvents();
        RequireOld(Boot(store, events));
        Assert.AreEqual(0, events.CountOf(EventCode.LedgerCarriedOver));
    }

    [TestMethod]
    public void TheLedgerOfAnEarlierFirmwareIsCarriedOverToo()
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        Put(store, Old(), EarlierBytes);
        LockoutLedgerState state = Boot(store, new RecordingEvents());

        RequireOld(state);
        Assert.AreEqual(0, state.InstallerReset);
    }

    // The lockout of a board without a ledger ends with the ledger; that of a site does not, on whichever board it was.
    [TestMethod]
    [DataRow(-1, true, 7, false, false)]
    [DataRow(-1, true, 7, true, true)]
    [DataRow(7, true, -1, true, true)]
    [DataRow(7, false, -1, true, false)]
    [DataRow(3, true, 7, false, true)]
    [DataRow(3, false, 7, true, true)]
    [DataRow(3, false, 7, false, false)]
    public void LockedOutIsWhoEitherWas(int ownNumber, bool ownIsLockedOut, int otherNumber, bool otherIsLockedOut, bool expected)
    {
        LockoutLedgerState own = new LockoutLedgerState();
        own.InstallerReset = ownNumber;
        own.IsLockedOut = ownIsLockedOut;
        LockoutLedgerState other = new LockoutLedgerState();
        other.InstallerReset = otherNumber;
        other.IsLockedOut = otherIsLockedOut;
        own.Merge(other);

        Assert.AreEqual(expected, own.IsLockedOut);
        Assert.AreEqual(7, own.InstallerReset);
    }

    // The clocks of two boards began at different times: what counts is how old something was.
    [TestMethod]
    public void TheNewestOfBothAreKeptWithTheirAges()
    {
        LockoutLedgerState own = new LockoutLedgerState();
        own.LedgerMs = 1000;
        own.UtcUnixMs = 5;
        LockoutLedgerState other = new LockoutLedgerState();
        other.LedgerMs = 51000;
        other.UtcUnixMs = 4;
        for (int i = 0; i < LockoutLedgerState.MostCounted; i++)
        {
            own.CountedMs[i] = 1000 - (100 * i);
            other.CountedMs[i] = 51000 - 50 - (100 * i);
        }

        own.LockoutMs[3] = 400;
        other.LockoutMs[0] = 50000;
        own.TotalCounted = 9;
        other.TotalCounted = 8;
        own.TotalLockouts = 1;
        other.TotalLockouts = 2;
        own.TotalUserResets = 3;
        own.Merge(other);

        Assert.AreEqual(51000L, own.LedgerMs);
        Assert.AreEqual(5L, own.UtcUnixMs);
        for (int i = 0; i < LockoutLedgerState.MostCounted; i++)
        {
            // One each 50 ms: four of each board's.
            Assert.AreEqual(i + 1, own.CountWithin(own.CountedMs, 50 * i));
        }

        Assert.AreEqual(0, own.CountWithin(own.LockoutMs, 599));
        Assert.AreEqual(1, own.CountWithin(own.LockoutMs, 600));
        Assert.AreEqual(1, own.CountWithin(own.LockoutMs, 999));
        Assert.AreEqual(2, own.CountWithin(own.LockoutMs, 1000));
        Assert.AreEqual(2, own.CountWithin(own.LockoutMs, 60000));
        Assert.AreEqual(9, own.TotalCounted);
        Assert.AreEqual(2, own.TotalLockouts);
        Assert.AreEqual(3, own.TotalUserResets);
    }

    [TestMethod]
    [DataRow(-1, 300, 700, true)]
    [DataRow(900, 300, 700, true)]
    [DataRow(600, 900, 600, false)]
    [DataRow(600, -1, 600, false)]
    public void TheLongerRunningExcursionGoesOn(int ownStart, int otherStart, int expectedStart, bool isTheOthers)
    {
        LockoutLedgerState own = new LockoutLedgerState();
        own.LedgerMs = 1000;
        own.ExcursionStartMs = ownStart;
        LockoutLedgerState other = new LockoutLedgerState();
        other.LedgerMs = 600;
        other.ExcursionStartMs = otherStart;
        other.ExcursionWasMeasured = true;
        other.ExcursionIsCounted = true;
        own.Merge(other);

        Assert.AreEqual((long)expectedStart, own.ExcursionStartMs);
        Assert.AreEqual(isTheOthers, own.ExcursionWasMeasured);
        Assert.AreEqual(isTheOthers, own.ExcursionIsCounted);
    }

    [TestMethod]
    public void ADamagedFileIsLeftAloneAndTold()
    {
        byte[] image = Image(Old(), LockoutLedger.PayloadBytes);
        for (int at = 0; at < image.Length; at++)
        {
            image[at] ^= 0x10;
            RequireRefused(image, image.Length);
            image[at] ^= 0x10;
        }

        for (int length = 0; length < image.Length; length++)
        {
            RequireRefused(image, length);
        }

        RequireRefused(new byte[1000], 1000);
    }

    [TestMethod]
    public void WhatTheStoreDoesNotKeepIsInForceAndIsNotMergedTwice()
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        Put(store, Old(), LockoutLedger.PayloadBytes);
        store.IsFailing = true;
        RecordingEvents events = new RecordingEvents();
        LockoutLedger ledger = Open(store);
        LockoutLedgerState state = ledger.Restore();
        ledger.CarryOver(state, events);
        RequireOld(state);
        Assert.AreEqual(NotKept, events.LastValue1(EventCode.LedgerCarriedOver));

        store.IsFailing = false;
        state.LedgerMs += 1000;
        ledger.Offer(state, 1);
        Assert.IsTrue(ledger.PersistStep());
        state = Boot(store, events);
        Assert.AreEqual(2, state.CountWithin(state.LockoutMs, ExcursionWatch.ThirtyDaysMs));
        Assert.AreEqual(TakenOver, events.LastValue1(EventCode.LedgerCarriedOver));
        Assert.AreEqual(-1, store.GetLength(LockoutLedger.NewFile));
    }

    // Whatever the power does to the boot that merges: the boot after it has both pasts, each once.
    [TestMethod]
    public void APowerCutAtAnyByteTakesNothingAndDoublesNothing()
    {
        for (int operation = 1; operation <= 3; operation++)
        {
            for (int keptBytes = 0; keptBytes < 200; keptBytes++)
            {
                SimulatedFileStore store = new SimulatedFileStore(65536);
                LockoutLedgerState own = new LockoutLedgerState();
                own.LedgerMs = 1000;
                own.LockoutMs[0] = 500;
                own.TotalLockouts = 1;
                LockoutLedger ledger = Open(store);
                ledger.Offer(own, 1);
                ledger.PersistStep();
                Put(store, Old(), LockoutLedger.PayloadBytes);
                store.CutPowerAtOperation(operation, keptBytes);
                try
                {
                    Boot(store, new RecordingEvents());
                }
                catch (SimulatedPowerCutException)
                {
                }

                store.Restore();
                LockoutLedgerState state = Boot(store, new RecordingEvents());
                Assert.AreEqual(3, state.CountWithin(state.LockoutMs, ExcursionWatch.ThirtyDaysMs));
                Assert.AreEqual(2, state.TotalLockouts);
                Assert.IsTrue(state.IsLockedOut);
                Assert.AreEqual(-1, store.GetLength(LockoutLedger.NewFile));
            }
        }
    }

    private static void RequireRefused(byte[] image, int length)
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        store.Append(LockoutLedger.NewFile, image, 0, length);
        RecordingEvents events = new RecordingEvents();
        LockoutLedgerState state = Boot(store, events);

        Assert.AreEqual(Damaged, events.LastValue1(EventCode.LedgerCarriedOver));
        Assert.IsTrue(state.IsMissing);
        Assert.AreEqual(0L, state.LedgerMs);
        Assert.AreEqual(length, store.GetLength(LockoutLedger.NewFile));
        Assert.IsTrue(Open(store).Restore().IsMissing, "nothing was written");
    }

    private static LockoutLedgerState Boot(SimulatedFileStore store, RecordingEvents events)
    {
        LockoutLedger ledger = Open(store);
        LockoutLedgerState state = ledger.Restore();
        ledger.CarryOver(state, events);
        return state;
    }

    private static LockoutLedger Open(SimulatedFileStore store)
    {
        return new LockoutLedger(new RecordLog(store, LockoutLedger.FilePrefix, LockoutLedger.SegmentCount, LockoutLedger.SegmentBytes, new byte[RecordLog.WorkBytes]));
    }

    /// <summary>A ledger with two lockouts, of which the second has not been reset.</summary>
    private static LockoutLedgerState Old()
    {
        LockoutLedgerState state = new LockoutLedgerState();
        state.LedgerMs = 90000000;
        state.UtcUnixMs = 1800000000000L;
        state.LockoutMs[0] = 80000000;
        state.LockoutMs[1] = 85000000;
        state.TotalCounted = 5;
        state.TotalLockouts = 2;
        state.TotalUserResets = 1;
        state.IsLockedOut = true;
        state.InstallerReset = 7;
        return state;
    }

    private static void RequireOld(LockoutLedgerState state)
    {
        Assert.IsTrue(state.IsLockedOut);
        Assert.AreEqual(90000000L, state.LedgerMs);
        Assert.AreEqual(1800000000000L, state.UtcUnixMs);
        Assert.AreEqual(2, state.CountWithin(state.LockoutMs, 10000000));
        Assert.AreEqual(1, state.CountWithin(state.LockoutMs, 5000000));
        Assert.AreEqual(5, state.TotalCounted);
        Assert.AreEqual(2, state.TotalLockouts);
        Assert.AreEqual(1, state.TotalUserResets);
        Assert.AreEqual(Never, state.ExcursionStartMs);
    }

    private static void Put(SimulatedFileStore store, LockoutLedgerState state, int payloadBytes)
    {
        byte[] image = Image(state, payloadBytes);
        Assert.IsTrue(store.Append(LockoutLedger.NewFile, image, 0, image.Length));
    }

    private static byte[] Image(LockoutLedgerState state, int payloadBytes)
    {
        byte[] payload = new byte[LockoutLedger.PayloadBytes];
        LockoutLedger.Encode(state, payload);
        byte[] image = new byte[payloadBytes + LockoutLedger.CheckBytes];
        for (int i = 0; i < payloadBytes; i++)
        {
            image[i] = payload[i];
        }

        LittleEndian.Write(image, payloadBytes, LockoutLedger.CheckBytes, Crc32.Of(image, 0, payloadBytes));
        return image;
    }
}

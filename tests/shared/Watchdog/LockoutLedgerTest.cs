using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Simulated.Storage;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// Invariant 4 on flash: what the ledger has written is restored to the last field, whatever happens to the power.
[TestClass]
public class LockoutLedgerTest
{
    [TestMethod]
    [DataRow(true, false, false)]
    [DataRow(false, true, false)]
    [DataRow(false, false, true)]
    [DataRow(true, true, true)]
    public void EveryFieldIsRestored(bool wasMeasured, bool isCounted, bool isLockedOut)
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        LockoutLedgerState state = Filled(1000);
        state.ExcursionWasMeasured = wasMeasured;
        state.ExcursionIsCounted = isCounted;
        state.IsLockedOut = isLockedOut;
        LockoutLedger ledger = Open(store);
        ledger.Offer(state, 1);
        Assert.IsTrue(ledger.PersistStep());

        RequireEqual(state, Open(store).Restore());
    }

    [TestMethod]
    public void AnEmptyFlashIsAnEmptyLedger()
    {
        RequireEqual(new LockoutLedgerState(), Open(new SimulatedFileStore(65536)).Restore());
        Assert.AreEqual(0, new LockoutLedgerState().CountWithin(new LockoutLedgerState().LockoutMs, ExcursionWatch.DayMs));
        Assert.AreEqual(LockoutLedgerState.Never, new LockoutLedgerState().CountedMs[0]);
    }

    [TestMethod]
    public void AVersionIsWrittenOnce()
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        LockoutLedger ledger = Open(store);
        Assert.IsFalse(ledger.PersistStep(), "nothing offered");
        ledger.Offer(Filled(1000), 1);
        Assert.IsTrue(ledger.PersistStep());
        Assert.IsFalse(ledger.PersistStep(), "written already");
        ledger.Offer(Filled(2000), 1);
        Assert.IsFalse(ledger.PersistStep(), "the same version");
        ledger.Offer(Filled(3000), 2);
        Assert.IsTrue(ledger.PersistStep());

        RequireEqual(Filled(3000), Open(store).Restore());
    }

    [TestMethod]
    public void WhatIsOfferedIsTakenOverAndNotWatched()
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        LockoutLedger ledger = Open(store);
        LockoutLedgerState state = Filled(1000);
        ledger.Offer(state, 1);
        state.TotalLockouts = 99;
        ledger.PersistStep();

        Assert.AreEqual(Filled(1000).TotalLockouts, Open(store).Restore().TotalLockouts);
    }

    [TestMethod]
    public void AWriteThatFailedIsTriedAgain()
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        LockoutLedger ledger = Open(store);
        ledger.Offer(Filled(1000), 1);
        store.IsFailing = true;
        ledger.PersistStep();
        store.IsFailing = false;
        Assert.IsTrue(ledger.PersistStep());

        RequireEqual(Filled(1000), Open(store).Restore());
    }

    // The newest state is the one before or the new one, whole, at each byte at which the power may go.
    [TestMethod]
    public void APowerCutAtAnyByteLeavesAWholeState()
    {
        for (int keptBytes = 0; keptBytes < 260; keptBytes++)
        {
            SimulatedFileStore store = new SimulatedFileStore(65536);
            LockoutLedger ledger = Open(store);
            ledger.Offer(Filled(1000), 1);
            ledger.PersistStep();
            ledger.Offer(Filled(2000), 2);
            store.CutPowerAtOperation(1, keptBytes);
            try
            {
                ledger.PersistStep();
            }
            catch (SimulatedPowerCutException)
            {
                store.Restore();
            }

            LockoutLedgerState restored = Open(store).Restore();
            RequireEqual(Filled(restored.LedgerMs == Filled(2000).LedgerMs ? 2000 : 1000), restored);
        }
    }

    private static LockoutLedger Open(SimulatedFileStore store)
    {
        return new LockoutLedger(new RecordLog(store, LockoutLedger.FilePrefix, LockoutLedger.SegmentCount, LockoutLedger.SegmentBytes, new RecordStaging()));
    }

    /// <summary>A state of which no two fields are alike.</summary>
    private static LockoutLedgerState Filled(int from)
    {
        LockoutLedgerState state = new LockoutLedgerState();
        state.LedgerMs = from + 1;
        state.UtcUnixMs = from + 1800000000000L;
        state.ExcursionStartMs = from + 3;
        state.NextCounted = 5;
        state.NextLockout = 6;
        state.TotalCounted = from + 7;
        state.TotalLockouts = from + 8;
        state.TotalUserResets = from + 9;
        for (int i = 0; i < LockoutLedgerState.MostCounted; i++)
        {
            state.CountedMs[i] = from + 10 + i;
            state.LockoutMs[i] = from + 30 + i;
        }

        return state;
    }

    private static void RequireEqual(LockoutLedgerState expected, LockoutLedgerState actual)
    {
        Assert.AreEqual(expected.LedgerMs, actual.LedgerMs);
        Assert.AreEqual(expected.UtcUnixMs, actual.UtcUnixMs);
        Assert.AreEqual(expected.ExcursionStartMs, actual.ExcursionStartMs);
        Assert.AreEqual(expected.ExcursionWasMeasured, actual.ExcursionWasMeasured);
        Assert.AreEqual(expected.ExcursionIsCounted, actual.ExcursionIsCounted);
        Assert.AreEqual(expected.IsLockedOut, actual.IsLockedOut);
        Assert.AreEqual(expected.NextCounted, actual.NextCounted);
        Assert.AreEqual(expected.NextLockout, actual.NextLockout);
        Assert.AreEqual(expected.TotalCounted, actual.TotalCounted);
        Assert.AreEqual(expected.TotalLockouts, actual.TotalLockouts);
        Assert.AreEqual(expected.TotalUserResets, actual.TotalUserResets);
        for (int i = 0; i < LockoutLedgerState.MostCounted; i++)
        {
            Assert.AreEqual(expected.CountedMs[i], actual.CountedMs[i]);
            Assert.AreEqual(expected.LockoutMs[i], actual.LockoutMs[i]);
        }
    }
}

using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Simulated.Storage;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// Invariant 4 on flash: what the ledger has written is restored to the last field, whatever happens to the power.
[TestClass]
public class LockoutLedgerTest
{
    private const int EarlierBytes = 167;

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
        LockoutLedgerState missing = new LockoutLedgerState();
        missing.InstallerReset = -1;
        RequireEqual(missing, Open(new SimulatedFileStore(65536)).Restore());
        Assert.IsTrue(missing.IsMissing);
        Assert.IsFalse(new LockoutLedgerState().IsMissing);
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

    // Units in the field keep the ledger of the firmware before this one: its records end before the installer's number.
    [TestMethod]
    public void ARecordOfAnEarlierFirmwareIsALedgerThatWasBegun()
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        Assert.IsTrue(Log(store).Append(1, Payload(1000), EarlierBytes));

        LockoutLedgerState expected = Filled(1000);
        expected.InstallerReset = 0;
        expected.CarriedCheck = 0;
        RequireEqual(expected, Open(store).Restore());
    }

    [TestMethod]
    public void AnEarlierFirmwareInBetweenDoesNotForgetTheInstallersNumber()
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        LockoutLedger ledger = Open(store);
        ledger.Offer(Filled(1000), 1);
        ledger.PersistStep();
        Assert.IsTrue(Log(store).Append(1, Payload(3000), EarlierBytes));

        LockoutLedgerState expected = Filled(3000);
        expected.InstallerReset = Filled(1000).InstallerReset;
        expected.CarriedCheck = Filled(1000).CarriedCheck;
        RequireEqual(expected, Open(store).Restore());
    }

    [TestMethod]
    public void ARecordOfALaterFirmwareIsReadAsFarAsItIsKnown()
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        Assert.IsTrue(Log(store).Append(1, Payload(1000), RecordView.MostPayloadBytes));

        RequireEqual(Filled(1000), Open(store).Restore());
    }

    [TestMethod]
    public void ARecordThatIsTooShortIsNone()
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        Assert.IsTrue(Log(store).Append(1, Payload(1000), EarlierBytes - 1));

        Assert.IsTrue(Open(store).Restore().IsMissing);
    }

    /// <summary>The payload of a record of this state; behind its end there are zeros.</summary>
    private static byte[] Payload(int from)
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        LockoutLedger ledger = Open(store);
        ledger.Offer(Filled(from), 1);
        ledger.PersistStep();
        RecordView view = new RecordView();
        RecordReader reader = new RecordReader(Log(store));
        reader.Seek(1);
        Assert.IsTrue(reader.TryReadNext(view));
        return view.Payload;
    }

    private static RecordLog Log(SimulatedFileStore store)
    {
        return new RecordLog(store, LockoutLedger.FilePrefix, LockoutLedger.SegmentCount, LockoutLedger.SegmentBytes, new byte[RecordLog.WorkBytes]);
    }

    private static LockoutLedger Open(SimulatedFileStore store)
    {
        return new LockoutLedger(Log(store));
    }

    /// <summary>A state of which no two fields are alike.</summary>
    private static LockoutLedgerState Filled(int from)
    {
        LockoutLedgerState state = new LockoutLedgerState();
        state.LedgerMs = from + 1;
        state.UtcUnixMs = from + 1800000000000L;
        state.ExcursionStartMs = from + 3;
        state.TotalCounted = from + 7;
        state.TotalLockouts = from + 8;
        state.TotalUserResets = from + 9;
        state.InstallerReset = from + 50;
        state.CarriedCheck = from + 51;
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
        Assert.AreEqual(expected.TotalCounted, actual.TotalCounted);
        Assert.AreEqual(expected.TotalLockouts, actual.TotalLockouts);
        Assert.AreEqual(expected.TotalUserResets, actual.TotalUserResets);
        Assert.AreEqual(expected.InstallerReset, actual.InstallerReset);
        Assert.AreEqual(expected.CarriedCheck, actual.CarriedCheck);
        for (int i = 0; i < LockoutLedgerState.MostCounted; i++)
        {
            Assert.AreEqual(expected.CountedMs[i], actual.CountedMs[i]);
            Assert.AreEqual(expected.LockoutMs[i], actual.LockoutMs[i]);
        }
    }
}

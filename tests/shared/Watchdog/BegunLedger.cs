using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Storage;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

/// <summary>The ledger of a unit in service: begun at its commissioning, empty since.</summary>
public static class BegunLedger
{
    /// <summary>The installer's number that began it.</summary>
    public const int Number = 1;

    /// <summary>Puts it on the flash of a unit that has not started yet.</summary>
    public static void PutOn(IFileStore store)
    {
        LockoutLedger ledger = new LockoutLedger(new RecordLog(store, LockoutLedger.FilePrefix, LockoutLedger.SegmentCount, LockoutLedger.SegmentBytes));
        LockoutLedgerState state = new LockoutLedgerState();
        state.InstallerReset = Number;
        ledger.Offer(state, 1);
        Assert.IsTrue(ledger.PersistStep());
    }
}

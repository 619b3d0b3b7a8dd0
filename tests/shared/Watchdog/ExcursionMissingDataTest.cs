using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Watchdog;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// Missing data counts as an excursion until the fail-safe is proved, and never ends one that was measured.
[TestClass]
public class ExcursionMissingDataTest
{
    private const int Over = ExcursionBench.OverExport;
    private const int Within = ExcursionBench.Within;

    [TestMethod]
    public void MissingDataIsNoExcursionWhileTheContactorIsProvedOpen()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(1000, Within);
        bench.HoldSilent(120000);

        Assert.AreEqual(0, bench.Events.CountOf(EventCode.ExcursionStarted));
    }

    [TestMethod]
    public void MissingDataCountsUntilTheFailSafeIsProved()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        bench.Hold(1000, Within);
        bench.HoldSilent(4000);
        Assert.AreEqual((int)G100State.Excursion, (int)bench.Watch.State);

        bench.Situation.Snapshot.ContactorIsProvedOpen = true;
        bench.HoldSilent(2400);
        Assert.AreEqual((int)G100State.WithinLimits, (int)bench.Watch.State);
        Assert.AreEqual(0, bench.Watch.Ledger.TotalCounted);
    }

    [TestMethod]
    public void OwnPowerWithinTheCapProvesTheFailSafe()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        bench.Hold(1000, Within);
        for (int at = 0; at < 120000; at += 200)
        {
            bench.Situation.AssetReads(-3000);
            bench.TickSilent(200);
        }

        Assert.AreEqual(0, bench.Events.CountOf(EventCode.ExcursionStarted));
    }

    // Stale after 2 s, then the lockout's length on top.
    [TestMethod]
    [DataRow(false, 61800, false)]
    [DataRow(false, 62400, true)]
    [DataRow(true, 300000, false)]
    public void UnprovedFailSafeLocksOut(bool isProvedOpen, int silentMs, bool locksOut)
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Situation.Snapshot.ContactorIsProvedOpen = isProvedOpen;
        bench.Hold(1000, Within);
        bench.HoldSilent(silentMs);

        Assert.AreEqual(locksOut, bench.Watch.Ledger.IsLockedOut);
    }

    [TestMethod]
    public void AMeterSilentFromBootCountsWhileTheContactorIsNotProvedOpen()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        bench.HoldSilent(2000);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.ExcursionStarted), "a meter has its stale time to answer first");
        bench.HoldSilent(20000);

        Assert.AreEqual(1, bench.Watch.Ledger.TotalCounted);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void MissingDataNeverEndsAMeasuredExcursion(bool isProvedOpen)
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(5000, Over);
        bench.Situation.Snapshot.ContactorIsProvedOpen = isProvedOpen;
        bench.HoldSilent(20000);
        Assert.AreEqual((int)G100State.Excursion, (int)bench.Watch.State);
        Assert.AreEqual(1, bench.Watch.Ledger.TotalCounted);

        bench.HoldSilent(40000);
        Assert.AreEqual((int)G100State.Lockout, (int)bench.Watch.State);
    }

    [TestMethod]
    public void AFrozenMeterNeverEndsAMeasuredExcursion()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(1000, Over);
        for (int at = 0; at < 20000; at += 200)
        {
            bench.Situation.Advance(200);
            bench.Situation.MeterRepeats();
            bench.Boundary.Judge(bench.Situation.Snapshot);
            bench.Watch.Narrow(bench.Situation.Snapshot, bench.Window);
        }

        Assert.AreEqual(1, bench.Watch.Ledger.TotalCounted);
    }

    // A tick that hangs within an excursion tells nothing of the time between.
    [TestMethod]
    [DataRow(5000, 0, false)]
    [DataRow(20000, 1, false)]
    [DataRow(70000, 1, true)]
    public void AHangNeverEndsAMeasuredExcursion(int hangMs, int counted, bool locksOut)
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(1000, Over);
        bench.Tick(hangMs, Within);
        Assert.IsTrue(bench.Watch.State != G100State.WithinLimits, "one sample after a hang is not two seconds within");
        bench.Hold(2000, Within);

        Assert.AreEqual(counted, bench.Watch.Ledger.TotalCounted);
        Assert.AreEqual(locksOut, bench.Watch.Ledger.IsLockedOut);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.ExcursionEnded));
    }

    [TestMethod]
    [DataRow(1, 61000)]
    [DataRow(1000, 61000)]
    public void TheLedgersClockNeverRunsBack(int backMs, int heldMs)
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Situation.Advance(100000);
        bench.Hold(heldMs, Over);
        long before = bench.Watch.Ledger.LedgerMs;
        bench.Tick(-backMs, Within);
        Assert.AreEqual(before, bench.Watch.Ledger.LedgerMs);

        bench.Tick(200, Within);
        Assert.AreEqual(before + 200, bench.Watch.Ledger.LedgerMs);
        Assert.IsTrue(bench.Watch.Ledger.IsLockedOut);
    }

    [TestMethod]
    public void TheLedgersClockPassesEveryWrapOfNarrowCounters()
    {
        LockoutLedgerState ledger = new LockoutLedgerState();
        ledger.LedgerMs = 2147483647L - 20000;
        ExcursionBench bench = new ExcursionBench(ledger);
        bench.Situation.Snapshot.NowMs = 4294967295L - 20000;
        bench.Hold(61000, Over);

        Assert.AreEqual(1, ledger.TotalCounted);
        Assert.IsTrue(ledger.IsLockedOut);
    }

    [TestMethod]
    public void ATimeAheadOfTheLedgerCountsAsWithinTheWindow()
    {
        LockoutLedgerState ledger = new LockoutLedgerState();
        ledger.LedgerMs = 1000;
        ledger.CountedMs[0] = 999999999L;
        ledger.CountedMs[1] = 0;
        ledger.CountedMs[2] = LockoutLedgerState.Never;

        Assert.AreEqual(2, ledger.CountWithin(ledger.CountedMs, 1000));
    }
}

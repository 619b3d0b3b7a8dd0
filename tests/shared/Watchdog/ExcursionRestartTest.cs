using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Timing;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// Invariant 4: lockout, excursion history and user-reset count survive power loss and clock changes.
[TestClass]
public class ExcursionRestartTest
{
    private const int Over = ExcursionBench.OverExport;
    private const int Within = ExcursionBench.Within;
    private const long DayMs = ExcursionWatch.DayMs;
    private const long SomeUtcMs = 1800000000000L;

    [TestMethod]
    public void AnExcursionGoesOnAfterARestart()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(10000, Over);

        ExcursionBench again = bench.Restart();
        Assert.AreEqual((int)G100State.Excursion, (int)again.Watch.State);
        again.HoldSilent(1000);
        again.Hold(4200, Over);

        Assert.AreEqual(1, again.Watch.Ledger.TotalCounted, "10 s before and 5 s after the restart");
    }

    [TestMethod]
    public void AnExcursionThatIsOverEndsAfterARestart()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(10000, Over);

        ExcursionBench again = bench.Restart();
        again.Tick(200, Within);
        Assert.AreEqual((int)G100State.Excursion, (int)again.Watch.State);
        again.Hold(2000, Within);

        Assert.AreEqual((int)G100State.WithinLimits, (int)again.Watch.State);
        Assert.AreEqual(0, again.Watch.Ledger.TotalCounted);
    }

    [TestMethod]
    public void AnExcursionCountedBeforeARestartIsNotCountedAgain()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(16000, Over);

        ExcursionBench again = bench.Restart();
        again.Hold(10000, Over);

        Assert.AreEqual(1, again.Watch.Ledger.TotalCounted);
        Assert.IsFalse(again.Watch.Ledger.IsLockedOut);
    }

    [TestMethod]
    public void LockoutOutlivesARestart()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Excursion(60000);

        ExcursionBench again = bench.Restart();
        again.TickSilent(200);
        Assert.IsTrue(again.Window.MustOpen, "from the first tick on");
        again.Hold(5000, Within);

        Assert.AreEqual((int)G100State.Lockout, (int)again.Watch.State);
        Assert.AreEqual(0, again.Events.CountOf(EventCode.LockoutEntered), "entered once only");
    }

    // After a restart without UTC no time has passed: the second excursion still falls within ten minutes of the first.
    [TestMethod]
    [DataRow(false, 0, true)]
    [DataRow(true, 300, true)]
    [DataRow(true, 3600, false)]
    public void TimeWithoutPowerPassesOnlyWhenUtcProvesIt(bool isUtcKnown, int outageSeconds, bool locksOut)
    {
        ExcursionBench bench = new ExcursionBench();
        SetUtc(bench, SomeUtcMs, isUtcKnown);
        bench.Excursion(15000);

        ExcursionBench again = bench.Restart();
        again.Hold(1000, Within);
        SetUtc(again, SomeUtcMs + (outageSeconds * 1000L), isUtcKnown);
        again.Excursion(15000);

        Assert.AreEqual(locksOut, again.Watch.Ledger.IsLockedOut);
    }

    [TestMethod]
    public void WhatHappenedAfterTheBootIsNotAgedByTheOutage()
    {
        ExcursionBench bench = new ExcursionBench();
        SetUtc(bench, SomeUtcMs, true);
        bench.Hold(1000, Within);

        ExcursionBench again = bench.Restart();
        again.Excursion(15000);
        SetUtc(again, SomeUtcMs + (20 * 3600000L), true);
        again.Hold(1000, Within);
        again.Excursion(15000);

        Assert.IsTrue(again.Watch.Ledger.IsLockedOut, "both within a minute of this boot");
    }

    [TestMethod]
    public void UtcThatStepsWhileRunningMovesNothing()
    {
        ExcursionBench bench = new ExcursionBench();
        SetUtc(bench, SomeUtcMs, true);
        bench.Excursion(15000);
        SetUtc(bench, SomeUtcMs + (40 * DayMs), true);
        bench.Hold(1000, Within);
        SetUtc(bench, SomeUtcMs - (40 * DayMs), true);
        bench.Excursion(15000);

        Assert.IsTrue(bench.Watch.Ledger.IsLockedOut);
    }

    [TestMethod]
    public void AUtcBehindTheRestoredOneNeverTakesTimeBack()
    {
        ExcursionBench bench = new ExcursionBench();
        SetUtc(bench, SomeUtcMs, true);
        bench.Excursion(15000);
        long before = bench.Watch.Ledger.LedgerMs;

        ExcursionBench again = bench.Restart();
        SetUtc(again, SomeUtcMs - DayMs, true);
        again.Hold(1000, Within);

        Assert.IsTrue(again.Watch.Ledger.LedgerMs >= before);
    }

    // A time server that is behind for a while, a restart, and the right time again: the difference is no outage.
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AClockThatWasBehindAtARestartAgesNothing(bool isBehindSinceARestart)
    {
        ExcursionBench bench = new ExcursionBench();
        SetUtc(bench, SomeUtcMs, true);
        bench.Excursion(60000);
        bench = isBehindSinceARestart ? bench.Restart() : bench;
        SetUtc(bench, SomeUtcMs - (40 * DayMs), true);
        bench.Hold(1000, Within);

        ExcursionBench again = bench.Restart();
        SetUtc(again, SomeUtcMs + 62000, true);
        again.Hold(1000, Within);

        Assert.AreEqual(1, again.Watch.Ledger.CountWithin(again.Watch.Ledger.LockoutMs, DayMs));
    }

    [TestMethod]
    public void AnOutageIsFoundOverABootThatNeverKnewTheTime()
    {
        ExcursionBench bench = new ExcursionBench();
        SetUtc(bench, SomeUtcMs, true);
        bench.Excursion(15000);
        ExcursionBench unknowing = bench.Restart();
        unknowing.Hold(1000, Within);

        ExcursionBench again = unknowing.Restart();
        SetUtc(again, SomeUtcMs + 3600000, true);
        again.Hold(1000, Within);

        Assert.AreEqual(0, again.Watch.Ledger.CountWithin(again.Watch.Ledger.CountedMs, again.Settings.TwoExcursionsWindowMs), "an hour has passed");
    }

    [TestMethod]
    public void AUserResetClearsTheWay()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Excursion(16000);
        bench.Excursion(16000);
        Assert.IsTrue(bench.Watch.Ledger.IsLockedOut);

        Assert.IsTrue(bench.Watch.TryResetByUser());
        bench.Tick(200, Within);
        Assert.AreEqual((int)G100State.WithinLimits, (int)bench.Watch.State);
        Assert.IsFalse(bench.Window.MustOpen);

        bench.Excursion(16000);
        Assert.IsFalse(bench.Watch.Ledger.IsLockedOut, "what led to the lockout is settled by it");
    }

    [TestMethod]
    public void AResetWithinAnExcursionBeginsItAnew()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(61000, Over);
        Assert.IsTrue(bench.Watch.TryResetByUser());
        bench.Hold(59000, Over);
        Assert.AreEqual((int)G100State.Excursion, (int)bench.Watch.State);
        bench.Hold(2000, Over);

        Assert.AreEqual((int)G100State.Lockout, (int)bench.Watch.State);
        Assert.AreEqual(2, bench.Watch.Ledger.TotalLockouts);
    }

    [TestMethod]
    public void LockoutAndResetAreOfferedToTheLedgerAndTold()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(59800, Over);
        int version = bench.Watch.LedgerVersion;
        bench.Hold(0, Over);
        bench.Hold(0, Over);
        Assert.AreEqual((int)G100State.Lockout, (int)bench.Watch.State);
        Assert.IsTrue(bench.Watch.LedgerVersion > version);

        version = bench.Watch.LedgerVersion;
        bench.Watch.TryResetByUser();
        Assert.AreEqual(version + 1, bench.Watch.LedgerVersion);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.LockoutReset));
    }

    // More than the ledger has places for: the oldest gives way, and the count within the window stays.
    [TestMethod]
    public void TheOldestLockoutGivesWay()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Settings.UserResets = 100;
        for (int i = 0; i < LockoutLedgerState.MostLockouts + 2; i++)
        {
            bench.Excursion(60000);
            Assert.IsTrue(bench.Watch.TryResetByUser());
            bench.Leap(DayMs);
        }

        Assert.AreEqual(LockoutLedgerState.MostLockouts + 2, bench.Watch.Ledger.TotalLockouts);
        Assert.AreEqual(LockoutLedgerState.MostLockouts, bench.Watch.Ledger.CountWithin(bench.Watch.Ledger.LockoutMs, ExcursionWatch.ThirtyDaysMs));
    }

    [TestMethod]
    public void ATimeOlderThanAllIsPassedOver()
    {
        long[] timesMs = new long[] { 30, 10, 20 };
        LockoutLedgerState.Remember(timesMs, 5);
        Assert.AreEqual(10L, timesMs[1]);
        LockoutLedgerState.Remember(timesMs, 40);
        Assert.AreEqual(40L, timesMs[1]);
        LockoutLedgerState.Remember(timesMs, 50);
        Assert.AreEqual(50L, timesMs[2]);
        Assert.AreEqual(30L, timesMs[0]);
    }

    // A lockout after the boot is as old as it is, when the outage before the boot becomes known later.
    [TestMethod]
    public void ALockoutAfterTheBootIsNotAgedByTheOutage()
    {
        ExcursionBench bench = new ExcursionBench();
        SetUtc(bench, SomeUtcMs, true);
        bench.Hold(1000, Within);
        ExcursionBench again = bench.Restart();
        again.Excursion(60000);
        int version = again.Watch.LedgerVersion;
        SetUtc(again, SomeUtcMs + (40 * DayMs), true);
        again.Hold(0, Within);

        Assert.AreEqual(1, again.Watch.Ledger.CountWithin(again.Watch.Ledger.LockoutMs, DayMs));
        Assert.AreEqual(version + 1, again.Watch.LedgerVersion, "the new age is worth writing");
    }

    // An excursion that runs while the outage becomes known neither grows nor ends by it.
    [TestMethod]
    public void AnExcursionThatRunsKeepsItsLengthWhenTheOutageBecomesKnown()
    {
        ExcursionBench bench = new ExcursionBench();
        SetUtc(bench, SomeUtcMs, true);
        bench.Hold(1000, Within);
        ExcursionBench again = bench.Restart();
        again.Hold(9800, Over);
        SetUtc(again, SomeUtcMs + 3600000, true);
        again.Hold(4600, Over);
        Assert.AreEqual(0, again.Watch.Ledger.TotalCounted);
        again.Hold(400, Over);
        Assert.AreEqual(1, again.Watch.Ledger.TotalCounted);

        again.Hold(1000, Within);
        Assert.AreEqual((int)G100State.Excursion, (int)again.Watch.State);
        again.Hold(1000, Within);
        Assert.AreEqual((int)G100State.WithinLimits, (int)again.Watch.State);
    }

    [TestMethod]
    public void TheEndOfAnExcursionTellsTheMostItWasAbove()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(1000, Over - 460);
        bench.Hold(1000, Over);
        bench.Hold(2200, Within);
        Assert.AreEqual(6000, bench.Events.LastValue2(EventCode.ExcursionEnded), "22 A against 16 A");
    }

    [TestMethod]
    public void NobodyResetsWhatIsNotLockedOut()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(16000, Over);

        Assert.IsFalse(bench.Watch.TryResetByUser());
        Assert.AreEqual((int)G100State.Excursion, (int)bench.Watch.State);
        Assert.AreEqual(0, bench.Watch.Ledger.TotalUserResets);
    }

    // The user resets while at most three lockouts lie within 30 days; the fourth is the installer's.
    [TestMethod]
    [DataRow(3, 1, false)]
    [DataRow(3, 239, false)]
    [DataRow(3, 241, true)]
    [DataRow(4, 1, true)]
    public void TheFourthLockoutWithinThirtyDaysIsTheInstallers(int userResets, int hoursApart, bool userMayResetTheFourth)
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Settings.UserResets = userResets;
        for (int i = 0; i < 3; i++)
        {
            bench.Excursion(60000);
            Assert.IsTrue(bench.Watch.TryResetByUser());
            bench.Leap(hoursApart * 3600000L);
        }

        bench.Excursion(60000);
        ExcursionBench again = bench.Restart();
        again.Settings.UserResets = userResets;
        again.Tick(200, Within);

        Assert.AreEqual(userMayResetTheFourth, again.Watch.UserMayReset);
        Assert.AreEqual(userMayResetTheFourth, again.Watch.TryResetByUser());
        Assert.AreEqual(userMayResetTheFourth ? 4 : 3, again.Watch.Ledger.TotalUserResets);
    }

    [TestMethod]
    public void TheLedgerIsOfferedWithEveryStepOfALongerExcursion()
    {
        ExcursionBench bench = new ExcursionBench();
        int version = bench.Watch.LedgerVersion;
        bench.Hold(60000, Within);
        bench.Excursion(200);
        Assert.AreEqual(version, bench.Watch.LedgerVersion, "one that ends soon is not worth the flash");

        bench.Hold(2200, Over);
        Assert.AreEqual(version, bench.Watch.LedgerVersion);
        bench.Hold(200, Over);
        Assert.AreEqual(version + 1, bench.Watch.LedgerVersion, "the start");
        bench.Hold(9800, Over);
        Assert.AreEqual(version + 2, bench.Watch.LedgerVersion, "every ten seconds");
        bench.Hold(2400, Over);
        Assert.AreEqual(version + 3, bench.Watch.LedgerVersion, "the count");
        bench.Hold(2200, Within);
        Assert.AreEqual(version + 4, bench.Watch.LedgerVersion, "the end");
    }

    // What a restart takes from an excursion that flash never held is at most the delay of the first write.
    [TestMethod]
    public void AnEndIsWrittenForEveryStartThatWas()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(5000, Over);
        ExcursionBench again = bench.Restart();
        int version = again.Watch.LedgerVersion;
        again.Hold(2400, Within);

        Assert.AreEqual((int)G100State.WithinLimits, (int)again.Watch.State);
        Assert.IsTrue(again.Watch.LedgerVersion > version, "else the next restart would find it running");
    }

    private static void SetUtc(ExcursionBench bench, long utcUnixMs, bool isKnown)
    {
        bench.Situation.Snapshot.UtcUnixMs = utcUnixMs;
        bench.Situation.Snapshot.ClockQuality = isKnown ? ClockQuality.Synchronised : ClockQuality.Unknown;
    }
}

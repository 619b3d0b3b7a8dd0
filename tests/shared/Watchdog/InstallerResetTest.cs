using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Timing;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// Who resets a lockout, and when: the user, the installer, and nobody on a board without a ledger (G100 Issue 2, secondary).
[TestClass]
public class InstallerResetTest
{
    private const int Within = ExcursionBench.Within;
    private const long HourMs = 3600000L;
    private const long SomeUtcMs = 1800000000000L;
    private const int User = 1;
    private const int Installer = 2;
    private const int Begun = 3;

    [TestMethod]
    [DataRow(false, true)]
    [DataRow(true, false)]
    public void OnlyInADomesticSchemeTheUserResets(bool isNonDomestic, bool mayReset)
    {
        ExcursionBench bench = LockedOut(isNonDomestic);

        Assert.AreEqual(mayReset, bench.Watch.UserMayReset);
        Assert.AreEqual(isNonDomestic, bench.Watch.IsInstallersAlone);
        Assert.AreEqual(mayReset, bench.Watch.TryResetByUser());
        Assert.AreEqual(!mayReset, bench.Watch.Ledger.IsLockedOut);
        Assert.AreEqual(mayReset ? User : -1, bench.Events.LastValue1(EventCode.LockoutReset));
    }

    [TestMethod]
    [DataRow(false, 0, 0, (int)CommandReason.None)]
    [DataRow(false, 0, 4, (int)CommandReason.ResetsUsedUp)]
    [DataRow(true, 0, 0, (int)CommandReason.InstallerOnly)]
    [DataRow(true, 0, 4, (int)CommandReason.InstallerOnly)]
    [DataRow(false, -1, 0, (int)CommandReason.InstallerOnly)]
    public void ACommandToResetSaysWhoMay(bool isNonDomestic, int ledgerNumber, int lockouts, int expected)
    {
        ControlBench bench = new ControlBench();
        bench.Settings.NonDomestic = isNonDomestic;
        LockoutLedgerState ledger = bench.Loop.Excursions.Ledger;
        ControllerCommands commands = new ControllerCommands(bench.Loop, bench.Settings, 7000);
        Assert.AreEqual((int)CommandReason.NotLockedOut, (int)commands.ResetLockout());

        ledger.IsLockedOut = true;
        ledger.InstallerReset = ledgerNumber;
        for (int i = 0; i < lockouts; i++)
        {
            ledger.LockoutMs[i] = ledger.LedgerMs;
        }

        Assert.AreEqual(expected, (int)commands.ResetLockout());
    }

    [TestMethod]
    public void TheInstallerResetsADomesticLockoutAtOnce()
    {
        ExcursionBench again = LockedOut(false).Restart(5);
        again.Tick(200, Within);

        Assert.IsFalse(again.Watch.Ledger.IsLockedOut);
        Assert.IsFalse(again.Window.MustOpen);
        Assert.AreEqual(5, again.Watch.Ledger.InstallerReset);
        Assert.AreEqual(1, again.Events.CountOf(EventCode.LockoutReset));
        Assert.AreEqual(Installer, again.Events.LastValue1(EventCode.LockoutReset));
        Assert.AreEqual(1, again.Events.LastValue2(EventCode.LockoutReset), "the lockout stays in the count of 30 days");
        Assert.AreEqual(0, again.Watch.Ledger.TotalUserResets);
        Assert.AreEqual(0, again.Watch.Ledger.CountWithin(again.Watch.Ledger.CountedMs, ExcursionWatch.DayMs), "settled");
        Assert.IsTrue(again.Watch.LedgerVersion > 0, "written");
    }

    // What the user may do afterwards is as before: State 3 is counted, not who ended it.
    [TestMethod]
    public void TheInstallersResetLeavesTheUsersCount()
    {
        ExcursionBench bench = new ExcursionBench();
        for (int i = 0; i < 3; i++)
        {
            bench.Excursion(60000);
            Assert.IsTrue(bench.Watch.TryResetByUser());
            bench.Leap(HourMs);
        }

        bench.Excursion(60000);
        bench = bench.Restart(5);
        Assert.IsFalse(bench.Watch.Ledger.IsLockedOut);
        bench.Excursion(60000);

        Assert.IsTrue(bench.Watch.Ledger.IsLockedOut);
        Assert.IsFalse(bench.Watch.TryResetByUser(), "the fifth within 30 days");
    }

    // 4 h after the lockout, not 4 h after the word; the word waits.
    [TestMethod]
    public void InANonDomesticSchemeTheWordWaitsForFourHours()
    {
        ExcursionBench bench = LockedOut(true);
        long lockedOutMs = bench.Watch.Ledger.LockoutMs[0];
        bench.Leap(HourMs);
        ExcursionBench again = bench.Restart(5);
        again.Leap(200);
        again.Leap(lockedOutMs + ExcursionWatch.InstallerWaitMs - 1 - again.Watch.Ledger.LedgerMs);
        Assert.IsTrue(again.Watch.Ledger.IsLockedOut);
        Assert.IsTrue(again.Window.MustOpen);
        Assert.AreEqual(0, again.Watch.Ledger.InstallerReset, "not taken yet");

        again.Leap(1);
        Assert.IsFalse(again.Watch.Ledger.IsLockedOut);
        Assert.IsFalse(again.Window.MustOpen);
        Assert.AreEqual(Installer, again.Events.LastValue1(EventCode.LockoutReset));
    }

    [TestMethod]
    public void TheFourHoursPassWithoutPowerOnlyWhenUtcProvesIt()
    {
        ExcursionBench bench = LockedOut(true);
        bench.Situation.Snapshot.UtcUnixMs = SomeUtcMs;
        bench.Situation.Snapshot.ClockQuality = ClockQuality.Synchronised;
        bench.Tick(200, Within);

        ExcursionBench again = bench.Restart(5);
        again.Leap(HourMs);
        Assert.IsTrue(again.Watch.Ledger.IsLockedOut);
        again.Situation.Snapshot.UtcUnixMs = SomeUtcMs + (6 * HourMs);
        again.Situation.Snapshot.ClockQuality = ClockQuality.Synchronised;
        again.Tick(200, Within);

        Assert.IsFalse(again.Watch.Ledger.IsLockedOut);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AWordNeverActsTwice(bool isNonDomestic)
    {
        ExcursionBench bench = LockedOut(isNonDomestic);
        bench.Leap(ExcursionWatch.InstallerWaitMs);
        bench = bench.Restart(5);
        bench.Tick(200, Within);
        Assert.IsFalse(bench.Watch.Ledger.IsLockedOut);

        bench.Excursion(60000);
        bench.Leap(ExcursionWatch.InstallerWaitMs);
        bench = bench.Restart(5);
        bench.Leap(ExcursionWatch.InstallerWaitMs);
        Assert.IsTrue(bench.Watch.Ledger.IsLockedOut, "neither in the same boot nor in the next");
        bench = bench.Restart(4);
        bench.Tick(200, Within);
        Assert.IsTrue(bench.Watch.Ledger.IsLockedOut, "nor an older one");
        bench = bench.Restart(6);
        bench.Tick(200, Within);
        Assert.IsFalse(bench.Watch.Ledger.IsLockedOut);
    }

    // Else it would end the next lockout before anybody has seen it.
    [TestMethod]
    public void AWordThatFindsNoLockoutIsSpent()
    {
        ExcursionBench bench = new ExcursionBench(new LockoutLedgerState(), false, 5);
        Assert.AreEqual(1, bench.Watch.LedgerVersion, "written");
        bench.Excursion(60000);
        Assert.IsTrue(bench.Watch.Ledger.IsLockedOut);
        bench = bench.Restart(5);
        bench.Tick(200, Within);

        Assert.IsTrue(bench.Watch.Ledger.IsLockedOut);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.LockoutReset));
    }

    // Invariant 4 over the exchange of the board: one that knows nothing begins locked out, not clean.
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void ABoardWithoutALedgerIsLockedOut(bool isNonDomestic)
    {
        ExcursionBench bench = new ExcursionBench(Missing(), isNonDomestic, 0);
        bench.Tick(200, Within);

        Assert.AreEqual((int)G100State.Lockout, (int)bench.Watch.State);
        Assert.IsTrue(bench.Window.MustOpen);
        Assert.AreEqual((int)LockoutCause.LedgerMissing, bench.Events.LastValue1(EventCode.LockoutEntered));
        Assert.IsFalse(bench.Watch.TryResetByUser());
        Assert.AreEqual(0, bench.Watch.Ledger.TotalLockouts, "no State 3 of this site");
        Assert.AreEqual(1, bench.Watch.LedgerVersion);

        ExcursionBench again = bench.Restart();
        again.Hold(1000, Within);
        Assert.IsTrue(again.Watch.Ledger.IsLockedOut);
        Assert.IsFalse(again.Watch.TryResetByUser());
        Assert.AreEqual(0, again.Events.CountOf(EventCode.LockoutEntered), "told once");

        again = new ExcursionBench(again.Watch.Ledger, isNonDomestic, 5);
        again.Tick(200, Within);
        Assert.IsFalse(again.Watch.Ledger.IsLockedOut, "without waiting");
        Assert.AreEqual(Begun, again.Events.LastValue1(EventCode.LockoutReset));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void TheInstallerBeginsTheLedgerOfANewBoard(bool isNonDomestic)
    {
        ExcursionBench bench = new ExcursionBench(Missing(), isNonDomestic, 5);
        bench.Tick(200, Within);

        Assert.AreEqual((int)G100State.WithinLimits, (int)bench.Watch.State);
        Assert.AreEqual(0, bench.Events.CountOf(EventCode.LockoutEntered));
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.LockoutReset));
        Assert.AreEqual(Begun, bench.Events.LastValue1(EventCode.LockoutReset));
        Assert.AreEqual(0, bench.Watch.Ledger.TotalLockouts);
        Assert.AreEqual(5, bench.Watch.Ledger.InstallerReset);
        Assert.AreEqual(1, bench.Watch.LedgerVersion, "written");
        Assert.AreEqual(0, bench.Restart(5).Events.CountOf(EventCode.LockoutReset), "begun once");
    }

    private static ExcursionBench LockedOut(bool isNonDomestic)
    {
        ExcursionBench bench = new ExcursionBench(new LockoutLedgerState(), isNonDomestic, 0);
        bench.Excursion(60000);
        Assert.IsTrue(bench.Watch.Ledger.IsLockedOut);
        return bench;
    }

    private static LockoutLedgerState Missing()
    {
        LockoutLedgerState ledger = new LockoutLedgerState();
        ledger.InstallerReset = -1;
        return ledger;
    }
}

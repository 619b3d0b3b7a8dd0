using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Watchdog;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// The rules are those of ENA EREC G100 Issue 2: shorter than 15 s is recorded only, 15 s or longer counts, 60 s locks out;
// so do two counted within 10 min and the third within 24 h.
[TestClass]
public class ExcursionWatchTest
{
    private const int Over = ExcursionBench.OverExport;
    private const int Within = ExcursionBench.Within;

    [TestMethod]
    [DataRow(0, 0, false)]
    [DataRow(14000, 0, false)]
    [DataRow(14800, 0, false)]
    [DataRow(15000, 1, false)]
    [DataRow(16000, 1, false)]
    [DataRow(59000, 1, false)]
    [DataRow(59800, 1, false)]
    [DataRow(60000, 1, true)]
    [DataRow(61000, 1, true)]
    public void AnExcursionCountsByItsLength(int heldMs, int counted, bool locksOut)
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(1000, Within);
        bench.Hold(heldMs, Over);
        bench.Hold(2000, Within);

        Assert.AreEqual(counted, bench.Watch.Ledger.TotalCounted);
        Assert.AreEqual(counted, bench.Events.CountOf(EventCode.ExcursionCounted));
        Assert.AreEqual(locksOut, bench.Watch.State == G100State.Lockout);
        Assert.AreEqual(locksOut ? (int)LockoutCause.LongExcursion : -1, bench.Events.LastValue1(EventCode.LockoutEntered));
        Assert.AreEqual(locksOut, bench.Window.MustOpen);
        Assert.AreEqual(heldMs, bench.Events.LastValue1(EventCode.ExcursionEnded), "up to the last tick above the limit");
    }

    [TestMethod]
    public void StatesFollowTheExcursion()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Hold(1000, Within);
        Assert.AreEqual((int)G100State.WithinLimits, (int)bench.Watch.State);

        bench.Tick(200, Over);
        Assert.AreEqual((int)G100State.Excursion, (int)bench.Watch.State);
        Assert.AreEqual(4000, bench.Events.LastValue1(EventCode.ExcursionStarted), "4600 W at 230 V are 20 A: 4 A above 16 A");
        Assert.IsFalse(bench.Window.MustOpen, "an excursion in progress is the limiter's to end");

        bench.Hold(2000, Within);
        Assert.AreEqual((int)G100State.WithinLimits, (int)bench.Watch.State);
    }

    // Exactly at the limit is within it.
    [TestMethod]
    [DataRow(-16000, false)]
    [DataRow(-16001, true)]
    [DataRow(60000, false)]
    [DataRow(60001, true)]
    public void TheLimitItselfIsWithin(int milliamps, bool isOver)
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        bench.Situation.Advance(200);
        bench.Situation.AssetReads(3000);
        bench.Situation.MeterReads(0, milliamps * 230 / 1000, milliamps < 0 ? -milliamps : milliamps);
        bench.Boundary.Judge(bench.Situation.Snapshot);
        bench.Watch.Narrow(bench.Situation.Snapshot, bench.Window);

        Assert.AreEqual(isOver, bench.Watch.State == G100State.Excursion);
    }

    // Two counted excursions, by the time between the instants at which they counted.
    [TestMethod]
    [DataRow(599, true)]
    [DataRow(600, true)]
    [DataRow(601, false)]
    public void TwoCountedWithinTenMinutesLockOut(int apartSeconds, bool locksOut)
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Excursion(15000);
        LeapToNext(bench, 15000, apartSeconds * 1000L);
        bench.Excursion(15000);

        Assert.AreEqual(2, bench.Watch.Ledger.TotalCounted);
        Assert.AreEqual(locksOut, bench.Watch.State == G100State.Lockout);
        Assert.AreEqual(locksOut ? (int)LockoutCause.TwoWithinTenMinutes : -1, bench.Events.LastValue1(EventCode.LockoutEntered));
    }

    [TestMethod]
    [DataRow(43200, 43200, true)]
    [DataRow(43200, 43201, false)]
    [DataRow(601, 601, true)]
    [DataRow(3600, 90000, false)]
    public void ThirdCountedWithinADayLocksOut(int firstApartSeconds, int secondApartSeconds, bool locksOut)
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Excursion(15000);
        LeapToNext(bench, 15000, firstApartSeconds * 1000L);
        bench.Excursion(15000);
        Assert.IsFalse(bench.Watch.Ledger.IsLockedOut, "two far apart do not lock out");
        LeapToNext(bench, 15000, secondApartSeconds * 1000L);
        bench.Excursion(15000);

        Assert.AreEqual(locksOut, bench.Watch.State == G100State.Lockout);
        Assert.AreEqual(locksOut ? (int)LockoutCause.DailyCount : -1, bench.Events.LastValue1(EventCode.LockoutEntered));
    }

    [TestMethod]
    public void MoreThanTheThirdIsASetting()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Settings.DailyExcursions = 4;
        for (int i = 0; i < 3; i++)
        {
            bench.Excursion(15000);
            LeapToNext(bench, 15000, 3600000L);
        }

        Assert.IsFalse(bench.Watch.Ledger.IsLockedOut);
        bench.Excursion(15000);
        Assert.IsTrue(bench.Watch.Ledger.IsLockedOut);
    }

    [TestMethod]
    public void ShortExcursionsNeverLockOut()
    {
        ExcursionBench bench = new ExcursionBench();
        for (int i = 0; i < 20; i++)
        {
            bench.Excursion(14000);
        }

        Assert.AreEqual(20, bench.Events.CountOf(EventCode.ExcursionEnded));
        Assert.AreEqual(0, bench.Watch.Ledger.TotalCounted);
        Assert.IsFalse(bench.Watch.Ledger.IsLockedOut);
    }

    // One in-limit sample must not cancel an excursion: a site that swings about its limit has to trip.
    [TestMethod]
    [DataRow(800, 200, true)]
    [DataRow(1000, 1000, true)]
    [DataRow(200, 1800, true)]
    [DataRow(1000, 2200, false)]
    public void OnlyContinuousTimeWithinEndsAnExcursion(int overMs, int withinMs, bool locksOut)
    {
        ExcursionBench bench = new ExcursionBench();
        for (int at = 0; at < 64000; at += overMs + withinMs)
        {
            bench.Hold(overMs - 200, Over);
            bench.Hold(withinMs - 200, Within);
        }

        Assert.AreEqual(locksOut, bench.Watch.State == G100State.Lockout);
        Assert.AreEqual(locksOut ? 0 : 20, bench.Events.CountOf(EventCode.ExcursionEnded));
    }

    [TestMethod]
    public void AnExcursionMayChangeItsDirection()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        bench.Hold(8000, Over);
        bench.Hold(8000, ExcursionBench.OverImport);

        Assert.AreEqual(1, bench.Watch.Ledger.TotalCounted, "with own power unknown import excess counts as the unit's");
    }

    // House load alone above the import limit is recorded nowhere as the unit's; charging must not add to it.
    [TestMethod]
    [DataRow(true, 0, false)]
    [DataRow(false, 3000, true)]
    [DataRow(false, 100, false)]
    [DataRow(false, -3000, false)]
    public void ImportExcessCountsOnlyWhileTheUnitCharges(bool isProvedOpen, int ownWatts, bool counts)
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Situation.Snapshot.ContactorIsProvedOpen = isProvedOpen;
        for (int at = 0; at < 20000; at += 200)
        {
            bench.Situation.AssetReads(ownWatts);
            bench.Tick(200, ExcursionBench.OverImport);
        }

        Assert.AreEqual(counts ? 1 : 0, bench.Watch.Ledger.TotalCounted);
        Assert.AreEqual(counts ? 1 : 0, bench.Events.CountOf(EventCode.ExcursionStarted));
    }

    // A pulse meter tells no power: the inverter does.
    [TestMethod]
    [DataRow(3000, true)]
    [DataRow(-3000, false)]
    public void WithoutAnAssetMeterThatTellsPowerTheInverterDoes(int inverterWatts, bool counts)
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Situation.Snapshot.ContactorIsProvedOpen = false;
        for (int at = 0; at < 20000; at += 200)
        {
            bench.Situation.InverterReads(inverterWatts);
            bench.Tick(200, ExcursionBench.OverImport);
        }

        Assert.AreEqual(counts ? 1 : 0, bench.Watch.Ledger.TotalCounted);
    }

    [TestMethod]
    public void ExportExcessCountsWithTheContactorOpenToo()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Excursion(15000);

        Assert.AreEqual(1, bench.Watch.Ledger.TotalCounted);
    }

    [TestMethod]
    public void OnePhaseAboveTheLimitIsEnough()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Situation.Snapshot.PhaseCount = 3;
        bench.Situation.MeterReads(1, 9000, 39000);
        bench.Situation.MeterReads(2, -4600, 20000);
        bench.Hold(400, Within);

        Assert.AreEqual((int)G100State.Excursion, (int)bench.Watch.State);
        Assert.AreEqual(2, bench.Events.LastValue2(EventCode.ExcursionStarted), "phases are not netted");
    }

    [TestMethod]
    public void LockoutDemandsAnOpenContactorInEveryTick()
    {
        ExcursionBench bench = new ExcursionBench();
        bench.Excursion(60000);
        for (int i = 0; i < 50; i++)
        {
            bench.Tick(200, Within);
            Assert.IsTrue(bench.Window.MustOpen);
            Assert.AreEqual((int)LimitReason.Lockout, (int)bench.Window.OpenReason);
        }
    }

    // From the end of an excursion (2 s within) on, one leap to the tick that starts the next one.
    private static void LeapToNext(ExcursionBench bench, int excursionMs, long apartMs)
    {
        bench.Leap(apartMs - excursionMs - bench.Settings.ExcursionEndMs - 600);
    }
}

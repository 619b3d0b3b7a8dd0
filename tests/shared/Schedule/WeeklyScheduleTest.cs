using NanoV2G.Firmware.Requests;
using NanoV2G.Firmware.Schedule;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Timing;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Schedule;

[TestClass]
public class WeeklyScheduleTest
{
    // 00:00 UTC of Monday 1 June 2026 is 01:00 local.
    private const int MondayInSummer = 29671200;

    // 00:00 UTC of Monday 5 January 2026.
    private const int MondayInWinter = 29459520;
    private const int SpringSunday = 29579040;
    private const int AutumnSunday = 29881440;
    private const int NoEntry = 0;

    // Entry 16:00 to 19:00 on Monday, local.
    [TestMethod]
    [DataRow(MondayInWinter, 959, NoEntry)]
    [DataRow(MondayInWinter, 960, -3000)]
    [DataRow(MondayInWinter, 1139, -3000)]
    [DataRow(MondayInWinter, 1140, NoEntry)]
    [DataRow(MondayInSummer, 899, NoEntry)]
    [DataRow(MondayInSummer, 900, -3000)]
    [DataRow(MondayInSummer, 1079, -3000)]
    [DataRow(MondayInSummer, 1080, NoEntry)]
    public void AnEntryHoldsFromItsStartToBeforeItsEndInLocalTime(int unixMinute, int afterMinutes, int watts)
    {
        UnitSettings settings = new UnitSettings();
        Assert.IsTrue(settings.TryAddSchedule(960, 1140, -3000));

        Assert.AreEqual(watts, AskedAt(settings, unixMinute + afterMinutes));
    }

    // Sunday 23:00 over the week's end to Monday 05:00.
    [TestMethod]
    [DataRow(-61, NoEntry)]
    [DataRow(-60, 7000)]
    [DataRow(-1, 7000)]
    [DataRow(0, 7000)]
    [DataRow(299, 7000)]
    [DataRow(300, NoEntry)]
    public void AnEntryMayRunOverTheWeeksEnd(int afterMinutes, int watts)
    {
        UnitSettings settings = new UnitSettings();
        Assert.IsTrue(settings.TryAddSchedule(9000 + 1020, 300, 7000));

        Assert.AreEqual(watts, AskedAt(settings, MondayInWinter + afterMinutes));
    }

    // 00:30 to 02:30 on the Sundays of the clock change: 1 h in spring, 3 h in autumn.
    [TestMethod]
    [DataRow(SpringSunday, 60)]
    [DataRow(AutumnSunday, 180)]
    [DataRow(MondayInWinter - 1440, 120)]
    public void TheShortAndTheLongDayFollowTheClockOnTheWall(int midnight, int minutes)
    {
        UnitSettings settings = new UnitSettings();
        Assert.IsTrue(settings.TryAddSchedule(8640 + 30, 8640 + 150, 7000));
        WeeklySchedule schedule = new WeeklySchedule(settings);
        Situation situation = new Situation();
        situation.Snapshot.ClockQuality = ClockQuality.Synchronised;
        int active = 0;
        for (int minute = -120; minute < 600; minute++)
        {
            situation.Snapshot.UtcUnixMs = (midnight + minute) * 60000L;
            active += schedule.IsActive(situation.Snapshot) ? 1 : 0;
        }

        Assert.AreEqual(minutes, active);
    }

    [TestMethod]
    [DataRow(0, false)]
    [DataRow(1, true)]
    [DataRow(2, true)]
    public void WithoutAClockNothingIsAskedFor(int quality, bool asks)
    {
        UnitSettings settings = new UnitSettings();
        Assert.IsTrue(settings.TryAddSchedule(0, 10080, 7000));
        WeeklySchedule schedule = new WeeklySchedule(settings);
        Situation situation = new Situation();
        situation.Snapshot.ClockQuality = (ClockQuality)quality;

        Assert.AreEqual(asks, schedule.IsActive(situation.Snapshot));
        Assert.AreEqual((int)RequestOrigin.Schedule, (int)schedule.Origin);
    }

    [TestMethod]
    public void AClockThatIsLostStopsTheScheduleAtOnce()
    {
        UnitSettings settings = new UnitSettings();
        Assert.IsTrue(settings.TryAddSchedule(0, 10080, 7000));
        WeeklySchedule schedule = new WeeklySchedule(settings);
        Situation situation = new Situation();
        situation.Snapshot.ClockQuality = ClockQuality.Synchronised;
        Assert.IsTrue(schedule.IsActive(situation.Snapshot));
        situation.Snapshot.ClockQuality = ClockQuality.Unknown;
        Assert.IsFalse(schedule.IsActive(situation.Snapshot));
    }

    [TestMethod]
    public void TheFirstOfOverlappingEntriesCounts()
    {
        UnitSettings settings = new UnitSettings();
        settings.TryAddSchedule(600, 720, -3000);
        settings.TryAddSchedule(0, 10080, 7000);

        Assert.AreEqual(-3000, AskedAt(settings, MondayInWinter + 600));
        Assert.AreEqual(7000, AskedAt(settings, MondayInWinter + 720));
    }

    [TestMethod]
    [DataRow(-1, 100, false)]
    [DataRow(10080, 100, false)]
    [DataRow(0, 10081, false)]
    [DataRow(0, -1, false)]
    [DataRow(100, 100, false)]
    [DataRow(0, 10080, true)]
    [DataRow(10079, 0, true)]
    public void EntriesOutOfRangeAreRefused(int start, int end, bool isTaken)
    {
        UnitSettings settings = new UnitSettings();

        Assert.AreEqual(isTaken, settings.TryAddSchedule(start, end, 1000));
        Assert.AreEqual(isTaken ? 1 : 0, settings.ScheduleCount);
    }

    [TestMethod]
    public void AFullScheduleTakesNoMore()
    {
        UnitSettings settings = new UnitSettings();
        for (int i = 0; i < UnitSettings.MostScheduleEntries; i++)
        {
            Assert.IsTrue(settings.TryAddSchedule(i, i + 1, 1000));
        }

        Assert.IsFalse(settings.TryAddSchedule(100, 101, 1000));
    }

    private static int AskedAt(UnitSettings settings, int unixMinute)
    {
        WeeklySchedule schedule = new WeeklySchedule(settings);
        Situation situation = new Situation();
        situation.Snapshot.ClockQuality = ClockQuality.Synchronised;
        situation.Snapshot.UtcUnixMs = unixMinute * 60000L;
        return schedule.IsActive(situation.Snapshot) ? schedule.Watts : NoEntry;
    }
}

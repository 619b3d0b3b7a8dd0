using NanoV2G.Firmware.Schedule;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Schedule;

[TestClass]
public class BritishTimeTest
{
    // 01:00 UTC of the last Sundays of March and October, Unix minutes.
    [TestMethod]
    [DataRow("2026-03-29", 29579100, true)]
    [DataRow("2026-10-25", 29881500, false)]
    [DataRow("2027-03-28", 30103260, true)]
    [DataRow("2027-10-31", 30415740, false)]
    [DataRow("2028-03-26", 30627420, true)]
    [DataRow("2028-10-29", 30939900, false)]
    [DataRow("2029-03-25", 31151580, true)]
    [DataRow("2029-10-28", 31464060, false)]
    [DataRow("2030-03-31", 31685820, true)]
    [DataRow("2030-10-27", 31988220, false)]
    public void SummerTimeChangesAtTheKnownInstants(string day, int unixMinute, bool begins)
    {
        Assert.AreEqual(!begins, BritishTime.IsSummerTime((unixMinute * 60000L) - 1), day);
        Assert.AreEqual(begins, BritishTime.IsSummerTime(unixMinute * 60000L), day);
    }

    // Unix minute of a UTC time, and the minute of the local week it shows on a clock in Great Britain.
    [TestMethod]
    [DataRow("2024-02-29 12:34 = Thu 12:34", 28486834, 5074)]
    [DataRow("2026-01-01 00:00 = Thu 00:00", 29453760, 4320)]
    [DataRow("2026-03-29 00:59 = Sun 00:59", 29579099, 8699)]
    [DataRow("2026-03-29 01:00 = Sun 02:00", 29579100, 8760)]
    [DataRow("2026-06-30 22:59 = Tue 23:59", 29714339, 2879)]
    [DataRow("2026-06-30 23:00 = Wed 00:00", 29714340, 2880)]
    [DataRow("2026-10-25 00:30 = Sun 01:30", 29881470, 8730)]
    [DataRow("2026-10-25 01:30 = Sun 01:30", 29881530, 8730)]
    [DataRow("2027-12-31 23:59 = Fri 23:59", 30504959, 7199)]
    [DataRow("2028-02-29 23:59 = Tue 23:59", 30591359, 2879)]
    [DataRow("2030-07-14 22:59 = Sun 23:59", 31838339, 10079)]
    [DataRow("2030-07-14 23:00 = Mon 00:00", 31838340, 0)]
    [DataRow("2099-12-31 23:59 = Thu 23:59", 68374079, 5759)]
    public void TheMinuteOfTheWeekIsThatOfTheClockOnTheWall(string what, int unixMinute, int minuteOfWeek)
    {
        Assert.AreEqual(minuteOfWeek, BritishTime.MinuteOfWeek(unixMinute * 60000L), what);
        Assert.AreEqual(minuteOfWeek, BritishTime.MinuteOfWeek((unixMinute * 60000L) + 59999), what);
    }
}

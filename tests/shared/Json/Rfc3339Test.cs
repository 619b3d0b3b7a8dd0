using NanoV2G.Firmware.Json;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Json;

[TestClass]
public class Rfc3339Test
{
    private const long DayMs = 86400000L;

    [TestMethod]
    public void EveryMonthFrom1970To2199ComesBack()
    {
        // Counts days one by one, so that it shares no arithmetic with the code under test.
        long dayNumber = 0;
        byte[] text = new byte[Rfc3339.TextBytes + 2];
        for (int year = 1970; year <= 2199; year++)
        {
            for (int month = 1; month <= 12; month++)
            {
                int days = DaysIn(year, month);
                AssertBothWays(text, dayNumber * DayMs, Date(year, month, 1) + "T00:00:00Z");
                long lastSecondMs = ((dayNumber + days) * DayMs) - 1000;
                AssertBothWays(text, lastSecondMs, Date(year, month, days) + "T23:59:59Z");
                dayNumber += days;
            }
        }
    }

    [TestMethod]
    public void EveryDayOfALeapYearAndOfACommonCenturyComesBack()
    {
        byte[] text = new byte[Rfc3339.TextBytes + 2];
        AssertYear(text, 2028, 21184);
        AssertYear(text, 2100, 47482);
    }

    [TestMethod]
    public void EverySecondPlaceIsWritten()
    {
        SeededBytes seeded = new SeededBytes(3);
        byte[] text = new byte[Rfc3339.TextBytes + 2];
        for (int i = 0; i < 500; i++)
        {
            int hour = seeded.Below(24);
            int minute = seeded.Below(60);
            int second = seeded.Below(60);
            long ms = ((((hour * 60L) + minute) * 60) + second) * 1000;
            AssertBothWays(text, (20484 * DayMs) + ms, "2026-01-31T" + Two(hour) + ":" + Two(minute) + ":" + Two(second) + "Z");
        }
    }

    [TestMethod]
    public void WhatIsBelowASecondIsCutOff()
    {
        byte[] text = new byte[Rfc3339.TextBytes];
        Rfc3339.Write(text, 0, 1769862600999);
        Assert.AreEqual("2026-01-31T12:30:00Z", TestText.Of(text, 0, text.Length));
        Assert.AreEqual(1769862600000, Read("2026-01-31T12:30:00.999Z"));
        Assert.AreEqual(1769862600000, Read("2026-01-31T12:30:00.123456789012345Z"));
    }

    [TestMethod]
    public void TimesOutsideTheYearsAreBounded()
    {
        Assert.AreEqual("1970-01-01T00:00:00Z", Written(-1));
        Assert.AreEqual("1970-01-01T00:00:00Z", Written(long.MinValue));
        Assert.AreEqual("2199-12-31T23:59:59Z", Written(84006 * DayMs));
        Assert.AreEqual("2199-12-31T23:59:59Z", Written(long.MaxValue));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("Z")]
    [DataRow("2026-01-31T12:30:00")]
    [DataRow("2026-01-31T12:30:00z")]
    [DataRow("2026-01-31 12:30:00Z")]
    [DataRow("2026-01-31T12:30:00+00:00Z")]
    [DataRow("2026-01-31T12:30:00+00:00")]
    [DataRow("2026-01-31T12:30:00.Z")]
    [DataRow("2026-01-31T12:30:00.1xZ")]
    [DataRow("2026-01-31T12:30:000Z")]
    [DataRow("2026-01-31T12-30-00Z")]
    [DataRow("2026/01/31T12:30:00Z")]
    [DataRow("1969-12-31T23:59:59Z")]
    [DataRow("2200-01-01T00:00:00Z")]
    [DataRow("2026-00-31T12:30:00Z")]
    [DataRow("2026-13-31T12:30:00Z")]
    [DataRow("2026-01-00T12:30:00Z")]
    [DataRow("2026-01-32T12:30:00Z")]
    [DataRow("2026-02-29T12:30:00Z")]
    [DataRow("2100-02-29T12:30:00Z")]
    [DataRow("2028-02-30T12:30:00Z")]
    [DataRow("2026-04-31T12:30:00Z")]
    [DataRow("2026-01-31T24:00:00Z")]
    [DataRow("2026-01-31T12:60:00Z")]
    [DataRow("2026-01-31T12:30:60Z")]
    [DataRow("-026-01-31T12:30:00Z")]
    [DataRow("2026-+1-31T12:30:00Z")]
    [DataRow("2026-01-31T-2:30:00Z")]
    [DataRow("2026-01-31T 2:30:00Z")]
    public void WhatIsNoSuchTimeIsRefused(string text)
    {
        Assert.AreEqual(-1L, Read(text));
    }

    [TestMethod]
    public void LeapDaysAreTaken()
    {
        Assert.AreEqual(951782400000, Read("2000-02-29T00:00:00Z"));
        Assert.AreEqual(1835395200000, Read("2028-02-29T00:00:00Z"));
    }

    [TestMethod]
    public void PlacesOutsideTheBufferAreRefused()
    {
        byte[] text = Ascii.Bytes("2026-01-31T12:30:00Z");
        Assert.AreEqual(-1L, Rfc3339.Read(text, 1, 20));
        Assert.AreEqual(-1L, Rfc3339.Read(text, -1, 20));
        Assert.AreEqual(-1L, Rfc3339.Read(text, 0, int.MaxValue));
        Assert.AreEqual(-1L, Rfc3339.Read(text, int.MaxValue, int.MaxValue));
        Assert.AreEqual(-1L, Rfc3339.Read(text, 0, -20));
    }

    [TestMethod]
    public void ChangedBytesNeverThrow()
    {
        SeededBytes seeded = new SeededBytes(11);
        for (int i = 0; i < 3000; i++)
        {
            byte[] text = Ascii.Bytes("2026-01-31T12:30:00.5Z");
            int changes = 1 + seeded.Below(3);
            for (int change = 0; change < changes; change++)
            {
                text[seeded.Below(text.Length)] = (byte)seeded.Below(256);
            }

            long time = Rfc3339.Read(text, 0, text.Length);
            Assert.IsTrue(time >= -1 && time < 84006 * DayMs);
        }
    }

    private static void AssertYear(byte[] text, int year, long firstDay)
    {
        long day = firstDay;
        for (int month = 1; month <= 12; month++)
        {
            for (int dayOfMonth = 1; dayOfMonth <= DaysIn(year, month); dayOfMonth++)
            {
                AssertBothWays(text, (day * DayMs) + 45296000, Date(year, month, dayOfMonth) + "T12:34:56Z");
                day++;
            }
        }
    }

    private static void AssertBothWays(byte[] text, long utcUnixMs, string expected)
    {
        Rfc3339.Write(text, 1, utcUnixMs);
        Assert.AreEqual(expected, TestText.Of(text, 1, Rfc3339.TextBytes));
        Assert.AreEqual(utcUnixMs, Rfc3339.Read(text, 1, Rfc3339.TextBytes), expected);
        Assert.AreEqual(0, text[0] + text[text.Length - 1], "wrote beyond its place");
    }

    private static string Written(long utcUnixMs)
    {
        byte[] text = new byte[Rfc3339.TextBytes];
        Rfc3339.Write(text, 0, utcUnixMs);
        return TestText.Of(text, 0, text.Length);
    }

    private static long Read(string text)
    {
        byte[] bytes = Ascii.Bytes(text);
        return Rfc3339.Read(bytes, 0, bytes.Length);
    }

    private static string Date(int year, int month, int day)
    {
        return year.ToString() + "-" + Two(month) + "-" + Two(day);
    }

    private static string Two(int value)
    {
        return value < 10 ? "0" + value.ToString() : value.ToString();
    }

    private static int DaysIn(int year, int month)
    {
        if (month == 2)
        {
            bool isCommonCentury = year == 2100;
            return year % 4 == 0 && !isCommonCentury ? 29 : 28;
        }

        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
}

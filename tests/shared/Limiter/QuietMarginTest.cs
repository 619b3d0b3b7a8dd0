using NanoV2G.Firmware.Limiter;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

// 20 A allowed make 420 mA that the margin may cost.
[TestClass]
public class QuietMarginTest
{
    private const int AllowedMilliamps = 20000;
    private const int CostMilliamps = AllowedMilliamps * QuietMargin.SharePermille / 1000;

    [TestMethod]
    [DataRow(200, CostMilliamps - 200)]
    [DataRow(CostMilliamps, 0)]
    [DataRow(CostMilliamps + 300, 0)]
    [DataRow(50, QuietMargin.MostMilliamps)]
    public void WhatTheOthersDoNotTakeOfTheShareIsKeptFree(int otherMilliamps, int kept)
    {
        QuietMargin margin = new QuietMargin();
        Hold(margin, otherMilliamps, 6 * 3600);
        int difference = margin.Milliamps - kept;
        Assert.IsTrue(difference >= -10 && difference <= 10, "mA: " + margin.Milliamps.ToString());
    }

    [TestMethod]
    public void ItGrowsOverHalfAnHourAndNotWithOneReading()
    {
        QuietMargin margin = new QuietMargin();
        Hold(margin, 0, 60);
        Assert.IsTrue(margin.Milliamps <= 20, "mA: " + margin.Milliamps.ToString());
        Hold(margin, 0, 1800);
        Assert.IsTrue(margin.Milliamps >= 150, "mA: " + margin.Milliamps.ToString());
    }

    [TestMethod]
    public void OneLongAbsenceOfReadingsIsNotMadeUpFor()
    {
        QuietMargin margin = new QuietMargin();
        margin.Observe(AllowedMilliamps, 0, int.MaxValue);
        Assert.AreEqual(0, margin.Milliamps);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-5000)]
    public void WhereNothingIsAllowedNothingIsLearned(int allowedMilliamps)
    {
        QuietMargin margin = new QuietMargin();
        Hold(margin, 200, 3600);
        int before = margin.Milliamps;
        margin.Observe(allowedMilliamps, -3000, 1000);
        Assert.AreEqual(before, margin.Milliamps);
    }

    private static void Hold(QuietMargin margin, int otherMilliamps, int seconds)
    {
        for (int second = 0; second < seconds; second++)
        {
            margin.Observe(AllowedMilliamps, otherMilliamps + margin.Milliamps, 1000);
        }
    }
}

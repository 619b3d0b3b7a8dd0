using NanoV2G.Firmware.Limiter;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

[TestClass]
public class LeastFavourableLoadTest
{
    private const int HoldMs = 3000;

    // Readings of 1 A, then 9 A so many times, one each second: the first is remembered for 3 s.
    [TestMethod]
    [DataRow(0, 1000, 1000)]
    [DataRow(1, 1000, 9000)]
    [DataRow(3, 1000, 9000)]
    [DataRow(4, 9000, 9000)]
    public void LowestAndHighestOfTheHoldTimeCount(int highReadings, int lowest, int highest)
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, 1000, HoldMs);
        for (int i = 1; i <= highReadings; i++)
        {
            load.Add(i * 1000L, 9000, HoldMs);
        }

        Assert.AreEqual(lowest, load.LowestMilliamps);
        Assert.AreEqual(highest, load.HighestMilliamps);
    }

    [TestMethod]
    public void ADipCountsBothWays()
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, 9000, HoldMs);
        load.Add(1000, -2000, HoldMs);
        load.Add(2000, 3000, HoldMs);
        Assert.AreEqual(-2000, load.LowestMilliamps);
        Assert.AreEqual(9000, load.HighestMilliamps);

        load.Add(5000, 3000, HoldMs);
        Assert.AreEqual(3000, load.LowestMilliamps);
        Assert.AreEqual(3000, load.HighestMilliamps);
    }

    [TestMethod]
    public void TheNewestCountsHoweverLateItComes()
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, 1000, HoldMs);
        load.Add(100000, 7000, HoldMs);

        Assert.AreEqual(7000, load.LowestMilliamps);
        Assert.AreEqual(7000, load.HighestMilliamps);
    }

    [TestMethod]
    public void ClearingForgetsEverything()
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        load.Add(0, -20000, HoldMs);
        load.Clear();
        load.Add(200, 4000, HoldMs);

        Assert.AreEqual(4000, load.LowestMilliamps);
    }

    [TestMethod]
    public void AFastMeterStaysWithinTheMemory()
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        for (int i = 0; i < 1000; i++)
        {
            load.Add(i * 100L, i, HoldMs);
        }

        Assert.AreEqual(969, load.LowestMilliamps, "thirty readings back");
        Assert.AreEqual(999, load.HighestMilliamps);
    }
}

using NanoV2G.Firmware.Limiter;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

[TestClass]
public class LeastFavourableLoadTest
{
    private const int HoldMs = 3000;

    // A reading each second, mA; lowest and highest of those not older than 3 s.
    [TestMethod]
    [DataRow("5000", 5000, 5000)]
    [DataRow("5000 9000", 5000, 9000)]
    [DataRow("9000 5000", 5000, 9000)]
    [DataRow("1000 9000 9000 9000", 1000, 9000)]
    [DataRow("1000 9000 9000 9000 9000", 9000, 9000)]
    [DataRow("9000 -2000 3000 3000 3000 3000", 3000, 3000)]
    [DataRow("9000 -2000 3000 3000 3000", -2000, 3000)]
    public void LowestAndHighestOfTheHoldTimeCount(string readings, int lowest, int highest)
    {
        LeastFavourableLoad load = new LeastFavourableLoad();
        string[] parts = readings.Split(' ');
        for (int i = 0; i < parts.Length; i++)
        {
            load.Add(i * 1000L, int.Parse(parts[i]), HoldMs);
        }

        Assert.AreEqual(lowest, load.LowestMilliamps);
        Assert.AreEqual(highest, load.HighestMilliamps);
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

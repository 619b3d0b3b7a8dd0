using NanoV2G.Firmware.Limiter;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limiter;

[TestClass]
public class ActiveCurrentTest
{
    [TestMethod]
    [DataRow(2300, 230000, 10000)]
    [DataRow(-2300, 230000, -10000)]
    [DataRow(0, 230000, 0)]
    [DataRow(2300, 0, 0)]
    [DataRow(2300, -1, 0)]
    [DataRow(2147483647, 1, ActiveCurrent.MostMilliamps)]
    [DataRow(-2147483648, 1, -ActiveCurrent.MostMilliamps)]
    public void PowerAndVoltageGiveTheActivePart(int watts, int millivolts, int milliamps)
    {
        Assert.AreEqual(milliamps, ActiveCurrent.Milliamps(watts, millivolts));
    }

    // RMS² = active² + reactive²: 5² = 3² + 4².
    [TestMethod]
    [DataRow(16000, 10000, 10000, 16000)]
    [DataRow(16000, 10000, -10000, 16000)]
    [DataRow(5000, 4000, 0, 3000)]
    [DataRow(5000, 5000, -4000, 4000)]
    [DataRow(5000, 5000, 4000, 4000)]
    [DataRow(5000, 20000, 0, 0)]
    [DataRow(5000, 5000, 0, 0)]
    [DataRow(5001, 5000, 0, 100)]
    [DataRow(5000, 1000, 2000, 5000)]
    [DataRow(60000, 1, 0, 59999)]
    [DataRow(0, 0, 0, 0)]
    public void ReactiveCurrentTakesItsShareOfTheLimit(int limit, int rms, int active, int expected)
    {
        Assert.AreEqual(expected, ActiveCurrent.WithinRms(limit, rms, active));
    }

    [TestMethod]
    public void TheRootIsTheLargestThatKeepsTheLimit()
    {
        for (int limit = 1; limit < 40000; limit += 37)
        {
            int reactive = limit / 3;
            long active = ActiveCurrent.WithinRms(limit, reactive, 0);
            long square = ((long)limit * limit) - ((long)reactive * reactive);
            Assert.IsTrue(active * active <= square && (active + 1) * (active + 1) > square);
        }
    }
}

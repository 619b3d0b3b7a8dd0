using nanoFramework.TestFramework;
using NanoV2G.Hal.Meters;
using NanoV2G.Tests.Modbus;

namespace NanoV2G.Tests.Meters;

/// <summary>What a meter's refresh interval is, is measured: repeats to the bit are not new values.</summary>
[TestClass]
public class RefreshIntervalTest
{
    // Refresh of the meter, polling interval, and what is measured of it.
    [TestMethod]
    [DataRow(1000, 250, 1000)]
    [DataRow(250, 250, 250)]
    [DataRow(100, 250, 250)]
    [DataRow(12000, 250, 12000)]
    [DataRow(600, 250, 600)]
    public void AMeterThatChangesAtItsIntervalIsMeasuredToOnePoll(int refreshMs, int pollMs, int expectedMs)
    {
        RefreshInterval interval = new RefreshInterval();
        long shown = -1;
        for (long nowMs = 0; nowMs < 20L * refreshMs; nowMs += pollMs)
        {
            long value = nowMs / refreshMs;
            interval.Observe(nowMs, value != shown);
            shown = value;
        }

        int error = interval.MeasuredMs - expectedMs;
        Assert.IsTrue(error < pollMs && error > -pollMs, "measured " + interval.MeasuredMs.ToString());
    }

    [TestMethod]
    public void NothingIsKnownBeforeEnoughChanges()
    {
        RefreshInterval interval = new RefreshInterval();
        for (int change = 0; change <= RefreshInterval.LeastIntervals; change++)
        {
            Assert.AreEqual(0, interval.MeasuredMs);
            interval.Observe(change * 200, true);
        }

        Assert.AreEqual(200, interval.MeasuredMs);
    }

    [TestMethod]
    public void ALoadThatStandsStillForAMomentMakesNoSlowMeter()
    {
        RefreshInterval interval = new RefreshInterval();
        long nowMs = 0;
        for (int change = 0; change < 40; change++)
        {
            nowMs += change % 3 == 0 ? 1900 : 250;
            interval.Observe(nowMs, true);
        }

        Assert.AreEqual(250, interval.MeasuredMs);
    }

    [TestMethod]
    public void ASilenceIsNoInterval()
    {
        RefreshInterval interval = new RefreshInterval();
        long nowMs = 0;
        for (int change = 0; change < 40; change++)
        {
            nowMs += 1000;
            interval.Skip();
            interval.Observe(nowMs, true);
            interval.Observe(nowMs + 250, true);
        }

        Assert.AreEqual(250, interval.MeasuredMs);
    }

    // The wire: a face that the site changes at the meter's own interval.
    [TestMethod]
    [DataRow(200, 250)]
    [DataRow(1000, 1000)]
    [DataRow(3000, 3000)]
    public void ADriverMeasuresTheMeterBehindIt(int refreshMs, int expectedMs)
    {
        WireBench bench = new WireBench(1);
        for (int change = 0; change < 12; change++)
        {
            bench.Boundary.ActiveMilliwatts[0] -= 7000;
            bench.Run(refreshMs);
        }

        int error = bench.Devices.BoundaryMeter.MeasuredRefreshMs - expectedMs;
        Assert.IsTrue(error <= 250 && error >= -250, "measured " + bench.Devices.BoundaryMeter.MeasuredRefreshMs.ToString());
    }
}

using NanoV2G.Firmware.Watchdog;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Watchdog;

// Thresholds of ENA EREC G99 table 10.1, LV.
[TestClass]
public class SupplyWatchTest
{
    [TestMethod]
    [DataRow(230000, 50000, true, true)]
    [DataRow(184000, 50000, true, true)]
    [DataRow(183999, 50000, true, false)]
    [DataRow(262200, 50000, true, true)]
    [DataRow(262201, 50000, true, false)]
    [DataRow(230000, 47500, true, true)]
    [DataRow(230000, 47499, true, false)]
    [DataRow(230000, 52000, true, true)]
    [DataRow(230000, 52001, true, false)]
    [DataRow(230000, 50000, false, false)]
    public void TheSupplyIsHealthyWithinTheThresholds(int millivolts, int milliHertz, bool isLive, bool isHealthy)
    {
        SupplyWatch watch = new SupplyWatch();
        Situation situation = Healthy();
        situation.Snapshot.BoundaryIsLive = isLive;
        situation.Snapshot.Boundary.Millivolts[0] = millivolts;
        situation.Snapshot.Boundary.FrequencyMilliHertz = milliHertz;
        watch.Observe(situation.Snapshot);
        situation.Advance(5000);
        watch.Observe(situation.Snapshot);

        Assert.AreEqual(isHealthy ? 5000 : 0, watch.HealthyForMs(situation.Snapshot.NowMs));
    }

    [TestMethod]
    public void ABreakBeginsTheTimeAnew()
    {
        SupplyWatch watch = new SupplyWatch();
        Situation situation = Healthy();
        watch.Observe(situation.Snapshot);
        situation.Advance(19000);
        situation.Snapshot.Boundary.Millivolts[0] = 180000;
        watch.Observe(situation.Snapshot);
        situation.Advance(200);
        situation.Snapshot.Boundary.Millivolts[0] = 230000;
        watch.Observe(situation.Snapshot);
        situation.Advance(1000);

        Assert.AreEqual(1000, watch.HealthyForMs(situation.Snapshot.NowMs));
    }

    [TestMethod]
    public void EveryMeasuredPhaseCounts()
    {
        SupplyWatch watch = new SupplyWatch();
        Situation situation = Healthy();
        situation.Snapshot.PhaseCount = 3;
        situation.Snapshot.Boundary.Millivolts[1] = 230000;
        situation.Snapshot.Boundary.Millivolts[2] = 100000;
        watch.Observe(situation.Snapshot);
        situation.Advance(1000);

        Assert.AreEqual(0, watch.HealthyForMs(situation.Snapshot.NowMs));
    }

    private static Situation Healthy()
    {
        Situation situation = new Situation();
        situation.MeterReads(1000);
        situation.Snapshot.BoundaryIsLive = true;
        return situation;
    }
}

using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>The car allows what a battery allows.</summary>
[TestClass]
public class VehicleBatteryTest
{
    [TestMethod]
    [DataRow(700, 7400, 7400)]
    [DataRow(950, 7400, 3700)]
    [DataRow(990, 7400, 740)]
    [DataRow(1000, 7400, 0)]
    [DataRow(75, -7400, -3700)]
    [DataRow(50, -7400, 0)]
    [DataRow(20, -7400, 0)]
    public void PowerTapersTowardsFullAndTowardsTheFloor(int startPermille, int setpointWatts, int expectedWatts)
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.BatteryCapacityWattHours = 1000000;
        parameters.BatteryStartPermille = startPermille;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, setpointWatts, 0);
        SiteBench.RunAlive(site, 1000);
        int error = site.InverterWatts - expectedWatts;
        Assert.IsTrue(error >= -10 && error <= 10, "is " + site.InverterWatts.ToString());
    }

    [TestMethod]
    [DataRow(5000, 980, 7400)]
    [DataRow(5000, 120, -7400)]
    public void EnergyStaysBetweenFloorAndFull(int capacityWattHours, int startPermille, int setpointWatts)
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.BatteryCapacityWattHours = capacityWattHours;
        parameters.JourneyWattHours = 0;
        parameters.BatteryStartPermille = startPermille;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, setpointWatts, 0);
        SiteBench.RunAlive(site, 1200000);
        Assert.IsTrue(site.Battery.StateOfChargePermille >= 49 && site.Battery.StateOfChargePermille <= 1000);
        Assert.IsTrue(site.Battery.MilliwattSeconds <= capacityWattHours * 3600000L, "not beyond full");
    }

    [TestMethod]
    public void PlugEventsComeAtTheirTimesAndTheJourneyCostsEnergy()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.PlugChangesMs = new long[] { 5000, 9000 };
        parameters.JourneyWattHours = 4000;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, -3000, 0);
        SiteBench.RunAlive(site, 4990 - (int)site.NowMs);
        Assert.IsTrue(site.Battery.IsConnected);
        Assert.AreEqual(-3000, site.InverterWatts);
        SiteBench.RunAlive(site, 10);
        Assert.IsFalse(site.Battery.IsConnected);
        Assert.AreEqual(0, site.InverterWatts, "no car, no power");
        SiteBench.RunAlive(site, 100);
        Assert.AreEqual(-1, site.Inverter.Face.StateOfChargePermille);
        long before = site.Battery.MilliwattSeconds;
        SiteBench.Write(site, 0, 0);
        SiteBench.RunAlive(site, 3900);
        Assert.IsTrue(site.Battery.IsConnected);
        Assert.AreEqual(4000 * 3600000L, before - site.Battery.MilliwattSeconds);
    }

    [TestMethod]
    public void PluggingByHandActsAtOnce()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, 3000, 0);
        SiteBench.RunAlive(site, 1000);
        site.PlugVehicle(false);
        SiteBench.RunAlive(site, 10);
        Assert.AreEqual(0, site.InverterWatts);
    }
}

using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>Voltage, current and frequency at the supply terminals.</summary>
[TestClass]
public class MainsSupplyTest
{
    [TestMethod]
    [DataRow(2400, 0, 10000)]
    [DataRow(0, 2400, -10000)]
    [DataRow(0, 0, 0)]
    [DataRow(24000, 0, 100000)]
    public void CurrentIsPowerOverVoltageWithTheSignOfThePower(int houseWatts, int solarWatts, int expectedMilliamps)
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), houseWatts, solarWatts);
        SiteBench.RunDead(site, 100);
        Assert.AreEqual(expectedMilliamps, site.GridMilliamps);
    }

    [TestMethod]
    [DataRow(2400, 0, 235)]
    [DataRow(0, 2400, 245)]
    public void VoltageSagsWithImportAndRisesWithExport(int houseWatts, int solarWatts, int expectedVolts)
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.SupplyMilliohms = 500;
        SimulatedSite site = SiteBench.Make(parameters, houseWatts, solarWatts);
        SiteBench.RunDead(site, 200);
        int rounded = (site.Supply.Millivolts + 500) / 1000;
        Assert.AreEqual(expectedVolts, rounded);
        long milliwatts = (long)site.GridMilliamps * site.Supply.Millivolts / 1000;
        long error = milliwatts - site.GridMilliwatts;
        Assert.IsTrue(error > -500 && error < 500, "current times voltage is the power: off by " + error.ToString());
    }

    [TestMethod]
    [DataRow(400, 300, 2083)]
    [DataRow(0, 300, 1250)]
    [DataRow(4000, 3000, 20833)]
    public void ReactivePowerIsInTheCurrent(int houseWatts, int reactiveVars, int expectedMilliamps)
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.HouseReactiveVars = reactiveVars;
        SimulatedSite site = SiteBench.Make(parameters, houseWatts, 0);
        SiteBench.RunDead(site, 100);
        Assert.AreEqual(expectedMilliamps, site.GridMilliamps);
    }

    // Off with 10 A, back with the power that the site had while it was off: nothing of the 10 A may come back.
    [TestMethod]
    public void ThePowerOfBeforeAnOutageDoesNotComeBackWithTheMains()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.HouseReactiveVars = 300;
        SimulatedSite site = SiteBench.Make(parameters, 2400, 2400);
        site.DriveCoil(true);
        site.Inverter.Face.WrittenSetpointWatts = -2400;
        site.Inverter.Face.WriteCount++;
        site.PulseSupervisor();
        for (int step = 0; step < 100; step++)
        {
            site.AdvanceStep();
        }

        int before = site.GridMilliamps;
        Assert.IsTrue(before < -9000, "mA: " + before.ToString());
        site.DriveCoil(false);
        site.SwitchSupply(false);
        SiteBench.RunDead(site, 100);
        site.SwitchSupply(true);
        SiteBench.RunDead(site, 100);
        Assert.AreEqual(1250, site.GridMilliamps);
    }

    [TestMethod]
    public void VoltageAndFrequencyWanderWithinTheirRange()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.SupplyWanderMillivolts = 3000;
        parameters.FrequencyWanderMilliHertz = 100;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        int leastVolts = int.MaxValue;
        int mostVolts = 0;
        int leastHertz = int.MaxValue;
        int mostHertz = 0;
        for (int second = 0; second < 3600; second++)
        {
            SiteBench.RunDead(site, 1000);
            int volts = site.Supply.Millivolts;
            int hertz = site.Supply.FrequencyMilliHertz;
            leastVolts = volts < leastVolts ? volts : leastVolts;
            mostVolts = volts > mostVolts ? volts : mostVolts;
            leastHertz = hertz < leastHertz ? hertz : leastHertz;
            mostHertz = hertz > mostHertz ? hertz : mostHertz;
        }

        Assert.IsTrue(leastVolts >= 237000 && mostVolts <= 243000, "voltage in range");
        Assert.IsTrue(mostVolts - leastVolts > 2000, "voltage moves by " + (mostVolts - leastVolts).ToString());
        Assert.IsTrue(leastHertz >= 49900 && mostHertz <= 50100, "frequency in range");
        Assert.IsTrue(mostHertz - leastHertz > 60, "frequency moves by " + (mostHertz - leastHertz).ToString());
    }

    [TestMethod]
    public void OffsetsMoveVoltageAndFrequencyAndNeverTakeAllVoltage()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 2400, 0);
        site.Supply.OffsetMillivolts = -60000;
        site.Supply.OffsetMilliHertz = -3000;
        SiteBench.RunDead(site, 1010);
        Assert.AreEqual(180000, site.Supply.Millivolts);
        Assert.AreEqual(47000, site.Supply.FrequencyMilliHertz);
        site.Supply.OffsetMillivolts = -500000;
        SiteBench.RunDead(site, 1010);
        Assert.IsTrue(site.Supply.Millivolts > 0);
    }
}

using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>Dead time, slew, reversion, restart and limits, to the step.</summary>
[TestClass]
public class InverterDynamicsTest
{
    [TestMethod]
    [DataRow(300, 20000)]
    [DataRow(0, 20000)]
    [DataRow(1500, 5000)]
    public void PowerMovesAfterTheDeadTimeAtTheSlewRate(int deadTimeMs, int slewWattsPerSecond)
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.InverterDeadTimeMs = deadTimeMs;
        parameters.InverterSlewWattsPerSecond = slewWattsPerSecond;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, -7000, 0);

        SiteBench.RunAlive(site, deadTimeMs);
        Assert.AreEqual(0, site.Inverter.StageMilliwatts, "still in the dead time");
        SiteBench.RunAlive(site, 10);
        Assert.AreEqual(-slewWattsPerSecond * 10, site.Inverter.StageMilliwatts, "one step of slew");
        int leftSteps = 7000 * 100 / slewWattsPerSecond - 1;
        SiteBench.RunAlive(site, (leftSteps - 1) * 10);
        Assert.IsTrue(site.Inverter.StageMilliwatts > -7000000, "one step short");
        SiteBench.RunAlive(site, 10);
        Assert.AreEqual(-7000000, site.Inverter.StageMilliwatts);
    }

    [TestMethod]
    public void EverySetpointInTheDeadTimeIsFollowedInTurn()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.InverterSlewWattsPerSecond = 1000000;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, -1000, 0);
        SiteBench.RunAlive(site, 100);
        SiteBench.Write(site, -2000, 0);
        SiteBench.RunAlive(site, 210);
        Assert.AreEqual(-1000, site.InverterWatts);
        SiteBench.RunAlive(site, 90);
        Assert.AreEqual(-1000, site.InverterWatts);
        SiteBench.RunAlive(site, 10);
        Assert.AreEqual(-2000, site.InverterWatts);
    }

    [TestMethod]
    public void WithoutAWriteItRevertsToZeroExactlyAfterTheReversionTime()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, -4000, 3000);
        SiteBench.RunAlive(site, 1000);
        SiteBench.Write(site, -4000, 3000);
        SiteBench.RunAlive(site, 3000);
        Assert.AreEqual(-4000, site.InverterWatts, "the second write started the time again");
        SiteBench.RunAlive(site, 10);
        Assert.AreEqual(-3800, site.InverterWatts);
        SiteBench.RunAlive(site, 190);
        Assert.AreEqual(0, site.InverterWatts);
        Assert.AreEqual(1, site.Inverter.Reversions);
    }

    [TestMethod]
    public void AWriteWithoutReversionTimeHoldsForGood()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, -4000, 3000);
        SiteBench.RunAlive(site, 1000);
        SiteBench.Write(site, -4000, 0);
        SiteBench.RunAlive(site, 60000);
        Assert.AreEqual(-4000, site.InverterWatts);
    }

    [TestMethod]
    public void IgnoringInverterKeepsItsPowerPastTheReversionTimeToo()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, -4000, 3000);
        SiteBench.RunAlive(site, 1000);
        site.Inverter.IgnoresSetpoints = true;
        SiteBench.Write(site, 0, 3000);
        SiteBench.RunAlive(site, 10000);
        Assert.AreEqual(-4000, site.InverterWatts);
        site.Inverter.IgnoresSetpoints = false;
        SiteBench.RunAlive(site, 1000);
        Assert.AreEqual(0, site.InverterWatts, "it reverts once it lives again");
    }

    [TestMethod]
    public void OpeningTheContactorStopsItAtOnceAndRestartTakesItsTime()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.InverterRestartMs = 20000;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, -4000, 0);
        SiteBench.RunAlive(site, 1000);
        site.DriveCoil(false);
        SiteBench.RunAlive(site, 40);
        Assert.AreEqual(0, site.Inverter.Milliwatts);
        Assert.IsFalse(site.Inverter.IsRunning);
        site.DriveCoil(true);
        SiteBench.RunAlive(site, 60 + 20000);
        Assert.AreEqual(-200, site.InverterWatts, "the set-point that still stands is followed: the restart surge is real");
    }

    [TestMethod]
    [DataRow(9000, 7400)]
    [DataRow(-9000, -7400)]
    public void RatingBoundsTheSetpoint(int setpointWatts, int expectedWatts)
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, setpointWatts, 0);
        SiteBench.RunAlive(site, 3000);
        Assert.AreEqual(expectedWatts, site.InverterWatts);
    }

    [TestMethod]
    public void SteadyErrorScalesTheSettledPower()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.InverterSteadyErrorPermille = -20;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, -5000, 0);
        SiteBench.RunAlive(site, 3000);
        Assert.AreEqual(-4900, site.InverterWatts);
    }

    [TestMethod]
    public void FaceShowsThePowerAndTheStateWithinATenthOfASecond()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        Assert.IsFalse(site.Inverter.Face.IsRunning);
        SiteBench.Start(site);
        SiteBench.Write(site, 2000, 0);
        SiteBench.RunAlive(site, 1000);
        Assert.AreEqual(2000, site.Inverter.Face.ActiveWatts);
        Assert.AreEqual(700, site.Inverter.Face.StateOfChargePermille);
        Assert.AreEqual(240000, site.Inverter.Face.Millivolts);
        Assert.IsTrue(site.Inverter.Face.IsRunning);
    }

    [TestMethod]
    public void MainsLossClearsTheSetpoint()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 800, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, -4000, 0);
        SiteBench.RunAlive(site, 1000);
        site.SwitchSupply(false);
        SiteBench.RunAlive(site, 1000);
        Assert.AreEqual(0, site.GridMilliwatts);
        Assert.AreEqual(0, site.GridMilliamps);
        Assert.AreEqual(0, site.Supply.Millivolts);
        Assert.IsFalse(site.Contactor.IsMainClosed, "no mains, no coil");
        site.SwitchSupply(true);
        SiteBench.RunAlive(site, 5000);
        Assert.IsTrue(site.Contactor.IsMainClosed, "still driven");
        Assert.AreEqual(0, site.InverterWatts);
        Assert.AreEqual(800, site.GridWatts);
    }
}

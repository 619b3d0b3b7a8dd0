using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Simulated.Wire;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>Meters, inverter and contactor as they are when something in them is broken.</summary>
[TestClass]
public class DeviceFaultTest
{
    [TestMethod]
    public void MeterWithoutItsTransformersShowsVoltageAndNoCurrent()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 2400, 0);
        site.BoundaryMeter.HasNoCurrent = true;
        SiteBench.RunDead(site, 1000);
        Assert.AreEqual(0, site.BoundaryMeter.Face.RmsMilliamps[0]);
        Assert.AreEqual(0, site.BoundaryMeter.Face.ActiveMilliwatts[0]);
        Assert.AreEqual(240000, site.BoundaryMeter.Face.Millivolts[0]);
        site.BoundaryMeter.HasNoCurrent = false;
        SiteBench.RunDead(site, 1000);
        Assert.AreEqual(10000, site.BoundaryMeter.Face.RmsMilliamps[0]);
    }

    [TestMethod]
    public void ImplausibleMeterShowsMoreCurrentThanAnyCarries()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 2400, 0);
        site.BoundaryMeter.IsImplausible = true;
        SiteBench.RunDead(site, 1000);
        Assert.AreEqual(4000000, site.BoundaryMeter.Face.RmsMilliamps[0]);
    }

    [TestMethod]
    public void DelayedMeterShowsEveryReadingLate()
    {
        StepProfile house = new StepProfile(new long[] { 0, 10010 }, new int[] { 1000, 3000 });
        SimulatedSite site = new SimulatedSite(SiteBench.Quiet(), house, new ConstantProfile(0), 1);
        site.BoundaryMeter.DelayMs = 2000;
        SiteBench.RunDead(site, 12290);
        Assert.AreEqual(1000000, site.BoundaryMeter.Face.ActiveMilliwatts[0]);
        SiteBench.RunDead(site, 10);
        Assert.AreEqual(3000000, site.BoundaryMeter.Face.ActiveMilliwatts[0], "block until 10200, 100 ms of its own and 2 s more");
    }

    [TestMethod]
    public void SlowMeterShowsTheSameForLonger()
    {
        StepProfile house = new StepProfile(new long[] { 0, 10210 }, new int[] { 1000, 3000 });
        SimulatedSite site = new SimulatedSite(SiteBench.Quiet(), house, new ConstantProfile(0), 1);
        site.BoundaryMeter.SlowerByMs = 1800;
        SiteBench.RunDead(site, 10300);
        Assert.AreEqual(1000000, site.BoundaryMeter.Face.ActiveMilliwatts[0]);
        int shown = 0;
        while (site.BoundaryMeter.Face.ActiveMilliwatts[0] == 1000000 && shown < 300)
        {
            SiteBench.RunDead(site, 10);
            shown++;
        }

        Assert.AreEqual(200, shown, "readings of 10200 and 12200, each shown 100 ms later");
    }

    [TestMethod]
    public void InverterThatRunsAwayTakesNoSetpointUntilItIsItselfAgain()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        site.Inverter.RunAway(-7000);
        SiteBench.Write(site, 1000, 0);
        SiteBench.RunAlive(site, 2000);
        Assert.AreEqual(-7000, site.InverterWatts);
        site.Inverter.IgnoresSetpoints = false;
        SiteBench.Write(site, 1000, 0);
        SiteBench.RunAlive(site, 2000);
        Assert.AreEqual(1000, site.InverterWatts);
    }

    [TestMethod]
    public void TrippedInverterDeliversNothingAndRestarts()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.InverterRestartMs = 5000;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, -3000, 0);
        SiteBench.RunAlive(site, 2000);
        site.Inverter.IsTripped = true;
        SiteBench.RunAlive(site, 1000);
        Assert.AreEqual(0, site.InverterWatts);
        site.Inverter.IsTripped = false;
        SiteBench.RunAlive(site, 4900);
        Assert.AreEqual(0, site.InverterWatts);
        SiteBench.RunAlive(site, 1000);
        Assert.AreEqual(-3000, site.InverterWatts);
    }

    [TestMethod]
    public void LaggingInverterFollowsLater()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        site.Inverter.LagMs = 2000;
        SiteBench.Write(site, -3000, 0);
        SiteBench.RunAlive(site, 2300);
        Assert.AreEqual(0, site.InverterWatts);
        SiteBench.RunAlive(site, 1000);
        Assert.AreEqual(-3000, site.InverterWatts);
    }

    [TestMethod]
    public void RefusingInverterAnswersWritesWithAnException()
    {
        InverterFace face = new InverterFace();
        SimulatedSunSpecInverter slave = new SimulatedSunSpecInverter(face, 3);
        byte[] request = new byte[] { 3, ModbusFunction.WriteMultiple, 0, 1, 0, 1, 2, 0, 0, 0, 0 };
        byte[] reply = new byte[256];
        int length = ModbusCrc.Append(request, request.Length - 2);
        slave.Answer(request, length, reply);
        Assert.AreEqual(ModbusFunction.IllegalAddress, (int)reply[2], "no such register");
        face.RefusesWrites = true;
        slave.Answer(request, length, reply);
        Assert.AreEqual(ModbusFunction.WriteMultiple | ModbusFunction.ExceptionFlag, (int)reply[1]);
        Assert.AreEqual(ModbusFunction.IllegalValue, (int)reply[2]);
    }

    [TestMethod]
    public void MirrorContactLiesWhileItIsBroken()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        site.Contactor.MirrorFault = MirrorFault.NeverClosed;
        Assert.IsFalse(site.Contactor.IsProvedOpen);
        SiteBench.Start(site);
        site.Contactor.MirrorFault = MirrorFault.AlwaysClosed;
        Assert.IsTrue(site.Contactor.IsProvedOpen);
        Assert.IsTrue(site.Contactor.IsMainClosed);
        site.Contactor.MirrorFault = MirrorFault.None;
        Assert.IsFalse(site.Contactor.IsProvedOpen);
    }

    [TestMethod]
    public void StuckCoilDriverHoldsWhatItHasDriven()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        site.IsCoilDriverStuck = true;
        SiteBench.RunAlive(site, 100);
        Assert.IsFalse(site.Contactor.IsMainClosed, "it does not drive by itself");
        site.DriveCoil(true);
        SiteBench.RunAlive(site, 100);
        site.DriveCoil(false);
        SiteBench.RunAlive(site, 1000);
        Assert.IsTrue(site.Contactor.IsMainClosed);
        SiteBench.RunDead(site, 3000);
        Assert.IsFalse(site.Contactor.IsMainClosed, "the supervisor takes the supply");
    }

    [TestMethod]
    public void ContactorFallsWhenItsCoilBreaks()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        site.Contactor.IsCoilBroken = true;
        SiteBench.RunAlive(site, 100);
        Assert.IsFalse(site.Contactor.IsMainClosed);
        Assert.IsTrue(site.Contactor.IsProvedOpen);
        site.Contactor.IsCoilBroken = false;
        SiteBench.RunAlive(site, 100);
        Assert.IsTrue(site.Contactor.IsMainClosed);
    }
}

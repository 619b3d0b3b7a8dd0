using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>Travel, proof by the mirror contact, welds, and the supervisor's two times, to the step.</summary>
[TestClass]
public class ContactorAndSupervisorTest
{
    [TestMethod]
    [DataRow(60, 40)]
    [DataRow(200, 200)]
    [DataRow(0, 0)]
    public void ContactsFollowTheCoilAfterTheirTravel(int closeMs, int openMs)
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.ContactorCloseMs = closeMs;
        parameters.ContactorOpenMs = openMs;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SiteBench.RunAlive(site, 100);
        Assert.IsTrue(site.Contactor.IsProvedOpen);

        site.DriveCoil(true);
        SiteBench.RunAlive(site, closeMs - 10);
        Assert.IsFalse(site.Contactor.IsMainClosed);
        SiteBench.RunAlive(site, 10);
        Assert.IsTrue(site.Contactor.IsMainClosed);
        Assert.IsFalse(site.Contactor.IsProvedOpen);
        Assert.AreEqual(1, site.Contactor.Closings);

        site.DriveCoil(false);
        SiteBench.RunAlive(site, openMs - 10);
        Assert.IsTrue(site.Contactor.IsMainClosed);
        Assert.IsFalse(site.Contactor.IsProvedOpen);
        SiteBench.RunAlive(site, 10);
        Assert.IsFalse(site.Contactor.IsMainClosed);
        Assert.IsTrue(site.Contactor.IsProvedOpen);
    }

    [TestMethod]
    public void TheEmergencyStopOpensWhateverIsDriven()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        Assert.IsTrue(site.Contactor.IsMainClosed);
        site.EmergencyStopIsPressed = true;
        SiteBench.RunAlive(site, 100);
        Assert.IsTrue(site.IsCoilDriven);
        Assert.IsTrue(site.Contactor.IsProvedOpen);
    }

    [TestMethod]
    public void MirrorBreaksBeforeTheMainContactsClose()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        site.DriveCoil(true);
        SiteBench.RunAlive(site, 30);
        Assert.IsFalse(site.Contactor.IsProvedOpen);
        Assert.IsFalse(site.Contactor.IsMainClosed);
        site.DriveCoil(false);
        SiteBench.RunAlive(site, 40);
        Assert.IsTrue(site.Contactor.IsProvedOpen, "an aborted closing is proved open again");
        Assert.AreEqual(0, site.Contactor.Closings);
    }

    [TestMethod]
    public void WeldedContactsStayClosedAndAreNotProvedOpen()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        site.Contactor.Weld(true);
        site.DriveCoil(false);
        SiteBench.RunAlive(site, 5000);
        Assert.IsTrue(site.Contactor.IsMainClosed);
        Assert.IsFalse(site.Contactor.IsProvedOpen);
        site.Contactor.Weld(false);
        SiteBench.RunAlive(site, 10);
        Assert.IsFalse(site.Contactor.IsMainClosed);
        Assert.IsTrue(site.Contactor.IsProvedOpen);
    }

    [TestMethod]
    public void ACoilThatDoesNotHoldLetsGoUntilItIsEnergisedAnew()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        site.Contactor.DoesNotHold = true;
        site.Contactor.HeldMs = 500;
        for (int closing = 1; closing <= 2; closing++)
        {
            site.DriveCoil(true);
            SiteBench.RunAlive(site, 550);
            Assert.IsTrue(site.Contactor.IsMainClosed);
            SiteBench.RunAlive(site, 10);
            Assert.IsFalse(site.Contactor.IsMainClosed);
            SiteBench.RunAlive(site, 5000);
            Assert.IsTrue(site.Contactor.IsProvedOpen, "driven all the time");
            Assert.AreEqual(closing, site.Contactor.Closings);
            site.DriveCoil(false);
            SiteBench.RunAlive(site, 100);
        }
    }

    // Of two in series each breaks the circuit by itself, and each has its own coil, driver and mirror contact.
    [TestMethod]
    [DataRow(false, false, false)]
    [DataRow(true, false, false)]
    [DataRow(false, true, false)]
    [DataRow(true, true, true)]
    public void TwoInSeriesConductOnlyTogether(bool isFirstWelded, bool isSecondWelded, bool conducts)
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.ContactorCount = 2;
        parameters.InverterStandbyWatts = 20;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        Assert.IsFalse(site.IsConnected);
        SiteBench.Start(site);
        Assert.IsTrue(site.IsConnected);
        site.Contactor.Weld(isFirstWelded);
        site.SecondContactor.Weld(isSecondWelded);
        site.DriveCoil(false);
        SiteBench.RunAlive(site, 500);
        Assert.AreEqual(isFirstWelded, !site.Contactor.IsProvedOpen);
        Assert.AreEqual(isSecondWelded, !site.SecondContactor.IsProvedOpen);
        Assert.AreEqual(conducts, site.IsConnected);
        Assert.AreEqual(conducts ? 20 : 0, site.InverterWatts);
    }

    [TestMethod]
    public void AStuckDriverHoldsTheFirstOfTwoAlone()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.ContactorCount = 2;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SiteBench.Start(site);
        site.IsCoilDriverStuck = true;
        site.DriveCoil(false);
        SiteBench.RunAlive(site, 500);
        Assert.IsTrue(site.Contactor.IsMainClosed);
        Assert.IsFalse(site.SecondContactor.IsMainClosed);
        SiteBench.RunDead(site, site.Parameters.SupervisorDropMs + 100);
        Assert.IsFalse(site.Contactor.IsMainClosed, "the supervisor takes both");
    }

    [TestMethod]
    public void OpenContactsWeldAtTheirNextClosing()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        site.Contactor.Weld(true);
        SiteBench.RunAlive(site, 1000);
        Assert.IsTrue(site.Contactor.IsProvedOpen);
        SiteBench.Start(site);
        site.DriveCoil(false);
        SiteBench.RunAlive(site, 1000);
        Assert.IsTrue(site.Contactor.IsMainClosed);
    }

    [TestMethod]
    public void JammedContactorDoesNotClose()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        site.Contactor.Jam(true);
        SiteBench.Start(site);
        Assert.IsFalse(site.Contactor.IsMainClosed);
        Assert.IsTrue(site.Contactor.IsProvedOpen);
        site.Contactor.Jam(false);
        SiteBench.RunAlive(site, 10);
        Assert.IsTrue(site.Contactor.IsMainClosed, "the coil has been on all the while");
    }

    [TestMethod]
    [DataRow(-3000, 1)]
    [DataRow(-200, 0)]
    public void OpeningUnderLoadIsCounted(int watts, int expected)
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, watts, 0);
        SiteBench.RunAlive(site, 1000);
        site.DriveCoil(false);
        SiteBench.RunAlive(site, 1000);
        Assert.AreEqual(expected, site.Contactor.OpeningsUnderLoad);
    }

    [TestMethod]
    public void SupervisorDropsTheCoilExactlyAtItsTimeAndComesBackWithAnEdge()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        site.PulseSupervisor();
        SiteBench.RunDead(site, 2190);
        Assert.IsTrue(site.Supervisor.IsSupplying);
        SiteBench.RunDead(site, 10);
        Assert.IsFalse(site.Supervisor.IsSupplying);
        SiteBench.RunDead(site, 30);
        Assert.IsTrue(site.Contactor.IsMainClosed);
        SiteBench.RunDead(site, 10);
        Assert.IsFalse(site.Contactor.IsMainClosed, "drop plus travel");
        Assert.IsTrue(site.IsCoilDriven, "the controller still drives it");
        SiteBench.RunAlive(site, 60);
        Assert.IsTrue(site.Contactor.IsMainClosed);
    }

    [TestMethod]
    public void SupervisorSuppliesNothingBeforeTheFirstEdge()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        site.DriveCoil(true);
        SiteBench.RunDead(site, 1000);
        Assert.IsFalse(site.Contactor.IsCoilEnergised);
    }

    [TestMethod]
    public void SupervisorAsksForAResetExactlyAtItsTimeAndAgainAfterIt()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.RunAlive(site, 1000);
        site.PulseSupervisor();
        SiteBench.RunDead(site, 44990);
        Assert.IsFalse(site.Supervisor.TakeReset());
        SiteBench.RunDead(site, 10);
        Assert.IsTrue(site.Supervisor.TakeReset());
        Assert.IsFalse(site.Supervisor.TakeReset(), "once");
        SiteBench.RunDead(site, 45000);
        Assert.IsTrue(site.Supervisor.TakeReset());
    }

    [TestMethod]
    public void UnpoweredControllerIsNeitherSuppliedNorReset()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        site.PowerController(false);
        site.PulseSupervisor();
        SiteBench.RunDead(site, 100000);
        Assert.IsFalse(site.Contactor.IsMainClosed);
        Assert.IsFalse(site.Supervisor.TakeReset());
    }
}

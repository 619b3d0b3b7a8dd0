using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Events;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.ContactorSequence;

[TestClass]
public class DcSequencerTest
{
    [TestMethod]
    public void ABootDrivesNothingUntilTheContactorIsProvedOpen()
    {
        DcBench bench = new DcBench();
        bench.MirrorIsHeld = 2;
        bench.Run(400, true, false);
        Assert.IsFalse(bench.PreChargeIsDriven || bench.MainIsDriven);

        bench.MirrorIsHeld = 0;
        bench.Run(400, true, false);
        Assert.IsTrue(bench.PreChargeIsDriven);
        Assert.IsFalse(bench.MainIsDriven);
    }

    [TestMethod]
    public void NothingIsDrivenUnlessItIsWanted()
    {
        DcBench bench = new DcBench();
        bench.Run(5000, false, false);

        Assert.IsFalse(bench.PreChargeIsDriven || bench.MainIsDriven);
        Assert.AreEqual((int)DcState.Open, (int)bench.Sequencer.State);
    }

    // Equal is within 10 V, or a twentieth of 380 V: 19 V.
    [TestMethod]
    [DataRow(360999, DcBench.Battery, false)]
    [DataRow(361000, DcBench.Battery, true)]
    [DataRow(399000, DcBench.Battery, true)]
    [DataRow(399001, DcBench.Battery, false)]
    [DataRow(90000, 100000, true)]
    [DataRow(89999, 100000, false)]
    public void TheMainContactorWaitsForTheLink(int link, int battery, bool isDriven)
    {
        DcBench bench = new DcBench();
        bench.BatteryMillivolts = battery;
        bench.Run(600, true, false);
        Assert.AreEqual((int)DcState.PreCharging, (int)bench.Sequencer.State);
        bench.LinkMillivolts = link;

        bench.Run(400, true, false);

        Assert.AreEqual(isDriven, bench.MainIsDriven);
        Assert.IsTrue(bench.PreChargeIsDriven);
    }

    [TestMethod]
    public void ThePreChargeIsReleasedWhenTheMainContactorIsClosed()
    {
        DcBench bench = new DcBench();
        bench.Close();

        Assert.AreEqual((int)DcState.Closed, (int)bench.Sequencer.State);
        Assert.IsTrue(bench.MainIsDriven);
        Assert.IsFalse(bench.PreChargeIsDriven);
    }

    // 2 s, and not a tick more.
    [TestMethod]
    [DataRow(0)]
    [DataRow(355000)]
    [DataRow(-1)]
    public void ALinkThatDoesNotChargeIsLatched(int link)
    {
        DcBench bench = new DcBench();
        bench.Run(600, true, false);
        bench.LinkMillivolts = link;
        bench.Run(1600, true, false);
        Assert.IsTrue(bench.PreChargeIsDriven);

        bench.Run(400, true, false);

        IsLatched(bench, ContactorFault.PreChargeFailed);
    }

    [TestMethod]
    public void AMainContactorThatDoesNotCloseIsLatched()
    {
        DcBench bench = new DcBench();
        bench.MirrorIsHeld = 1;
        bench.Close();

        IsLatched(bench, ContactorFault.DcFailedToClose);
    }

    [TestMethod]
    public void AMainContactorThatFallsOutIsLatched()
    {
        DcBench bench = new DcBench();
        bench.Close();
        bench.MirrorIsHeld = 1;

        bench.Run(200, true, false);

        IsLatched(bench, ContactorFault.DcFailedToClose);
    }

    // The AC contactor breaks the current; this one follows when it is open.
    [TestMethod]
    public void ItOpensAfterTheAcContactor()
    {
        DcBench bench = new DcBench();
        bench.Close();

        bench.Run(400, false, true);
        Assert.IsTrue(bench.MainIsDriven);

        bench.Run(200, false, false);
        Assert.IsFalse(bench.MainIsDriven);
    }

    // Not yet closed there is nothing to wait for.
    [TestMethod]
    public void APreChargeThatIsNotWantedAnyMoreEndsAtOnce()
    {
        DcBench bench = new DcBench();
        bench.Run(600, true, false);

        bench.Run(200, false, true);

        Assert.IsFalse(bench.PreChargeIsDriven || bench.MainIsDriven);
        Assert.AreEqual((int)ContactorFault.None, (int)bench.Sequencer.Fault);
    }

    [TestMethod]
    public void AWeldIsLatchedByItsMirror()
    {
        DcBench bench = new DcBench();
        bench.Close();
        bench.MirrorIsHeld = 2;
        bench.Run(600, false, false);
        Assert.AreEqual((int)ContactorFault.None, (int)bench.Sequencer.Fault);

        bench.Run(400, false, false);

        IsLatched(bench, ContactorFault.DcWelded);
    }

    // The mirror says open, and 10 s later the link is still at the battery's voltage; at another one it is not this contactor.
    [TestMethod]
    [DataRow(DcBench.Battery, (int)ContactorFault.DcWelded)]
    [DataRow(325000, (int)ContactorFault.DcLinkLive)]
    [DataRow(60000, (int)ContactorFault.DcLinkLive)]
    [DataRow(59999, (int)ContactorFault.None)]
    public void ALinkThatDoesNotDischargeIsLatched(int link, int fault)
    {
        DcBench bench = new DcBench();
        bench.Close();
        bench.LinkMillivolts = link;
        bench.Run(9800, false, false);
        Assert.AreEqual((int)ContactorFault.None, (int)bench.Sequencer.Fault);

        bench.Run(1000, false, false);

        Assert.AreEqual(fault, (int)bench.Sequencer.Fault);
        Assert.IsFalse(bench.PreChargeIsDriven || bench.MainIsDriven);
    }

    [TestMethod]
    public void ALiveLinkIsNeverPreCharged()
    {
        DcBench bench = new DcBench();
        bench.LinkMillivolts = 60000;

        bench.Run(9000, true, false);
        Assert.IsFalse(bench.PreChargeIsDriven);

        bench.Run(3000, true, false);
        IsLatched(bench, ContactorFault.DcLinkLive);
    }

    // The supply charges the link through the inverter's diodes: that says nothing about the DC contactor.
    [TestMethod]
    public void BehindAClosedAcContactorTheLinkIsNotJudged()
    {
        DcBench bench = new DcBench();
        bench.Situation.Snapshot.ContactorsNotOpen = 1;
        bench.LinkMillivolts = 325000;

        bench.Run(20000, false, false);

        Assert.AreEqual((int)ContactorFault.None, (int)bench.Sequencer.Fault);
    }

    [TestMethod]
    public void WithoutABatteryNothingIsDriven()
    {
        DcBench bench = new DcBench();
        bench.BatteryMillivolts = 0;

        bench.Run(5000, true, false);

        Assert.IsFalse(bench.PreChargeIsDriven || bench.MainIsDriven);
    }

    private static void IsLatched(DcBench bench, ContactorFault fault)
    {
        Assert.AreEqual((int)fault, (int)bench.Sequencer.Fault);
        Assert.AreEqual((int)DcState.Faulted, (int)bench.Sequencer.State);
        Assert.IsFalse(bench.PreChargeIsDriven || bench.MainIsDriven);
        Assert.AreEqual(1, bench.Events.CountOf(EventCode.ContactorFault));
        bench.MirrorIsHeld = 0;
        bench.LinkMillivolts = 0;
        bench.Run(60000, true, false);
        Assert.IsFalse(bench.PreChargeIsDriven || bench.MainIsDriven);
    }
}

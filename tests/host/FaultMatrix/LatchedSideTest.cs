using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Rig;
using NanoV2G.Tools.Invariants;

namespace NanoV2G.Tests.FaultMatrix;

/// <summary>What liveness and soak take for a latched fault.</summary>
[TestClass]
public sealed class LatchedSideTest
{
    [TestMethod]
    public void A_fault_of_the_DC_side_is_seen_though_the_other_side_has_none()
    {
        FaultSetup setup = new();
        setup.Parameters.HasDcContactor = true;
        setup.Settings.DcContactorFitted = true;
        UnitAtSite unit = new(setup);
        Assert.IsTrue(PostureScene.Reach(UnitPosture.Idle, unit));
        Assert.AreEqual(ContactorFault.None, LatchedSide.FaultOf(unit.Control));
        unit.Site.DcLink.ForeignMillivolts = 200000;
        unit.Run.RunFor(8000);
        Assert.AreEqual(ContactorFault.None, unit.Control!.Contactor.Fault);
        Assert.AreEqual(ContactorFault.DcLinkLive, LatchedSide.FaultOf(unit.Control));
    }
}

using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Parking;

// Invariant 7, by each of the two alone: the other one fails at the moment at which the firmware hangs under load and the
// house goes away.
[TestClass]
public class SupervisorAndReversionTest
{
    private const int MostAboveMs = 5000;
    private const int FreezeMs = 60000;

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, true)]
    public void EitherOfThemEndsWhatAHangLeaves(bool supervisorWorks, bool reversionWorks)
    {
        FreezeBench bench = Serving(supervisorWorks);
        bench.Site.Inverter.NeverReverts = !reversionWorks;
        Freeze(bench);

        Assert.IsTrue(bench.LongestAboveMs > 0, "the house that went away left too much");
        Assert.IsTrue(bench.LongestAboveMs <= MostAboveMs, "above the limit for " + bench.LongestAboveMs.ToString());
        Assert.AreEqual(supervisorWorks ? 1 : 0, bench.Openings);
    }

    // What both are there for: without either nothing ends it.
    [TestMethod]
    public void WithoutBothItLasts()
    {
        FreezeBench bench = Serving(false);
        bench.Site.Inverter.NeverReverts = true;
        Freeze(bench);
        Assert.IsTrue(bench.LongestAboveMs >= FreezeMs - 1000, "above the limit for " + bench.LongestAboveMs.ToString());
    }

    // An inverter that has never landed at zero is given no more than the open-loop cap: both may fail then.
    [TestMethod]
    public void BehindAnInverterThatHasNotLandedTheLimitHoldsWithoutBoth()
    {
        FreezeBench bench = new FreezeBench();
        bench.Site.Supervisor.IsStuck = true;
        bench.Site.Inverter.NeverReverts = true;
        bench.RunMs(120000);
        Assert.IsFalse(bench.Control.Reversion.IsProved);
        Assert.IsTrue(bench.Site.InverterWatts < -300, "it serves");
        Freeze(bench);
        Assert.AreEqual(0, bench.LongestAboveMs);
    }

    private static FreezeBench Serving(bool supervisorWorks)
    {
        FreezeBench bench = new FreezeBench();
        Assert.IsTrue(bench.RunUntilServing(90000) >= 0, "serves at first");
        bench.RunMs(30000);
        Assert.IsTrue(bench.Control.Reversion.IsProved);
        bench.Site.Supervisor.IsStuck = !supervisorWorks;
        return bench;
    }

    private static void Freeze(FreezeBench bench)
    {
        bench.Clear();
        bench.House.Watts = FreezeBench.RejectedWatts;
        bench.Run.Freeze(FreezeMs);
        bench.RunMs(FreezeMs);
    }
}

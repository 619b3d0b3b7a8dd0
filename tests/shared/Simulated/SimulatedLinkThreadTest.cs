using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>The simulated board connects as the real one does: it asks, waits, and stops the interpreter.</summary>
[TestClass]
public class SimulatedLinkThreadTest
{
    private const int BootMs = 1500;
    private const int NetworkMs = 2000;

    [TestMethod]
    public void WithoutAHandshakeTheLinkConnectsByItselfAndNothingStops()
    {
        ScriptedFactory factory = new ScriptedFactory();
        SimulatedRun run = Make(factory, 0);
        run.RunFor(10000);
        Assert.IsTrue(Link(run).IsConnected);
        Assert.AreEqual(0, factory.Gate.AskCount);
        Assert.AreEqual(200L, run.LongestTickGapMs);
    }

    [TestMethod]
    public void AHandshakeIsParkedAndStopsTheInterpreter()
    {
        ScriptedFactory factory = new ScriptedFactory();
        factory.Gate.Grants = false;
        SimulatedRun run = Make(factory, 900);
        run.RunFor(BootMs + NetworkMs + 1000);
        Assert.AreEqual(1, factory.Gate.AskCount);
        Assert.AreEqual(0, run.LinkThread.Attempts, "waits for the posture");
        factory.Gate.Grants = true;
        run.RunFor(500);
        Assert.AreEqual((int)ControllerLife.Frozen, (int)run.Life);
        Assert.IsTrue(factory.Gate.IsAsked);
        Assert.IsFalse(Link(run).IsConnected);
        run.RunFor(1000);
        Assert.IsTrue(Link(run).IsConnected);
        Assert.IsFalse(factory.Gate.IsAsked, "given back");
        Assert.IsTrue(run.LongestTickGapMs >= 900 && run.LongestTickGapMs <= 1200, "gap " + run.LongestTickGapMs.ToString());
    }

    [TestMethod]
    public void ASilentBrokerHangsTheUnitOnceAndTheNextBootBacksOff()
    {
        ScriptedFactory factory = new ScriptedFactory();
        SimulatedRun run = Make(factory, 900);
        run.RunFor(10000);
        run.Begin(SimulatedFault.BrokerBlackHole, 7200000);
        Assert.IsFalse(Link(run).IsConnected, "the fault takes the connection");
        run.RunFor(60000);
        Assert.AreEqual(1, run.Resets);
        Assert.AreEqual(2, run.LinkThread.Attempts);
        run.RunFor(ReconnectPolicy.HungPauseMs - 20000);
        Assert.AreEqual(2, run.LinkThread.Attempts, "two minutes of pause after one hang");
        run.RunFor(30000);
        Assert.AreEqual(3, run.LinkThread.Attempts);
        run.End(SimulatedFault.BrokerBlackHole);
        run.RunFor(600000);
        Assert.IsTrue(Link(run).IsConnected, "connected at the next attempt");
        Assert.AreEqual(2, run.Resets);
    }

    [TestMethod]
    public void ASilentNameServerStopsTheInterpreterForSevenSeconds()
    {
        ScriptedFactory factory = new ScriptedFactory();
        SimulatedRun run = Make(factory, 900);
        run.RunFor(10000);
        run.Begin(SimulatedFault.DnsSlow, 7200000);
        run.RunFor(20000);
        Assert.IsTrue(Link(run).IsConnected);
        Assert.IsTrue(run.LongestTickGapMs >= 7900 && run.LongestTickGapMs <= 8200, "gap " + run.LongestTickGapMs.ToString());
        Assert.AreEqual(0, run.Resets);
    }

    [TestMethod]
    public void ABrokerThatIsGoneIsTriedAgainWithLongerPauses()
    {
        ScriptedFactory factory = new ScriptedFactory();
        SimulatedRun run = Make(factory, 900);
        run.RunFor(10000);
        run.Begin(SimulatedFault.BrokerGone, 7200000);
        run.RunFor(600000);
        Assert.IsTrue(run.LinkThread.Attempts >= 6 && run.LinkThread.Attempts <= 9, run.LinkThread.Attempts.ToString() + " attempts");
        run.End(SimulatedFault.BrokerGone);
        run.RunFor(900000);
        Assert.IsTrue(Link(run).IsConnected);
    }

    [TestMethod]
    public void AServedVehicleIsInterruptedOnceAnHour()
    {
        ScriptedFactory factory = new ScriptedFactory();
        factory.Gate.IsIdle = false;
        SimulatedRun run = Make(factory, 900);
        run.RunFor(10000);
        Assert.AreEqual(1, run.LinkThread.Attempts);
        run.Begin(SimulatedFault.BrokerGone, 7200000);
        run.RunFor(7200000);
        Assert.IsTrue(run.LinkThread.Attempts <= 3, run.LinkThread.Attempts.ToString() + " attempts");
    }

    [TestMethod]
    public void StallsOfTheFlashComeAtTheSameTicksForTheSameSeed()
    {
        Assert.AreEqual(TicksWithStalls(5), TicksWithStalls(5));
        Assert.IsTrue(TicksWithStalls(5) != TicksWithStalls(6));
        Assert.IsTrue(TicksWithStalls(5) < 1490, "of 1500 ticks, since a stall of 400 ms drops one");
    }

    private static long TicksWithStalls(int seed)
    {
        SimulatedRun run = Make(new ScriptedFactory(), 0);
        run.SeedStalls(seed);
        run.RunFor(BootMs);
        run.Begin(SimulatedFault.FlashStalls, 300000);
        run.RunFor(300000);
        Assert.IsTrue(run.LongestTickGapMs > 400 && run.LongestTickGapMs <= 500, "gap " + run.LongestTickGapMs.ToString());
        return run.Ticks;
    }

    private static SimulatedMessageLink Link(SimulatedRun run)
    {
        return (SimulatedMessageLink)run.BrokerSwitch;
    }

    private static SimulatedRun Make(ScriptedFactory factory, int handshakeMs)
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 1000, 0);
        SimulatedRun run = new SimulatedRun(site, factory, new SimulatedMessageLink(site));
        run.LinkThread.HandshakeMs = handshakeMs;
        return run;
    }
}

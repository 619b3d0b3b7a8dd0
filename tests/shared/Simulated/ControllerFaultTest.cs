using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Simulated.Storage;
using NanoV2G.Hal.Timing;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>A controller with one thread that hangs, a clock that lies and a flash without room.</summary>
[TestClass]
public class ControllerFaultTest
{
    [TestMethod]
    [DataRow((int)BoardThread.Control, "P300 P500 P700 P900 R1000 P1100 ")]
    [DataRow((int)BoardThread.Record, "T200 P300 T400 P500 T600 P700 T800 P900 T1000 P1100 T1200 ")]
    [DataRow((int)BoardThread.Report, "T200 T400 T600 T800 T1000 R1000 T1200 ")]
    public void HungThreadStepsNoMoreAndTheOthersGoOn(int thread, string diary)
    {
        ScriptedFactory factory = new ScriptedFactory();
        SimulatedRun run = Booted(factory);
        run.Site.BoundaryMeter.IsSilent = true;
        run.HungThread = (BoardThread)thread;
        run.RunFor(1200);
        Assert.AreEqual(diary, factory.Program.Diary);
    }

    [TestMethod]
    public void HungSenseThreadReadsNothing()
    {
        ScriptedFactory factory = new ScriptedFactory();
        SimulatedRun run = Booted(factory);
        run.RunFor(1000);
        int requests = run.Board.Devices.BoundaryBus.Master.RequestCount;
        run.HungThread = BoardThread.Sense;
        run.RunFor(1000);
        Assert.AreEqual(requests, run.Board.Devices.BoundaryBus.Master.RequestCount);
    }

    [TestMethod]
    public void HungLinkThreadKeepsTheParkedPosture()
    {
        ScriptedFactory factory = new ScriptedFactory();
        SimulatedRun run = Booted(factory);
        run.HungThread = BoardThread.Link;
        run.RunFor(1000);
        Assert.IsTrue(factory.Gate.IsAsked);
    }

    [TestMethod]
    public void ResetStartsEveryThreadAnew()
    {
        ScriptedFactory factory = new ScriptedFactory();
        SimulatedRun run = Booted(factory);
        run.HungThread = BoardThread.Control;
        run.RunFor(60000);
        Assert.AreEqual(1, run.Resets);
        Assert.AreEqual((int)BoardThread.None, (int)run.HungThread);
    }

    [TestMethod]
    public void UtcIsLostUntilTheNextSynchronisation()
    {
        SimulatedRun run = Booted(new ScriptedFactory());
        run.RunFor(10000);
        run.Board.SimulatedClock.LoseUtc();
        Assert.AreEqual((int)ClockQuality.Unknown, (int)run.Board.Clock.Quality);
        run.Board.SimulatedClock.SynchroniseNow();
        Assert.AreEqual((int)ClockQuality.Synchronised, (int)run.Board.Clock.Quality);
    }

    [TestMethod]
    public void StoppedUtcStandsWhileMonotonicTimeGoesOn()
    {
        SimulatedRun run = Booted(new ScriptedFactory());
        run.RunFor(10000);
        long utcUnixMs = run.Board.Clock.UtcUnixMs;
        long monotonicMs = run.Board.Clock.MonotonicMs;
        run.Board.SimulatedClock.StopUtc(true);
        run.RunFor(5000);
        Assert.AreEqual(utcUnixMs, run.Board.Clock.UtcUnixMs);
        Assert.AreEqual(monotonicMs + 5000, run.Board.Clock.MonotonicMs);
        run.Board.SimulatedClock.StopUtc(false);
        Assert.AreEqual(utcUnixMs + 5000, run.Board.Clock.UtcUnixMs);
    }

    [TestMethod]
    public void FullStoreTakesWhatFitsIntoLastBlocksAndNoMore()
    {
        SimulatedFileStore store = new SimulatedFileStore(65536);
        byte[] bytes = new byte[4000];
        Assert.IsTrue(store.Append("log", bytes, 0, 4000));
        store.IsFull = true;
        Assert.IsTrue(store.Append("log", bytes, 0, 96));
        Assert.IsFalse(store.Append("log", bytes, 0, 1));
        Assert.IsFalse(store.Append("new", bytes, 0, 1));
        store.IsFull = false;
        Assert.IsTrue(store.Append("log", bytes, 0, 1));
    }

    private static SimulatedRun Booted(ScriptedFactory factory)
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.ClockDriftPartsPerMillion = 0;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SimulatedRun run = new SimulatedRun(site, factory, new SimulatedMessageLink(site));
        run.RunFor(1500);
        return run;
    }
}

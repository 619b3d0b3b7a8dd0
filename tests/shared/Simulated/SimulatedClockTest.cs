using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Timing;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>The clock of a boot: monotonic from 0, UTC once it is known.</summary>
[TestClass]
public class SimulatedClockTest
{
    [TestMethod]
    public void UtcIsUnknownUntilTheFirstSynchronisation()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.ClockDriftPartsPerMillion = 0;
        SimulatedRun run = Booted(parameters);
        Assert.AreEqual(0L, run.Board.Clock.MonotonicMs);
        run.RunFor(7990);
        Assert.AreEqual((int)ClockQuality.Unknown, (int)run.Board.Clock.Quality);
        run.RunFor(10);
        Assert.AreEqual((int)ClockQuality.Synchronised, (int)run.Board.Clock.Quality);
        Assert.AreEqual(run.Site.UtcUnixMs, run.Board.Clock.UtcUnixMs);
        Assert.AreEqual(8000L, run.Board.Clock.MonotonicMs);
    }

    [TestMethod]
    [DataRow(100)]
    [DataRow(-100)]
    public void DriftGrowsUntilTheNextSynchronisation(int driftPartsPerMillion)
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.ClockDriftPartsPerMillion = driftPartsPerMillion;
        parameters.ClockSyncAfterBootMs = 0;
        parameters.ClockSyncEveryMs = 600000;
        SimulatedRun run = Booted(parameters);
        run.RunFor(500000);
        Assert.AreEqual(driftPartsPerMillion / 2, run.Board.Clock.UtcUnixMs - run.Site.UtcUnixMs);
        run.RunFor(100000);
        Assert.AreEqual(0L, run.Board.Clock.UtcUnixMs - run.Site.UtcUnixMs);
        Assert.AreEqual(600000 + driftPartsPerMillion * 600000L / 1000000, run.Board.Clock.MonotonicMs);
    }

    [TestMethod]
    public void WithoutTimeServerTheClockIsHeldOver()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.ClockSyncAfterBootMs = 0;
        SimulatedRun run = Booted(parameters);
        run.Board.SimulatedClock.IsTimeServerReachable = false;
        run.RunFor(2 * 3600000 - 10);
        Assert.AreEqual((int)ClockQuality.Synchronised, (int)run.Board.Clock.Quality);
        run.RunFor(10);
        Assert.AreEqual((int)ClockQuality.Holdover, (int)run.Board.Clock.Quality);
    }

    [TestMethod]
    public void AStoppedOscillatorLosesTheTimeForGood()
    {
        SimulatedRun run = Booted(SiteBench.Quiet());
        run.RunFor(10000);
        long stoodAtMs = run.Board.Clock.MonotonicMs;
        run.Board.SimulatedClock.IsStopped = true;
        run.RunFor(5000);
        Assert.AreEqual(stoodAtMs, run.Board.Clock.MonotonicMs);
        run.Board.SimulatedClock.IsStopped = false;
        run.RunFor(1000);
        Assert.AreEqual(stoodAtMs + 1000, run.Board.Clock.MonotonicMs);
    }

    [TestMethod]
    public void SteppingUtcLeavesMonotonicTimeAlone()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.ClockSyncAfterBootMs = 0;
        SimulatedRun run = Booted(parameters);
        run.RunFor(1000);
        long monotonicMs = run.Board.Clock.MonotonicMs;
        run.Board.SimulatedClock.StepUtc(3600000);
        Assert.AreEqual(3600000L, run.Board.Clock.UtcUnixMs - run.Site.UtcUnixMs);
        Assert.AreEqual(monotonicMs, run.Board.Clock.MonotonicMs);
    }

    [TestMethod]
    public void AWrongTimeServerMovesUtcUntilItIsRight()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.ClockSyncAfterBootMs = 0;
        parameters.ClockStepSeconds = -7200;
        SimulatedRun run = Booted(parameters);
        run.Faults.Add(SimulatedFault.ClockStep, 1000, 2000);
        run.RunFor(2000);
        Assert.AreEqual(-7200000L, run.Board.Clock.UtcUnixMs - run.Site.UtcUnixMs);
        run.RunFor(2000);
        Assert.AreEqual(0L, run.Board.Clock.UtcUnixMs - run.Site.UtcUnixMs);
    }

    private static SimulatedRun Booted(SiteParameters parameters)
    {
        parameters.ControllerBootMs = 10;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SimulatedRun run = new SimulatedRun(site, new ScriptedFactory(), new SimulatedMessageLink(site));
        run.StepTenMs();
        return run;
    }
}

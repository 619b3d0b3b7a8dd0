using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Simulated.Wire;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>What a living meter can show wrongly: each distortion by itself, at a house of known current.</summary>
[TestClass]
public class MeterDistortionTest
{
    private const int ShownMs = 1000;

    [TestMethod]
    [DataRow(500, 2400000, 5000, 1200000)]
    [DataRow(2000, 2400000, 20000, 4800000)]
    public void ScaledMeterShowsCurrentAndPowerScaledAndTheVoltageAsItIs(int permille, int trueMilliwatts, int milliamps, int milliwatts)
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), trueMilliwatts / 1000, 0);
        site.BoundaryMeter.Distortion.GainPermille = permille;
        SiteBench.RunDead(site, ShownMs);
        AssertShown(site, 0, milliamps, milliwatts);
        Assert.AreEqual(240000, site.BoundaryMeter.Face.Millivolts[0]);
        site.BoundaryMeter.Distortion.GainPermille = MeterDistortion.TrueGainPermille;
        SiteBench.RunDead(site, ShownMs);
        AssertShown(site, 0, 10000, trueMilliwatts);
    }

    [TestMethod]
    [DataRow(4800, 0, 8000, 1920000)]
    [DataRow(0, 4800, 8000, -1920000)]
    [DataRow(1200, 0, 5000, 1200000)]
    public void ClippedMeterShowsNoMoreThanItCanInEitherDirection(int houseWatts, int solarWatts, int milliamps, int milliwatts)
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), houseWatts, solarWatts);
        site.BoundaryMeter.Distortion.ClipMilliamps = 8000;
        SiteBench.RunDead(site, ShownMs);
        AssertShown(site, 0, milliamps, milliwatts);
    }

    [TestMethod]
    [DataRow(1200, 0, 5000, 1200000)]
    [DataRow(0, 1200, 0, 0)]
    public void MeterThatHidesExportShowsImportAlone(int houseWatts, int solarWatts, int milliamps, int milliwatts)
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), houseWatts, solarWatts);
        site.BoundaryMeter.Distortion.HidesExport = true;
        SiteBench.RunDead(site, ShownMs);
        AssertShown(site, 0, milliamps, milliwatts);
    }

    [TestMethod]
    public void NoiseTurnsTheSignAroundZeroAndStaysWithinItsSize()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 240, 0);
        site.BoundaryMeter.Distortion.NoiseMilliamps = 5000;
        int imports = 0;
        int exports = 0;
        for (int reading = 0; reading < 200; reading++)
        {
            SiteBench.RunDead(site, 200);
            int milliwatts = site.BoundaryMeter.Face.ActiveMilliwatts[0];
            imports += milliwatts > 0 ? 1 : 0;
            exports += milliwatts < 0 ? 1 : 0;
            Assert.IsTrue(site.BoundaryMeter.Face.RmsMilliamps[0] <= 6000);
        }

        Assert.IsTrue(imports > 60 && exports > 40, imports.ToString() + " " + exports.ToString());
    }

    [TestMethod]
    public void StuckCurrentStandsWhileTheVoltageLives()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.SupplyWanderMillivolts = 2500;
        SimulatedSite site = new SimulatedSite(parameters, new StepProfile(new long[] { 0, 5000 }, new int[] { 2400, 240 }), new ConstantProfile(0), 1);
        SiteBench.RunDead(site, 3000);
        site.BoundaryMeter.Distortion.CurrentIsStuck = true;
        SiteBench.RunDead(site, 1000);
        int stuck = site.BoundaryMeter.Face.RmsMilliamps[0];
        int millivolts = site.BoundaryMeter.Face.Millivolts[0];
        SiteBench.RunDead(site, 20000);
        AssertShown(site, 0, stuck, 2400000);
        Assert.AreNotEqual(millivolts, site.BoundaryMeter.Face.Millivolts[0]);
        site.BoundaryMeter.Distortion.CurrentIsStuck = false;
        SiteBench.RunDead(site, 1000);
        Assert.AreEqual(240000, site.BoundaryMeter.Face.ActiveMilliwatts[0]);
    }

    [TestMethod]
    public void ReplayShowsTheFirstMinuteOverAndOver()
    {
        StepProfile house = new StepProfile(new long[] { 0, 30000, 60000 }, new int[] { 1000, 2000, 5000 });
        SimulatedSite site = new SimulatedSite(SiteBench.Quiet(), house, new ConstantProfile(0), 1);
        site.BoundaryMeter.Distortion.Replays = true;
        SiteBench.RunDead(site, 15000);
        Assert.AreEqual(1000000, site.BoundaryMeter.Face.ActiveMilliwatts[0], "recorded");
        for (int minute = 0; minute < 3; minute++)
        {
            SiteBench.RunDead(site, 30000);
            Assert.AreEqual(2000000, site.BoundaryMeter.Face.ActiveMilliwatts[0]);
            SiteBench.RunDead(site, 30000);
            Assert.AreEqual(1000000, site.BoundaryMeter.Face.ActiveMilliwatts[0], "replayed");
        }

        site.BoundaryMeter.Distortion.Replays = false;
        SiteBench.RunDead(site, ShownMs);
        Assert.AreEqual(5000000, site.BoundaryMeter.Face.ActiveMilliwatts[0]);
    }

    [TestMethod]
    public void SwappedPhasesAndOneReversedTransformerOnThreePhases()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.PhaseCount = 3;
        parameters.HousePhase2Permille = 300;
        parameters.HousePhase3Permille = 200;
        SimulatedSite site = SiteBench.Make(parameters, 2400, 0);
        site.BoundaryMeter.Distortion.SwapsPhases = true;
        site.BoundaryMeter.ReversedPhase = 3;
        SiteBench.RunDead(site, ShownMs);
        AssertShown(site, 0, 3000, 720000);
        AssertShown(site, 1, 5000, 1200000);
        AssertShown(site, 2, 2000, -480000);
    }

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(500, 1)]
    [DataRow(1000, 2)]
    public void AnswersAreLostInTheirShare(int permille, int expected)
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 1000, 0);
        SimulatedRun run = new SimulatedRun(site, new ScriptedFactory(), new SimulatedMessageLink(site));
        SimulatedSlave slave = run.Hardware.Field.BoundaryMeter;
        slave.LostAnswersPermille = permille;
        run.RunFor(20000);
        int answered = slave.AnsweredCount;
        BoundarySample sample = new BoundarySample();
        run.Board.BoundaryMeter.TryCopyTo(sample);
        int found = answered == 0 ? 2 : answered < 75 ? 1 : 0;
        Assert.AreEqual(expected, found, answered.ToString());
        Assert.AreEqual(permille == 1000, sample.SampleMs < 0);
    }

    private static void AssertShown(SimulatedSite site, int phase, int milliamps, int milliwatts)
    {
        Assert.AreEqual(milliamps, site.BoundaryMeter.Face.RmsMilliamps[phase]);
        Assert.AreEqual(milliwatts, site.BoundaryMeter.Face.ActiveMilliwatts[phase]);
    }
}

using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>Meters average, lag, err and never run backwards.</summary>
[TestClass]
public class SiteMeterTest
{
    [TestMethod]
    public void ReadingShowsTheBlockAverageAfterTheLatency()
    {
        SiteParameters parameters = SiteBench.Quiet();
        StepProfile house = new StepProfile(new long[] { 0, 1110 }, new int[] { 1000, 3000 });
        SimulatedSite site = new SimulatedSite(parameters, house, new ConstantProfile(0), 1);
        SiteBench.RunDead(site, 1290);
        Assert.AreEqual(1000000, site.BoundaryMeter.Face.ActiveMilliwatts[0], "block until 1200 is not visible before 1300");
        SiteBench.RunDead(site, 10);
        Assert.AreEqual(2000000, site.BoundaryMeter.Face.ActiveMilliwatts[0], "ten steps at 1 kW, ten at 3 kW");
        Assert.AreEqual(8333, site.BoundaryMeter.Face.RmsMilliamps[0]);
        SiteBench.RunDead(site, 200);
        Assert.AreEqual(3000000, site.BoundaryMeter.Face.ActiveMilliwatts[0]);
        Assert.AreEqual(240000, site.BoundaryMeter.Face.Millivolts[0]);
        Assert.AreEqual(50000, site.BoundaryMeter.Face.FrequencyMilliHertz);
    }

    [TestMethod]
    [DataRow(200, 1000, 0)]
    [DataRow(1000, 100, 50)]
    [DataRow(100, 100, 3000)]
    public void AnyCombinationOfIntervalsArrivesInTheEnd(int updateMs, int averagingMs, int latencyMs)
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.BoundaryMeter.UpdateMs = updateMs;
        parameters.BoundaryMeter.AveragingMs = averagingMs;
        parameters.BoundaryMeter.LatencyMs = latencyMs / 10 * 10;
        StepProfile house = new StepProfile(new long[] { 0, 10000 }, new int[] { 1000, 5000 });
        SimulatedSite site = new SimulatedSite(parameters, house, new ConstantProfile(0), 1);
        int changedAtMs = 0;
        int reachedAtMs = 0;
        while (reachedAtMs == 0 && site.NowMs < 20000)
        {
            SiteBench.RunDead(site, 10);
            int shown = site.BoundaryMeter.Face.ActiveMilliwatts[0];
            changedAtMs = changedAtMs == 0 && shown > 1000000 ? (int)site.NowMs : changedAtMs;
            reachedAtMs = shown == 5000000 ? (int)site.NowMs : 0;
        }

        Assert.IsTrue(changedAtMs >= 10000 + latencyMs, "not before the latency");
        Assert.IsTrue(reachedAtMs <= 10000 + 2 * averagingMs + updateMs + latencyMs, "at " + reachedAtMs.ToString());
    }

    [TestMethod]
    [DataRow(10, 1000000, 1010000)]
    [DataRow(-10, 1000000, 990000)]
    [DataRow(0, 1000000, 1000000)]
    public void ClassErrorIsInPowerAndInTheRegisters(int errorPermille, int milliwatts, int expected)
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.BoundaryMeter.ErrorPermille = errorPermille;
        parameters.BoundaryMeter.StartImportWattHours = 1000;
        parameters.BoundaryMeter.StartExportWattHours = 2000;
        SimulatedSite site = SiteBench.Make(parameters, milliwatts / 1000, 0);
        SiteBench.RunDead(site, 360100);
        Assert.AreEqual(expected, site.BoundaryMeter.Face.ActiveMilliwatts[0]);
        long importMilliWattHours = site.BoundaryMeter.Face.ImportMilliWattHours - 1000000;
        Assert.AreEqual((long)expected / 10, importMilliWattHours, "a tenth of an hour");
        Assert.AreEqual(2000000L, site.BoundaryMeter.Face.ExportMilliWattHours);
    }

    [TestMethod]
    public void RegistersNeverDecreaseAndFollowThePlantWithinTheClass()
    {
        SiteParameters parameters = new SiteParameters();
        parameters.InverterRestartMs = 1000;
        parameters.AssetMeter.ErrorPermille = 7;
        SimulatedSite site = SiteBench.Make(parameters, 400, 0);
        SiteBench.Start(site);
        long lastImport = 0;
        long lastExport = 0;
        int decreases = 0;
        for (int second = 0; second < 600; second++)
        {
            if (second % 50 == 0)
            {
                SiteBench.Write(site, second % 100 == 0 ? -5000 : 4000, 0);
            }

            SiteBench.RunAlive(site, 1000);
            long import = site.AssetMeter.Face.ImportMilliWattHours;
            long export = site.AssetMeter.Face.ExportMilliWattHours;
            decreases += import < lastImport || export < lastExport ? 1 : 0;
            lastImport = import;
            lastExport = export;
        }

        SiteBench.Write(site, 0, 0);
        SiteBench.RunAlive(site, 2000);
        Assert.AreEqual(0, decreases);
        long truth = site.AssetExportMilliwattSeconds;
        long metered = site.AssetMeter.Face.ExportMilliWattHours * 3600;
        long expected = truth + truth * 7 / 1000;
        Assert.IsTrue(metered <= expected && metered >= expected - 7200, "lost " + (expected - metered).ToString() + " mW s");
    }

    [TestMethod]
    public void NoiseStaysWithinItsBoundsAndMovesAroundTheTruth()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.BoundaryMeter.NoiseMilliamps = 50;
        SimulatedSite site = SiteBench.Make(parameters, 2400, 0);
        SiteBench.RunDead(site, 1000);
        long sum = 0;
        int least = int.MaxValue;
        int most = 0;
        for (int reading = 0; reading < 500; reading++)
        {
            SiteBench.RunDead(site, 200);
            int milliamps = site.BoundaryMeter.Face.RmsMilliamps[0];
            sum += milliamps;
            least = milliamps < least ? milliamps : least;
            most = milliamps > most ? milliamps : most;
        }

        Assert.IsTrue(least >= 9950 && least < 9960, "least " + least.ToString());
        Assert.IsTrue(most <= 10050 && most > 10040, "most " + most.ToString());
        long mean = sum / 500;
        Assert.IsTrue(mean > 9995 && mean < 10005, "mean " + mean.ToString());
    }

    [TestMethod]
    public void FrozenMeterShowsTheSameAndKeepsCountingInside()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 3600, 0);
        SiteBench.RunDead(site, 10100);
        site.BoundaryMeter.IsFrozen = true;
        long shown = site.BoundaryMeter.Face.ImportMilliWattHours;
        SiteBench.RunDead(site, 10000);
        Assert.AreEqual(shown, site.BoundaryMeter.Face.ImportMilliWattHours);
        site.BoundaryMeter.IsFrozen = false;
        SiteBench.RunDead(site, 200);
        Assert.AreEqual(shown + 10200, site.BoundaryMeter.Face.ImportMilliWattHours, "1 mWh per ms at 3.6 kW");
    }

    [TestMethod]
    public void ReversedTransformerCountsImportAsExport()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 3600, 0);
        site.BoundaryMeter.IsReversed = true;
        SiteBench.RunDead(site, 10100);
        Assert.AreEqual(-3600000, site.BoundaryMeter.Face.ActiveMilliwatts[0]);
        Assert.AreEqual(15000, site.BoundaryMeter.Face.RmsMilliamps[0], "the current has no sign");
        Assert.AreEqual(0L, site.BoundaryMeter.Face.ImportMilliWattHours);
        Assert.AreEqual(10000L, site.BoundaryMeter.Face.ExportMilliWattHours);
    }

    [TestMethod]
    public void AssetMeterCountsOnWithTheControllerDead()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, -3600, 0);
        SiteBench.RunAlive(site, 2000);
        long before = site.AssetMeter.Face.ExportMilliWattHours;
        SiteBench.RunDead(site, 2000);
        Assert.AreEqual(2000L, site.AssetMeter.Face.ExportMilliWattHours - before);
    }

    [TestMethod]
    public void MeterWithoutMainsKeepsItsRegistersAndShowsNothingNew()
    {
        SimulatedSite site = SiteBench.Make(SiteBench.Quiet(), 3600, 0);
        SiteBench.RunDead(site, 10100);
        long before = site.BoundaryMeter.Face.ImportMilliWattHours;
        site.SwitchSupply(false);
        SiteBench.RunDead(site, 10000);
        Assert.IsFalse(site.BoundaryMeter.IsPowered);
        Assert.AreEqual(before, site.BoundaryMeter.Face.ImportMilliWattHours);
        site.SwitchSupply(true);
        SiteBench.RunDead(site, 1000);
        long after = site.BoundaryMeter.Face.ImportMilliWattHours;
        Assert.IsTrue(after >= before + 800 && after <= before + 1100, "nothing flowed during the cut");
    }
}

using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>A site of three phases, and the appliances that are hard on a limiter.</summary>
[TestClass]
public class ThreePhaseSiteTest
{
    // The inverter's phase, 0 = all three.
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void PowerBalancesOnEachPhaseAndNothingIsNetted(int inverterPhase)
    {
        SiteParameters parameters = Quiet();
        parameters.InverterPhase = inverterPhase;
        parameters.SolarPhase = 3;
        SimulatedSite site = new SimulatedSite(parameters, new GeneratedHouse(3, 6 * 3600), new ConstantProfile(2500), 5);
        SiteBench.Start(site);
        SiteBench.Write(site, -3000, 0);
        long imported = site.GridImportMilliwattSeconds * 100;
        long exported = site.GridExportMilliwattSeconds * 100;
        int unbalanced = 0;
        for (int step = 0; step < 3000; step++)
        {
            SiteBench.RunAlive(site, 10);
            int total = 0;
            for (int phase = 0; phase < 3; phase++)
            {
                bool feeds = inverterPhase == 0 || inverterPhase == phase + 1;
                int inverter = feeds ? site.Inverter.Milliwatts / (inverterPhase == 0 ? 3 : 1) : 0;
                int grid = site.OtherMilliwatts(phase) + inverter;
                total += grid;
                imported += grid > 0 ? grid : 0;
                exported -= grid > 0 ? 0 : grid;
            }

            int off = total - site.GridMilliwatts;
            unbalanced += off > 2 || off < -2 ? 1 : 0;
        }

        Assert.AreEqual(0, unbalanced, "steps out of balance");
        Assert.IsTrue(Near(imported / 100, site.GridImportMilliwattSeconds, 200), "import");
        Assert.IsTrue(Near(exported / 100, site.GridExportMilliwattSeconds, 200), "export");
        bool hasImport = inverterPhase == 0 || site.GridImportMilliwattSeconds > 1000000;
        Assert.IsTrue(hasImport && site.GridExportMilliwattSeconds > 1000000, "both at once, on different phases");
    }

    // House 6 kW: 40 % on phase 1, 30 % on phases 2 and 3; at 240 V.
    [TestMethod]
    [DataRow(0, 5833, 3333, 3333)]
    [DataRow(2, 10000, -5000, 7500)]
    public void TheInverterLoadsThePhasesThatItFeeds(int inverterPhase, int first, int second, int third)
    {
        SiteParameters parameters = Quiet();
        parameters.InverterPhase = inverterPhase;
        SimulatedSite site = SiteBench.Make(parameters, 6000, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, -3000, 0);
        SiteBench.RunAlive(site, 2000);
        Assert.AreEqual(first, site.GridMilliampsOf(0));
        Assert.AreEqual(second, site.GridMilliampsOf(1));
        Assert.AreEqual(third, site.GridMilliampsOf(2));
        int least = second < third ? second : third;
        Assert.AreEqual(least < first ? least : first, site.LeastGridMilliamps);
        Assert.AreEqual(inverterPhase == 0 ? 4166 : 12500, site.ChargerMilliamps);
        Assert.AreEqual(inverterPhase == 0 ? 3 : 1, site.AssetMeter.Face.PhaseCount);
        Assert.AreEqual(3, site.BoundaryMeter.Face.PhaseCount);
    }

    [TestMethod]
    public void AMeterThatNetsItsPhasesHidesWhatFlowsBothWays()
    {
        SiteParameters parameters = Quiet();
        parameters.BoundaryMeter.NetsPhases = true;
        parameters.SolarPhase = 2;
        parameters.HousePhase2Permille = 0;
        SimulatedSite site = SiteBench.Make(parameters, 3600, 3600);
        SiteBench.RunDead(site, 100100);
        Assert.AreEqual(0L, site.BoundaryMeter.Face.ImportMilliWattHours);
        Assert.AreEqual(0L, site.BoundaryMeter.Face.ExportMilliWattHours);
        Assert.AreEqual(70000L, site.BoundaryMeter.Face.PhaseImportMilliWattHours[0]);
        Assert.AreEqual(100000L, site.BoundaryMeter.Face.PhaseExportMilliWattHours[1]);
        Assert.AreEqual(30000L, site.BoundaryMeter.Face.PhaseImportMilliWattHours[2]);
    }

    [TestMethod]
    public void TheZonesOfAHobSwitchOnTheirOwn()
    {
        SiteParameters parameters = Quiet();
        parameters.HobWatts = 2000;
        parameters.HobPeriodMs = 10000;
        parameters.HobOnPermille = 500;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        int[] changes = new int[3];
        int[] last = new int[3];
        int seen = 0;
        for (int step = 0; step < 12000; step++)
        {
            SiteBench.RunDead(site, 10);
            int combination = 0;
            for (int phase = 0; phase < 3; phase++)
            {
                int watts = site.OtherMilliwatts(phase) / 1000;
                Assert.IsTrue(watts == 0 || watts == 2000);
                changes[phase] += watts == last[phase] ? 0 : 1;
                last[phase] = watts;
                combination |= watts > 0 ? 1 << phase : 0;
            }

            seen |= 1 << combination;
        }

        Assert.IsTrue(changes[0] >= 23 && changes[1] >= 20 && changes[2] >= 18 && changes[2] < changes[0], "each zone has its own period");
        Assert.AreEqual(255, seen, "every combination of the zones came");
    }

    // 1600 W at a power factor of 0.8: 2000 VA, 8.3 A at 240 V; six times that at the start.
    [TestMethod]
    public void AMotorsInrushIsManyTimesItsCurrentAndMostlyReactive()
    {
        SiteParameters parameters = Quiet();
        parameters.MotorWatts = 1600;
        parameters.MotorPhase = 2;
        parameters.MotorEveryMs = 20000;
        parameters.MotorRunMs = 5000;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SiteBench.RunDead(site, 10100);
        Assert.IsTrue(Near(50000, site.GridMilliampsOf(1), 100), "inrush " + site.GridMilliampsOf(1).ToString());
        Assert.AreEqual(3600, site.OtherMilliwatts(1) / 1000);
        SiteBench.RunDead(site, 1000);
        Assert.IsTrue(Near(8333, site.GridMilliampsOf(1), 20), "running " + site.GridMilliampsOf(1).ToString());
        Assert.AreEqual(1600, site.OtherMilliwatts(1) / 1000);
        SiteBench.RunDead(site, 5000);
        Assert.AreEqual(0, site.GridMilliampsOf(1));
        Assert.AreEqual(0, site.GridMilliampsOf(0) + site.GridMilliampsOf(2));
    }

    [TestMethod]
    [DataRow(3000, 16666)]
    [DataRow(-3000, 16666)]
    public void AReactiveLoadRaisesTheCurrentAndNotThePower(int vars, int milliamps)
    {
        SiteParameters parameters = Quiet();
        parameters.HousePhase2Permille = 0;
        parameters.HousePhase3Permille = 1000;
        parameters.ReactiveLoadVars = vars;
        parameters.ReactiveLoadPhase = 3;
        SimulatedSite site = SiteBench.Make(parameters, 2646, 0);
        SiteBench.RunDead(site, 100);
        Assert.IsTrue(Near(milliamps, site.GridMilliampsOf(2), 20), "mA: " + site.GridMilliampsOf(2).ToString());
        Assert.AreEqual(2646, site.GridWatts);
    }

    // Delay and gain of the battery's own control, and whether it hunts.
    [TestMethod]
    [DataRow(1400, 1100, true)]
    [DataRow(200, 500, false)]
    public void AHomeBatteryWithALongDelayHunts(int delayMs, int gainPermille, bool hunts)
    {
        SiteParameters parameters = Quiet();
        parameters.HomeBatteryWatts = 5000;
        parameters.HomeBatteryPhase = 2;
        parameters.HousePhase2Permille = 1000;
        parameters.HousePhase3Permille = 0;
        parameters.HomeBatteryDelayMs = delayMs;
        parameters.HomeBatteryGainPermille = gainPermille;
        SimulatedSite site = SiteBench.Make(parameters, 1500, 0);
        SiteBench.RunDead(site, 30000);
        int least = int.MaxValue;
        int most = int.MinValue;
        for (int step = 0; step < 2000; step++)
        {
            SiteBench.RunDead(site, 10);
            int watts = site.OtherMilliwatts(1) / 1000;
            least = watts < least ? watts : least;
            most = watts > most ? watts : most;
        }

        Assert.AreEqual(hunts, most - least > 1000, least.ToString() + " to " + most.ToString());
        Assert.IsTrue(hunts || (most < 100 && least > -100), "it holds its phase at zero");
        Assert.AreEqual(0, site.GridMilliampsOf(0));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    public void AVoltageSagRaisesTheCurrentOfItsPhaseAtOnce(int sagPhase)
    {
        SiteParameters parameters = Quiet();
        parameters.SagPhase = sagPhase;
        parameters.SagMillivolts = 48000;
        SimulatedSite site = SiteBench.Make(parameters, 7200, 0);
        SiteBench.RunDead(site, 1000);
        site.Supply.Sag(true);
        SiteBench.RunDead(site, 20);
        Assert.AreEqual(sagPhase == 0 ? 192000 : 240000, site.Supply.Phase(0).Millivolts);
        Assert.AreEqual(192000, site.Supply.Phase(1).Millivolts);
        Assert.AreEqual(11250, site.GridMilliampsOf(1));
        site.Supply.Sag(false);
        SiteBench.RunDead(site, 20);
        Assert.AreEqual(240000, site.Supply.Phase(1).Millivolts);
        Assert.AreEqual(9000, site.GridMilliampsOf(1));
    }

    [TestMethod]
    public void EqualSeedsGiveEqualThreePhaseSites()
    {
        Assert.AreEqual(Checksum(7), Checksum(7));
        Assert.AreNotEqual(Checksum(7), Checksum(8));
    }

    private static int Checksum(int seed)
    {
        SiteParameters parameters = new SiteParameters();
        parameters.PhaseCount = 3;
        parameters.InverterPhase = 0;
        parameters.HobWatts = 1800;
        parameters.MotorWatts = 900;
        parameters.HomeBatteryWatts = 3000;
        SimulatedSite site = new SimulatedSite(parameters, new GeneratedHouse(seed), new ConstantProfile(1500), seed);
        int checksum = 17;
        for (int step = 0; step < 3000; step++)
        {
            site.AdvanceStep();
            for (int phase = 0; phase < 3; phase++)
            {
                checksum = checksum * 31 + site.GridMilliampsOf(phase);
                checksum = checksum * 31 + site.Supply.Phase(phase).Millivolts;
                checksum = checksum * 31 + site.BoundaryMeter.Face.RmsMilliamps[phase];
            }
        }

        return checksum;
    }

    private static SiteParameters Quiet()
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.PhaseCount = 3;
        return parameters;
    }

    private static bool Near(long expected, long actual, long tolerance)
    {
        return actual - expected <= tolerance && expected - actual <= tolerance;
    }
}

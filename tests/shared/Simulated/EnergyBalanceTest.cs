using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Site;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Simulated;

/// <summary>Nothing is lost and nothing comes from nowhere.</summary>
[TestClass]
public class EnergyBalanceTest
{
    [TestMethod]
    public void PowerBalancesInEveryStepAndIntegralsAddUp()
    {
        SimulatedSite site = MakeLively();
        long gridImport = 0;
        long gridExport = 0;
        long asset = 0;
        int unbalanced = 0;
        for (int step = 0; step < 6000; step++)
        {
            if (step % 500 == 300)
            {
                SiteBench.Write(site, (step % 2000) * 6 - 6000, 0);
            }

            site.PulseSupervisor();
            site.AdvanceStep();
            int grid = site.GridMilliwatts;
            if (grid != (site.HouseWatts - site.SolarWatts) * 1000 + site.Inverter.Milliwatts)
            {
                unbalanced++;
            }

            gridImport += grid > 0 ? grid : 0;
            gridExport -= grid > 0 ? 0 : grid;
            asset += site.Inverter.Milliwatts;
        }

        Assert.AreEqual(0, unbalanced, "steps out of balance");
        Assert.AreEqual(gridImport / 100, site.GridImportMilliwattSeconds);
        Assert.AreEqual(gridExport / 100, site.GridExportMilliwattSeconds);
        long net = site.AssetImportMilliwattSeconds - site.AssetExportMilliwattSeconds;
        Assert.IsTrue(net - asset / 100 <= 1 && asset / 100 - net <= 1, "asset integrals");
        Assert.IsTrue(site.AssetExportMilliwattSeconds > 1000000 && site.AssetImportMilliwattSeconds > 1000000, "both directions were used");
    }

    [TestMethod]
    [DataRow(4000, 60)]
    [DataRow(-4000, 60)]
    [DataRow(-7400, 100)]
    [DataRow(3000, 0)]
    public void BatteryChangesByWhatPassedLessLosses(int watts, int lossesPermille)
    {
        SiteParameters parameters = SiteBench.Quiet();
        parameters.InverterLossesPermille = lossesPermille;
        parameters.InverterStandbyWatts = 12;
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        SiteBench.Start(site);
        SiteBench.Write(site, watts, 0);
        SiteBench.RunAlive(site, 1000);
        long batteryBefore = site.Battery.MilliwattSeconds;
        long assetBefore = site.AssetImportMilliwattSeconds - site.AssetExportMilliwattSeconds;

        SiteBench.RunAlive(site, 60000);

        int size = watts < 0 ? -watts : watts;
        long expected = (long)(watts * 1000 - size * lossesPermille) * 60;
        Assert.AreEqual(expected, site.Battery.MilliwattSeconds - batteryBefore);
        long throughMeter = site.AssetImportMilliwattSeconds - site.AssetExportMilliwattSeconds - assetBefore;
        Assert.AreEqual((long)(watts + 12) * 60000, throughMeter, "standby comes on top");
    }

    [TestMethod]
    public void OpenContactorTakesNothing()
    {
        SiteParameters parameters = new SiteParameters();
        SimulatedSite site = SiteBench.Make(parameters, 500, 0);
        SiteBench.Write(site, -3000, 0);
        SiteBench.RunAlive(site, 30000);
        Assert.AreEqual(0, site.Inverter.Milliwatts);
        Assert.AreEqual(0L, site.AssetImportMilliwattSeconds + site.AssetExportMilliwattSeconds);
        Assert.AreEqual(500, site.GridWatts);
    }

    [TestMethod]
    public void StandbyFlowsWhileTheContactorIsClosed()
    {
        SiteParameters parameters = new SiteParameters();
        SimulatedSite site = SiteBench.Make(parameters, 0, 0);
        site.DriveCoil(true);
        SiteBench.RunAlive(site, 1000);
        Assert.IsFalse(site.Inverter.IsRunning, "restart takes 20 s");
        Assert.AreEqual(12000, site.Inverter.Milliwatts);
    }

    private static SimulatedSite MakeLively()
    {
        SiteParameters parameters = new SiteParameters();
        parameters.InverterRestartMs = 1000;
        GeneratedSolar solar = new GeneratedSolar(4, 3000, 11 * 3600, 6 * 3600, 18 * 3600);
        SimulatedSite site = new SimulatedSite(parameters, new GeneratedHouse(3, 6 * 3600), solar, 5);
        site.DriveCoil(true);
        return site;
    }
}

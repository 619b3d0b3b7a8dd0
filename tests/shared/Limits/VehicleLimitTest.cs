using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limits;

[TestClass]
public class VehicleLimitTest
{
    private const int Rated = 32000;

    // Reserve 300 permille, full 900 permille, both to be left by 10 permille.
    [TestMethod]
    [DataRow(500, 500, true, true)]
    [DataRow(500, 300, false, true)]
    [DataRow(500, 301, true, true)]
    [DataRow(300, 310, false, true)]
    [DataRow(300, 311, true, true)]
    [DataRow(500, 900, true, false)]
    [DataRow(500, 899, true, true)]
    [DataRow(900, 890, true, false)]
    [DataRow(900, 889, true, true)]
    [DataRow(500, 0, false, true)]
    [DataRow(500, -1, false, true)]
    public void StateOfChargeBoundsTheDirection(int before, int permille, bool mayDischarge, bool mayCharge)
    {
        UnitSettings settings = new UnitSettings();
        settings.FullPermille = 900;
        VehicleLimit limit = new VehicleLimit(settings);
        Situation situation = new Situation();
        situation.InverterReads(0);
        Judge(limit, situation, before);

        LimitWindow window = Judge(limit, situation, permille);

        Assert.AreEqual(mayDischarge ? Rated : 0, window.MostExportMilliamps);
        Assert.AreEqual(mayCharge ? Rated : 0, window.MostImportMilliamps);
        Assert.IsFalse(window.MustOpen);
    }

    [TestMethod]
    public void NothingFlowsWithoutAVehicle()
    {
        Situation situation = new Situation();
        situation.InverterReads(0);
        situation.Snapshot.VehicleIsConnected = false;

        LimitWindow window = Judge(new VehicleLimit(new UnitSettings()), situation, 500);

        Assert.AreEqual(0, window.MostExportMilliamps);
        Assert.AreEqual(0, window.MostImportMilliamps);
        Assert.AreEqual((int)LimitReason.NoVehicle, (int)window.ExportReason);
    }

    [TestMethod]
    public void UnknownStateOfChargeForbidsDischargeAndSaysWhy()
    {
        Situation situation = new Situation();
        situation.InverterReads(0);

        LimitWindow window = Judge(new VehicleLimit(new UnitSettings()), situation, -1);

        Assert.AreEqual(0, window.MostExportMilliamps);
        Assert.AreEqual((int)LimitReason.InverterStale, (int)window.ExportReason);
        Assert.AreEqual(Rated, window.MostImportMilliamps);
    }

    // It does not hear, and what it took last is no longer known: when it hears again it is to find zero.
    [TestMethod]
    public void ASilentInverterIsAskedForNothing()
    {
        Situation situation = new Situation();
        situation.InverterReads(0);
        situation.Advance(5000);

        LimitWindow window = Judge(new VehicleLimit(new UnitSettings()), situation, 500);

        Assert.AreEqual(0, window.MostExportMilliamps);
        Assert.AreEqual(0, window.MostImportMilliamps);
        Assert.AreEqual((int)LimitReason.InverterStale, (int)window.ExportReason);
        Assert.AreEqual((int)LimitReason.InverterStale, (int)window.ImportReason);
    }

    private static LimitWindow Judge(VehicleLimit limit, Situation situation, int permille)
    {
        LimitWindow window = new LimitWindow();
        window.Begin(Rated);
        situation.Snapshot.Inverter.StateOfChargePermille = permille;
        limit.Narrow(situation.Snapshot, window);
        return window;
    }
}

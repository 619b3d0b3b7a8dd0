using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Vehicle;
using NanoV2G.Tests.Control;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Limits;

/// <summary>What the vehicle itself says, where a gateway hears it. Without a live meter a phase counts 207 V.</summary>
[TestClass]
public class VehicleMessagesTest
{
    private const int Rated = 32000;

    // 20 A of 360 V are 7200 W: 34.78 A of 207 V. Discharging a tenth is lost on the way: 6480 W are 31.30 A.
    [TestMethod]
    [DataRow(20000, 360000, 32000, 31304)]
    [DataRow(15000, 360000, 26086, 23478)]
    [DataRow(15000, 300000, 21739, 19565)]
    [DataRow(1000, 350000, 1690, 1521)]
    [DataRow(15000, 0, 0, 0)]
    [DataRow(0, 360000, 0, 0)]
    public void TheMostCurrentBoundsEachDirection(int milliamps, int millivolts, int mostImport, int mostExport)
    {
        Situation situation = Heard();
        situation.Snapshot.Vehicle.Millivolts = millivolts;
        situation.Snapshot.Vehicle.MostChargeMilliamps = milliamps;
        situation.Snapshot.Vehicle.MostDischargeMilliamps = milliamps;

        LimitWindow window = Judge(situation);

        Assert.AreEqual(mostImport, window.MostImportMilliamps);
        Assert.AreEqual(mostExport, window.MostExportMilliamps);
        Assert.AreEqual((int)LimitReason.VehicleCurrent, (int)window.ExportReason);
        Assert.IsFalse(window.MustOpen);
    }

    // 15 A of 360 V are 5400 W: 1800 W and 8.69 A on each of three phases.
    [TestMethod]
    public void ThreePhasesShareWhatTheVehicleTakes()
    {
        Situation situation = Heard();
        situation.Snapshot.InverterPhaseCount = 3;
        situation.Snapshot.Vehicle.MostChargeMilliamps = 15000;

        Assert.AreEqual(8695, Judge(situation).MostImportMilliamps);
    }

    [TestMethod]
    public void AHigherSupplyVoltageLeavesLessCurrent()
    {
        Situation situation = Heard();
        situation.MeterReads(1000);
        situation.Snapshot.BoundaryIsLive = true;
        situation.Snapshot.Vehicle.MostChargeMilliamps = 15000;

        Assert.AreEqual(23478, Judge(situation).MostImportMilliamps);
    }

    [TestMethod]
    [DataRow(true, true, Rated, Rated)]
    [DataRow(true, false, Rated, 0)]
    [DataRow(false, true, 0, Rated)]
    [DataRow(false, false, 0, 0)]
    public void WhatTheVehicleDoesNotPermitIsNotAskedForAndSaysWhy(bool mayCharge, bool mayDischarge, int mostImport, int mostExport)
    {
        Situation situation = Heard();
        situation.Snapshot.Vehicle.MayCharge = mayCharge;
        situation.Snapshot.Vehicle.MayDischarge = mayDischarge;

        LimitWindow window = Judge(situation);

        Assert.AreEqual(mostImport, window.MostImportMilliamps);
        Assert.AreEqual(mostExport, window.MostExportMilliamps);
        Assert.AreEqual((int)(mayCharge ? LimitReason.Rating : LimitReason.VehicleForbids), (int)window.ImportReason);
        Assert.AreEqual((int)(mayDischarge ? LimitReason.Rating : LimitReason.VehicleForbids), (int)window.ExportReason);
        Assert.IsFalse(window.MustOpen);
    }

    [TestMethod]
    public void AnUnlockedConnectorIsNeverEnergised()
    {
        Situation situation = Heard();
        situation.Snapshot.Vehicle.IsLocked = false;

        LimitWindow window = Judge(situation);

        IsOpenFor(LimitReason.VehicleNotLocked, window);
    }

    [TestMethod]
    public void AFaultOfTheVehicleOpens()
    {
        Situation situation = Heard();
        situation.Snapshot.Vehicle.FaultCode = 4;

        IsOpenFor(LimitReason.VehicleFault, Judge(situation));
    }

    // Heard 2.5 s ago is still heard.
    [TestMethod]
    [DataRow(2500, Rated)]
    [DataRow(2501, 0)]
    public void ASilentVehicleGetsNothing(int silentMs, int most)
    {
        Situation situation = Heard();
        situation.Advance(silentMs);
        situation.InverterReads(0);

        LimitWindow window = Judge(situation);

        Assert.AreEqual(most, window.MostImportMilliamps);
        Assert.AreEqual(most, window.MostExportMilliamps);
        Assert.AreEqual((int)(most == 0 ? LimitReason.VehicleStale : LimitReason.Rating), (int)window.ExportReason);
        Assert.IsFalse(window.MustOpen);
    }

    [TestMethod]
    public void AVehicleNeverHeardGetsNothing()
    {
        Situation situation = Heard();
        situation.Snapshot.Vehicle = new VehicleSample();

        LimitWindow window = Judge(situation);

        Assert.AreEqual(0, window.MostImportMilliamps);
        Assert.AreEqual((int)LimitReason.VehicleStale, (int)window.ImportReason);
        Assert.IsFalse(window.MustOpen);
    }

    // Unplugged under load nothing waits for a low current; a plug that is simply not there is no reason to report an opening.
    [TestMethod]
    [DataRow(true, true)]
    [DataRow(false, false)]
    public void UnpluggingUnderLoadOpensAtOnce(bool isDriven, bool mustOpen)
    {
        Situation situation = Heard();
        situation.Snapshot.VehicleIsConnected = false;
        situation.Snapshot.ContactorIsDriven = isDriven;

        LimitWindow window = Judge(situation);

        Assert.AreEqual(mustOpen, window.MustOpen);
        Assert.AreEqual(0, window.MostExportMilliamps);
        Assert.AreEqual(0, window.MostImportMilliamps);
        Assert.AreEqual((int)LimitReason.NoVehicle, (int)window.ExportReason);
    }

    // Reserve 300 permille: the vehicle's own word counts before the inverter's, which may tell none.
    [TestMethod]
    [DataRow(500, 300, 0)]
    [DataRow(300, 500, Rated)]
    [DataRow(500, -1, Rated)]
    [DataRow(300, -1, 0)]
    [DataRow(-1, 500, Rated)]
    public void TheVehiclesStateOfChargeCountsFirst(int inverterPermille, int vehiclePermille, int mostExport)
    {
        Situation situation = Heard();
        situation.Snapshot.Inverter.StateOfChargePermille = inverterPermille;
        situation.Snapshot.Vehicle.StateOfChargePermille = vehiclePermille;

        Assert.AreEqual(mostExport, Judge(situation).MostExportMilliamps);
    }

    // 5 A of 360 V are 1800 W at the battery; charging, the supply gives a tenth more: 2000 W.
    [TestMethod]
    [DataRow(5000, 360000, 2000, 1800)]
    [DataRow(1, 360000, 1, 1)]
    [DataRow(0, 360000, 0, 0)]
    public void TheLeastIsRoundedUp(int milliamps, int millivolts, int chargeWatts, int dischargeWatts)
    {
        VehicleSample vehicle = new VehicleSample();
        vehicle.Millivolts = millivolts;
        vehicle.LeastChargeMilliamps = milliamps;
        vehicle.LeastDischargeMilliamps = milliamps;

        Assert.AreEqual(chargeWatts, VehicleLimit.LeastWatts(vehicle, false));
        Assert.AreEqual(dischargeWatts, VehicleLimit.LeastWatts(vehicle, true));
    }

    private static void IsOpenFor(LimitReason reason, LimitWindow window)
    {
        Assert.IsTrue(window.MustOpen);
        Assert.AreEqual((int)reason, (int)window.OpenReason);
        Assert.AreEqual(0, window.MostExportMilliamps);
        Assert.AreEqual(0, window.MostImportMilliamps);
    }

    /// <summary>A vehicle that permits everything, heard now.</summary>
    private static Situation Heard()
    {
        Situation situation = new Situation();
        situation.InverterReads(0);
        situation.Snapshot.Inverter.StateOfChargePermille = 500;
        VehicleSample vehicle = new VehicleSample();
        vehicle.SampleMs = situation.Snapshot.NowMs;
        vehicle.IsConnected = true;
        vehicle.IsLocked = true;
        vehicle.MayCharge = true;
        vehicle.MayDischarge = true;
        vehicle.Millivolts = 360000;
        vehicle.MostChargeMilliamps = 100000;
        vehicle.MostDischargeMilliamps = 100000;
        situation.Snapshot.Vehicle = vehicle;
        return situation;
    }

    private static LimitWindow Judge(Situation situation)
    {
        LimitWindow window = new LimitWindow();
        window.Begin(Rated);
        new VehicleLimit(new UnitSettings()).Narrow(situation.Snapshot, window);
        return window;
    }
}

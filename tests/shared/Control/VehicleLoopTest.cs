using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Limits;
using NanoV2G.Hal.Vehicle;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Control;

/// <summary>A vehicle that is heard through a gateway, in the whole tick.</summary>
[TestClass]
public class VehicleLoopTest
{
    // One tick for set-point and coil; the contactor's travel of 200 ms and its proof are the next one.
    [TestMethod]
    [DataRow(-3000, true)]
    [DataRow(3000, true)]
    [DataRow(-3000, false)]
    [DataRow(3000, false)]
    public void UnpluggedUnderLoadPowerIsZeroAndTheContactorReleasedInOneTick(int watts, bool byPlugContact)
    {
        ControlBench bench = Serving(watts);

        bench.Board.IsConnected = !byPlugContact;
        bench.Board.VehicleReading.IsConnected = byPlugContact;
        bench.Tick();

        IsReleased(bench, LimitReason.NoVehicle);
        bench.Run(400);
        Assert.IsTrue(bench.Board.IsProvedOpen);
    }

    [TestMethod]
    public void UnlockedUnderLoadTheContactorIsReleasedInOneTick()
    {
        ControlBench bench = Serving(-3000);

        bench.Board.VehicleReading.IsLocked = false;
        bench.Tick();

        IsReleased(bench, LimitReason.VehicleNotLocked);
    }

    // Not even asked for by everybody.
    [TestMethod]
    public void AnUnlockedConnectorIsNeverEnergised()
    {
        ControlBench bench = Fitted();
        bench.Board.VehicleReading.IsLocked = false;

        bench.Serve(-3000);

        Assert.AreEqual(0, bench.Board.DriveCount);
        Assert.AreEqual((int)Posture.Waiting, (int)bench.Loop.Posture);
        Assert.IsTrue((bench.Loop.MissingPermissives & Permissive.NothingForbids) != 0);
    }

    // Without a vehicle the unit waits for one, and for nothing else.
    [TestMethod]
    public void WithoutAVehicleTheUnitIsIdle()
    {
        ControlBench bench = Fitted();
        bench.Board.IsConnected = false;
        bench.Board.VehicleReading.IsConnected = false;
        bench.Board.VehicleReading.IsLocked = false;

        bench.Serve(-3000);

        Assert.AreEqual(0, bench.Board.DriveCount);
        Assert.AreEqual((int)Posture.Idle, (int)bench.Loop.Posture);
        Assert.IsTrue((bench.Loop.MissingPermissives & Permissive.VehicleConnected) != 0);
    }

    [TestMethod]
    public void AVehicleThatFallsSilentGetsNothingUntilItIsHeard()
    {
        ControlBench bench = Serving(-3000);

        bench.Board.VehicleIsSilent = true;
        bench.Run(2800);

        Assert.AreEqual(0, bench.Board.CommandedWatts);
        Assert.AreEqual((int)LimitReason.VehicleStale, (int)bench.Loop.Window.ExportReason);
        Assert.IsTrue(bench.Board.IsDriven);

        bench.Board.VehicleIsSilent = false;
        bench.Run(10000);
        Assert.AreEqual(-3000, bench.Board.CommandedWatts);
    }

    [TestMethod]
    public void APermissionTakenBackIsObeyedInOneTickAndChargingGoesOn()
    {
        ControlBench bench = Serving(-3000);

        bench.Board.VehicleReading.MayDischarge = false;
        bench.Tick();

        Assert.AreEqual(0, bench.Board.CommandedWatts);
        Assert.AreEqual((int)LimitReason.VehicleForbids, (int)bench.Loop.Window.ExportReason);
        bench.Loop.Dispatch.Offer(2000, long.MaxValue);
        bench.Run(5000);
        Assert.AreEqual(2000, bench.Board.CommandedWatts);
    }

    // 5 A of 350 V: 1750 W to charge with, 1575 W at the supply out of as much.
    [TestMethod]
    [DataRow(-3000, -1575)]
    [DataRow(3000, 1750)]
    public void ACurrentThatDropsIsNeverExceeded(int watts, int most)
    {
        ControlBench bench = Serving(watts);

        bench.Board.VehicleReading.MostChargeMilliamps = 5000;
        bench.Board.VehicleReading.MostDischargeMilliamps = 5000;
        bench.Tick();

        int commanded = bench.Board.CommandedWatts;
        Assert.IsTrue(watts < 0 ? commanded >= most && commanded < most + 5 : commanded <= most && commanded > most - 5);
        Assert.AreEqual((int)LimitReason.VehicleCurrent, (int)(watts < 0 ? bench.Loop.Window.ExportReason : bench.Loop.Window.ImportReason));
    }

    private static void IsReleased(ControlBench bench, LimitReason reason)
    {
        Assert.AreEqual(0, bench.Board.CommandedWatts);
        Assert.IsFalse(bench.Board.IsDriven);
        Assert.AreEqual((int)reason, (int)bench.Loop.Window.OpenReason);
    }

    private static ControlBench Fitted()
    {
        FakeBoard board = new FakeBoard();
        board.HasVehicleGateway = true;
        VehicleSample vehicle = board.VehicleReading;
        vehicle.IsConnected = true;
        vehicle.IsLocked = true;
        vehicle.MayCharge = true;
        vehicle.MayDischarge = true;
        vehicle.StateOfChargePermille = 700;
        vehicle.Millivolts = 350000;
        vehicle.MostChargeMilliamps = 60000;
        vehicle.MostDischargeMilliamps = 60000;
        return new ControlBench(board);
    }

    private static ControlBench Serving(int watts)
    {
        ControlBench bench = Fitted();
        bench.Serve(watts);
        Assert.AreEqual(watts, bench.Board.CommandedWatts);
        return bench;
    }
}

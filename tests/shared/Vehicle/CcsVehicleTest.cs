using NanoV2G.Hal.Vehicle;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Vehicle;

[TestClass]
public class CcsVehicleTest
{
    private const int Both = CcsVehicle.ReadyBit | CcsVehicle.BidirectionalBit;

    [TestMethod]
    public void TheValuesOfAVehicleAreRead()
    {
        VehicleSample sample = Plugged(Both).Read();

        Assert.IsTrue(sample.MayCharge && sample.MayDischarge);
        Assert.AreEqual(0, sample.FaultCode);
        Assert.AreEqual(640, sample.StateOfChargePermille);
        Assert.AreEqual(400000, sample.Millivolts);
        Assert.AreEqual(27500, sample.MostChargeMilliamps);
        Assert.AreEqual(2000, sample.LeastChargeMilliamps);
        Assert.AreEqual(20000, sample.MostDischargeMilliamps);
        Assert.AreEqual(1500, sample.LeastDischargeMilliamps);
    }

    [TestMethod]
    [DataRow(0, false, false)]
    [DataRow(CcsVehicle.ReadyBit, true, false)]
    [DataRow(CcsVehicle.BidirectionalBit, false, false)]
    [DataRow(Both, true, true)]
    public void DischargeNeedsTheBidirectionalService(int permission, bool mayCharge, bool mayDischarge)
    {
        VehicleSample sample = Plugged(permission).Read();

        Assert.AreEqual(mayCharge, sample.MayCharge);
        Assert.AreEqual(mayDischarge, sample.MayDischarge);
    }

    // Of power (10 W) and current (0.1 A) at 400 V the stricter counts; one that is not sent does not; without either, nothing.
    [TestMethod]
    [DataRow(1100, 300, 27500, 30000)]
    [DataRow(1100, 200, 20000, 27500)]
    [DataRow(CcsVehicle.NotSent, 200, 20000, 20000)]
    [DataRow(1100, CcsVehicle.NotSent, 27500, 27500)]
    [DataRow(CcsVehicle.NotSent, CcsVehicle.NotSent, 0, 0)]
    [DataRow(0xFFFF - 1099, 0xFFFF - 299, 27500, 30000)]
    [DataRow(1, 0, 0, 25)]
    [DataRow(0, 300, 0, 30000)]
    public void TheStricterOfPowerAndCurrentCounts(int power, int current, int most, int least)
    {
        GatewayBench bench = Plugged(Both);
        bench.Block.Set(CcsVehicle.DischargeBounds, power);
        bench.Block.Set(CcsVehicle.DischargeBounds + 1, current);
        bench.Block.Set(CcsVehicle.DischargeBounds + 2, power);
        bench.Block.Set(CcsVehicle.DischargeBounds + 3, current);

        VehicleSample sample = bench.Read();

        Assert.AreEqual(most, sample.MostDischargeMilliamps);
        Assert.AreEqual(least, sample.LeastDischargeMilliamps);
    }

    // 10 W at 390 V are 25.6 mA: the most is less than that, the least more.
    [TestMethod]
    public void PowersAreRoundedToTheSafeSide()
    {
        GatewayBench bench = Plugged(Both);
        bench.Block.Set(CcsVehicle.VoltageRegister, 3900);
        bench.Block.Set(CcsVehicle.ChargeBounds, 1);
        bench.Block.Set(CcsVehicle.ChargeBounds + 2, 1);
        bench.Block.Set(CcsVehicle.ChargeBounds + 3, 0);

        VehicleSample sample = bench.Read();

        Assert.AreEqual(25, sample.MostChargeMilliamps);
        Assert.AreEqual(26, sample.LeastChargeMilliamps);
    }

    [TestMethod]
    public void AFaultAndAMissingStateOfChargeAreTold()
    {
        GatewayBench bench = Plugged(Both);
        bench.Block.Set(CcsVehicle.FaultRegister, 7);
        bench.Block.Set(CcsVehicle.ChargeRegister, CcsVehicle.NotSent);

        VehicleSample sample = bench.Read();

        Assert.AreEqual(7, sample.FaultCode);
        Assert.AreEqual(-1, sample.StateOfChargePermille);
    }

    private static GatewayBench Plugged(int permission)
    {
        GatewayBench bench = new GatewayBench(VehicleProtocol.Ccs);
        bench.Block.Set(CcsVehicle.PermissionRegister, permission);
        bench.Block.Set(CcsVehicle.ChargeRegister, 64);
        bench.Block.Set(CcsVehicle.VoltageRegister, 4000);
        bench.Block.Set(CcsVehicle.ChargeBounds, 1100);
        bench.Block.Set(CcsVehicle.ChargeBounds + 1, 300);
        bench.Block.Set(CcsVehicle.ChargeBounds + 2, 80);
        bench.Block.Set(CcsVehicle.ChargeBounds + 3, 10);
        bench.Block.Set(CcsVehicle.DischargeBounds, 1000);
        bench.Block.Set(CcsVehicle.DischargeBounds + 1, 200);
        bench.Block.Set(CcsVehicle.DischargeBounds + 2, CcsVehicle.NotSent);
        bench.Block.Set(CcsVehicle.DischargeBounds + 3, 15);
        return bench;
    }
}

using NanoV2G.Hal.Vehicle;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Vehicle;

[TestClass]
public class ChademoVehicleTest
{
    // H'102 with 0xC1: enabled, able to discharge; 86 %. H'200 with 240: 15 A.
    [TestMethod]
    public void TheFramesOfAVehicleAreReadAsTheyCameOffTheBus()
    {
        VehicleSample sample = Plugged(0xC1, 0).Read();

        Assert.IsTrue(sample.IsConnected && sample.IsLocked);
        Assert.IsTrue(sample.MayCharge && sample.MayDischarge);
        Assert.AreEqual(0, sample.FaultCode);
        Assert.AreEqual(860, sample.StateOfChargePermille);
        Assert.AreEqual(365000, sample.Millivolts);
        Assert.AreEqual(42000, sample.MostChargeMilliamps);
        Assert.AreEqual(5000, sample.LeastChargeMilliamps);
        Assert.AreEqual(15000, sample.MostDischargeMilliamps);
        Assert.AreEqual(0, sample.LeastDischargeMilliamps);
    }

    // Not enabled; not in park; asks for the end; cannot discharge.
    [TestMethod]
    [DataRow(0xC0, false, false)]
    [DataRow(0xC3, false, false)]
    [DataRow(0xD1, false, false)]
    [DataRow(0x41, true, false)]
    [DataRow(0xC1, true, true)]
    public void EachStatusBitSaysWhatIsPermitted(int status, bool mayCharge, bool mayDischarge)
    {
        VehicleSample sample = Plugged(status, 0).Read();

        Assert.AreEqual(mayCharge, sample.MayCharge);
        Assert.AreEqual(mayDischarge, sample.MayDischarge);
    }

    [TestMethod]
    [DataRow(0xC1, 0x01, 0x01)]
    [DataRow(0xC1, 0x1F, 0x1F)]
    [DataRow(0xC5, 0x00, 0x20)]
    [DataRow(0xC1, 0xE0, 0x00)]
    public void EachFaultIsKeptApart(int status, int faults, int code)
    {
        Assert.AreEqual(code, Plugged(status, faults).Read().FaultCode);
    }

    // Below 310 V the vehicle does not give; before anything is measured its lowest voltage counts.
    [TestMethod]
    [DataRow(311, true, 311000)]
    [DataRow(310, false, 310000)]
    [DataRow(0, true, 300000)]
    public void TheVoltageBoundsTheDischarge(int volts, bool mayDischarge, int millivolts)
    {
        GatewayBench bench = Plugged(0xC1, 0);
        bench.Block.Set(ChademoVehicle.VoltsRegister, volts);

        VehicleSample sample = bench.Read();

        Assert.AreEqual(mayDischarge, sample.MayDischarge);
        Assert.AreEqual(millivolts, sample.Millivolts);
    }

    [TestMethod]
    public void AStateOfChargeAboveAllIsNone()
    {
        GatewayBench bench = Plugged(0xC1, 0);
        bench.Block.Set(ChademoVehicle.Frame102 + 3, 0xFF00);

        Assert.AreEqual(-1, bench.Read().StateOfChargePermille);
    }

    // A vehicle whose H'200 has not come yet: the gateway shows 255 amps counted down, none.
    [TestMethod]
    public void BeforeTheFirstDischargeLimitNothingIsGiven()
    {
        GatewayBench bench = Plugged(0xC1, 0);
        bench.Block.Set(ChademoVehicle.Frame200, 0xFF00);

        Assert.AreEqual(0, bench.Read().MostDischargeMilliamps);
    }

    private static GatewayBench Plugged(int status, int faults)
    {
        GatewayBench bench = new GatewayBench(VehicleProtocol.Chademo);

        // H'100: least current 5 A, 300 V, 410 V.
        bench.Block.Set(ChademoVehicle.Frame100, 0x0500);
        bench.Block.Set(ChademoVehicle.Frame100 + 1, 0x2C01);
        bench.Block.Set(ChademoVehicle.Frame100 + 2, 0x9A01);

        // H'102: protocol 2, 410 V, 42 A, faults, status, 86 %.
        bench.Block.Set(ChademoVehicle.Frame102, 0x029A);
        bench.Block.Set(ChademoVehicle.Frame102 + 1, 0x012A);
        bench.Block.Set(ChademoVehicle.Frame102 + 2, (faults << 8) | status);
        bench.Block.Set(ChademoVehicle.Frame102 + 3, 0x5600);

        // H'200: 15 A counted down, 310 V.
        bench.Block.Set(ChademoVehicle.Frame200, 0xF000);
        bench.Block.Set(ChademoVehicle.Frame200 + 2, 0x3601);
        bench.Block.Set(ChademoVehicle.VoltsRegister, 365);
        return bench;
    }
}

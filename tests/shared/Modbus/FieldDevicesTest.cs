using nanoFramework.TestFramework;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;

namespace NanoV2G.Tests.Modbus;

[TestClass]
public class FieldDevicesTest
{
    [TestMethod]
    public void NothingIsPublishedBeforeTheFirstReply()
    {
        WireBench bench = new WireBench(1);
        Assert.IsFalse(bench.Devices.BoundaryMeter.TryCopyTo(new BoundarySample()));
        Assert.IsFalse(bench.Devices.AssetMeter.TryCopyTo(new AssetSample()));
        Assert.IsFalse(bench.Devices.Inverter.TryCopyTo(new InverterSample()));
    }

    [TestMethod]
    public void EveryDeviceIsReadWithinTwoSeconds()
    {
        WireBench bench = new WireBench(1);
        bench.Run(2000);
        BoundarySample boundary = new BoundarySample();
        Assert.IsTrue(bench.Devices.BoundaryMeter.TryCopyTo(boundary));
        Assert.AreEqual(241300, boundary.Millivolts[0]);
        Assert.AreEqual(5000, boundary.RmsMilliamps[0]);
        Assert.AreEqual(-1200, boundary.ActiveWatts[0]);
        Assert.AreEqual(50020, boundary.FrequencyMilliHertz);
        AssetSample asset = new AssetSample();
        Assert.IsTrue(bench.Devices.AssetMeter.TryCopyTo(asset));
        Assert.AreEqual(2400, asset.ActiveWatts);
        Assert.AreEqual(10000, asset.RmsMilliamps);
        Assert.AreEqual(1234567L, asset.ImportWattHours);
        Assert.AreEqual(89012L, asset.ExportWattHours);
        Assert.AreEqual(1, asset.QuantumWattHours);
        Assert.AreEqual(21038765L, asset.MeterSerial);
        InverterSample inverter = new InverterSample();
        Assert.IsTrue(bench.Devices.Inverter.TryCopyTo(inverter));
        Assert.AreEqual(2380, inverter.ActiveWatts);
        Assert.AreEqual(241200, inverter.Millivolts);
        Assert.AreEqual(635, inverter.StateOfChargePermille);
        Assert.IsTrue(inverter.IsRunning);
        Assert.AreEqual(-1L, inverter.AcknowledgedMs);
    }

    [TestMethod]
    public void ASetPointReachesTheInverterAndIsAcknowledged()
    {
        WireBench bench = new WireBench(1);
        bench.Run(2000);
        bench.RunCommanding(600, -3700);
        Assert.AreEqual(-3700, bench.InverterFace.WrittenSetpointWatts);
        Assert.AreEqual(3000, bench.InverterFace.WrittenReversionMs);
        InverterSample inverter = new InverterSample();
        Assert.IsTrue(bench.Devices.Inverter.TryCopyTo(inverter));
        Assert.AreEqual(-3700, inverter.AcknowledgedSetpointWatts);
        Assert.IsTrue(inverter.AcknowledgedMs >= 2000 && inverter.AcknowledgedMs <= 2300);
    }
}

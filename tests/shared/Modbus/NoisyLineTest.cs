using nanoFramework.TestFramework;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Tests.Modbus;

/// <summary>Thousands of transactions on disturbed lines: service goes on, and no wrong value is ever published or taken.</summary>
[TestClass]
public class NoisyLineTest
{
    [TestMethod]
    [DataRow(1, 1000)]
    [DataRow(2, 10000)]
    [DataRow(3, 30000)]
    public void NoiseDelaysButNeverDeceives(int seed, int noisePerMillionBytes)
    {
        WireBench bench = new WireBench(seed);
        bench.BoundaryLine.NoisePerMillionBytes = noisePerMillionBytes;
        bench.AssetLine.NoisePerMillionBytes = noisePerMillionBytes;
        BoundarySample boundary = new BoundarySample();
        AssetSample asset = new AssetSample();
        InverterSample inverter = new InverterSample();
        int seen = 0;
        long lastMs = -1;
        for (int tick = 0; tick < 1500; tick++)
        {
            int watts = (tick & 1) == 0 ? -3000 : 2000;
            int writes = bench.InverterFace.WriteCount;
            bench.RunCommanding(200, watts);
            int written = bench.InverterFace.WrittenSetpointWatts;
            Assert.IsTrue(bench.InverterFace.WriteCount == writes || written == -3000 || written == 2000);
            Check(bench, boundary, asset, inverter);
            seen += boundary.SampleMs != lastMs ? 1 : 0;
            lastMs = boundary.SampleMs;
        }

        Assert.IsTrue(seen > 250);
        Assert.IsTrue(bench.Devices.BoundaryBus.Master.FailureCounts[(int)ModbusError.BadCrc] > 0);
        Assert.IsTrue(bench.Devices.BoundaryBus.Master.FailureCounts[(int)ModbusError.Timeout] > 0);
        Assert.IsTrue(bench.InverterFace.WriteCount > 150);
    }

    [TestMethod]
    public void AtOneByteInAThousandTheBoundarySampleIsNeverOlderThanASecond()
    {
        WireBench bench = new WireBench(11);
        bench.BoundaryLine.NoisePerMillionBytes = 1000;
        BoundarySample sample = new BoundarySample();
        bench.Run(3000);
        for (int step = 0; step < 20000; step++)
        {
            bench.Run(10);
            bench.Devices.BoundaryMeter.TryCopyTo(sample);
            Assert.IsTrue(bench.NowMs - sample.SampleMs <= 1000);
        }
    }

    [TestMethod]
    public void ACableCutAtAnyInstantIsOutlived()
    {
        WireBench bench = new WireBench(5);
        BoundarySample sample = new BoundarySample();
        for (int cut = 0; cut < 60; cut++)
        {
            bench.Run(1000 + (10 * cut));
            bench.BoundaryLine.IsCut = true;
            bench.AssetLine.IsCut = true;
            bench.Run(700);
            bench.BoundaryLine.IsCut = false;
            bench.AssetLine.IsCut = false;
            long mendedMs = bench.NowMs;
            bench.Run(520);
            Assert.IsTrue(bench.Devices.BoundaryMeter.TryCopyTo(sample));
            Assert.IsTrue(sample.SampleMs > mendedMs);
            Assert.AreEqual(-1200, sample.ActiveWatts[0]);
        }
    }

    [TestMethod]
    public void ARestartAtAnyInstantIsOutlived()
    {
        WireBench bench = new WireBench(5);
        BoundarySample boundary = new BoundarySample();
        AssetSample asset = new AssetSample();
        InverterSample inverter = new InverterSample();
        for (int life = 0; life < 30; life++)
        {
            bench.RunCommanding(2000 + (10 * life), -3000);
            Check(bench, boundary, asset, inverter);
            Assert.IsTrue(boundary.SampleMs > 1600 && asset.SampleMs > 1000 && inverter.SampleMs > 1000);
            Assert.AreEqual(-3000, inverter.AcknowledgedSetpointWatts);
            bench.Restart();
            boundary.SampleMs = -1;
            asset.SampleMs = -1;
            inverter.SampleMs = -1;
        }
    }

    [TestMethod]
    public void ASlaveSlowerThanTheTimeOutIsNeverTakenForAnother()
    {
        WireBench bench = new WireBench(5);
        BoundarySample boundary = new BoundarySample();
        AssetSample asset = new AssetSample();
        InverterSample inverter = new InverterSample();
        bench.Run(3000);
        for (int turnaroundMs = 150; turnaroundMs < 700; turnaroundMs += 10)
        {
            bench.AssetSlave.TurnaroundMs = turnaroundMs;
            bench.RunCommanding(2000, -3000);
            Check(bench, boundary, asset, inverter);
        }
    }

    private static void Check(WireBench bench, BoundarySample boundary, AssetSample asset, InverterSample inverter)
    {
        if (bench.Devices.BoundaryMeter.TryCopyTo(boundary))
        {
            Assert.AreEqual(241300, boundary.Millivolts[0]);
            Assert.AreEqual(5000, boundary.RmsMilliamps[0]);
            Assert.AreEqual(-1200, boundary.ActiveWatts[0]);
            Assert.IsTrue(boundary.FrequencyMilliHertz == 50020 || boundary.FrequencyMilliHertz == 0);
        }

        if (bench.Devices.AssetMeter.TryCopyTo(asset))
        {
            Assert.AreEqual(2400, asset.ActiveWatts);
            Assert.AreEqual(10000, asset.RmsMilliamps);
            Assert.AreEqual(1234567L, asset.ImportWattHours);
            Assert.AreEqual(89012L, asset.ExportWattHours);
            Assert.IsTrue(asset.MeterSerial == 21038765 || asset.MeterSerial == 0);
        }

        if (bench.Devices.Inverter.TryCopyTo(inverter))
        {
            Assert.AreEqual(2380, inverter.ActiveWatts);
            Assert.AreEqual(241200, inverter.Millivolts);
            Assert.IsTrue(inverter.IsRunning);
            Assert.IsTrue(inverter.StateOfChargePermille == 635 || inverter.StateOfChargePermille == -1);
        }
    }
}

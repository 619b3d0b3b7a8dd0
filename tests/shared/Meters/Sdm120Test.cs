using nanoFramework.TestFramework;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Tests.Modbus;

namespace NanoV2G.Tests.Meters;

[TestClass]
public class Sdm120Test
{
    [TestMethod]
    [DataRow(1234567, 1, 1234567)]
    [DataRow(16383999, 1, 16383999)]
    [DataRow(20000001, 2, 20000000)]
    [DataRow(33333333, 4, 33333332)]
    public void RegistersComeWithTheirQuantum(int importWattHours, int quantumWattHours, int readWattHours)
    {
        WireBench bench = new WireBench(1);
        bench.Asset.ImportMilliWattHours = importWattHours * 1000L;
        bench.Run(2000);
        AssetSample sample = Read(bench);
        Assert.AreEqual(quantumWattHours, sample.QuantumWattHours);
        long error = sample.ImportWattHours - readWattHours;
        Assert.IsTrue(error >= -quantumWattHours && error <= quantumWattHours);
        Assert.AreEqual(0L, sample.ImportWattHours % quantumWattHours);
        Assert.AreEqual(89012L, sample.ExportWattHours);
    }

    [TestMethod]
    public void TheCoarserOfBothRegistersGivesTheQuantum()
    {
        WireBench bench = new WireBench(1);
        bench.Asset.ImportMilliWattHours = 1000;
        bench.Asset.ExportMilliWattHours = 70000000000;
        bench.Run(2000);
        AssetSample sample = Read(bench);
        Assert.AreEqual(8, sample.QuantumWattHours);
        Assert.AreEqual(1L, sample.ImportWattHours);
        Assert.AreEqual(70000000L, sample.ExportWattHours);
    }

    [TestMethod]
    public void RegistersAreReadEverySecondAndPowerMoreOften()
    {
        WireBench bench = new WireBench(1);
        bench.Run(3000);
        long powerMs = -1;
        long energyMs = -1;
        int powers = 0;
        int energies = 0;
        for (int step = 0; step < 1000; step++)
        {
            bench.Run(10);
            AssetSample sample = Read(bench);
            powers += sample.SampleMs != powerMs ? 1 : 0;
            energies += sample.RegistersMs != energyMs ? 1 : 0;
            powerMs = sample.SampleMs;
            energyMs = sample.RegistersMs;
            Assert.IsTrue(bench.NowMs - sample.SampleMs <= 900);
            Assert.IsTrue(bench.NowMs - sample.RegistersMs <= 1300);
        }

        Assert.IsTrue(powers >= 16 && powers <= 21);
        Assert.IsTrue(energies >= 9 && energies <= 11);
    }

    [TestMethod]
    public void BothRegistersAreOfTheSameInstant()
    {
        WireBench bench = new WireBench(1);
        for (int step = 0; step < 2000; step++)
        {
            bench.Asset.ImportMilliWattHours += 1000;
            bench.Asset.ExportMilliWattHours += 1000;
            bench.Run(10);
            AssetSample sample = new AssetSample();
            if (bench.Devices.AssetMeter.TryCopyTo(sample))
            {
                Assert.AreEqual(1234567L - 89012L, sample.ImportWattHours - sample.ExportWattHours);
            }
        }
    }

    [TestMethod]
    public void AMeterWithoutSerialNumberIsReadAllTheSame()
    {
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        RegisterSlave slave = HealthyMeter();
        line.Add(slave);
        FieldBus bus = new FieldBus(line, 9600, 1);
        EastronAssetMeter meter = new EastronAssetMeter(2, 1, EastronAssetMeter.Sdm120Milliamps, 500, 200);
        bus.Add(meter);
        AssetSample sample = new AssetSample();
        Run(line, bus, 0, 2000);
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.AreEqual(0L, sample.MeterSerial);
        slave.SetPair(EastronRegisters.SerialNumber, 0xFFFF, 0xFFFE);
        Run(line, bus, 2000, 13000);
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.AreEqual(4294967294L, sample.MeterSerial);
    }

    [TestMethod]
    public void FreshPowerDoesNotMakeOldRegistersLookFresh()
    {
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        RegisterSlave slave = HealthyMeter();
        line.Add(slave);
        FieldBus bus = new FieldBus(line, 9600, 1);
        EastronAssetMeter meter = new EastronAssetMeter(2, 1, EastronAssetMeter.Sdm120Milliamps, 500, 200);
        bus.Add(meter);
        AssetSample sample = new AssetSample();
        Run(line, bus, 0, 2000);
        Assert.IsTrue(meter.TryCopyTo(sample));
        slave.RefusedFrom = EastronRegisters.ImportEnergy;
        Run(line, bus, 2000, 20000);
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.IsTrue(sample.SampleMs <= 5100);
        slave.RefusedFrom = 0x10000;
        Run(line, bus, 20000, 22000);
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.IsTrue(sample.SampleMs > 20000 && sample.RegistersMs > 20000);
    }

    [TestMethod]
    [DataRow(EastronRegisters.ImportEnergy, 0x7FC0, 0x0000)]
    [DataRow(EastronRegisters.ExportEnergy, 0xBF80, 0x0000)]
    [DataRow(EastronRegisters.ActivePower, 0x45FA, 0x0000)]
    [DataRow(EastronRegisters.Current, 0x42C8, 0x0000)]
    public void WhatCannotBeTrueIsCountedAndNotPublished(int register, int high, int low)
    {
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        RegisterSlave slave = HealthyMeter();
        line.Add(slave);
        FieldBus bus = new FieldBus(line, 9600, 1);
        EastronAssetMeter meter = new EastronAssetMeter(2, 1, EastronAssetMeter.Sdm120Milliamps, 500, 200);
        bus.Add(meter);
        AssetSample sample = new AssetSample();
        Run(line, bus, 0, 2000);
        slave.SetPair(register, high, low);
        Run(line, bus, 2000, 12000);
        Assert.IsTrue(meter.ImplausibleCount >= 9);
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.IsTrue(sample.SampleMs <= 5100);
        Assert.AreEqual(1000, sample.ActiveWatts);
        Assert.AreEqual(5000, sample.RmsMilliamps);
        Assert.AreEqual(1000L, sample.ImportWattHours);
        Assert.AreEqual(0L, sample.ExportWattHours);
    }

    private static RegisterSlave HealthyMeter()
    {
        RegisterSlave slave = new RegisterSlave(2, 0, 80);
        slave.Clear(0, 80);
        slave.SetPair(EastronRegisters.Voltage, 0x4371, 0x0000);
        slave.SetPair(EastronRegisters.Current, 0x40A0, 0x0000);
        slave.SetPair(EastronRegisters.ActivePower, 0x447A, 0x0000);
        slave.SetPair(EastronRegisters.ImportEnergy, 0x3F80, 0x0000);
        return slave;
    }

    private static AssetSample Read(WireBench bench)
    {
        AssetSample sample = new AssetSample();
        Assert.IsTrue(bench.Devices.AssetMeter.TryCopyTo(sample));
        return sample;
    }

    private static void Run(SimulatedRtuLine line, FieldBus bus, long fromMs, long toMs)
    {
        for (long nowMs = fromMs; nowMs < toMs; nowMs += 10)
        {
            line.NowMs = nowMs;
            bus.Step(nowMs);
        }
    }
}

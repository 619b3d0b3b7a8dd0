using nanoFramework.TestFramework;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Tests.Modbus;

namespace NanoV2G.Tests.Meters;

[TestClass]
public class Sdm230Test
{
    [TestMethod]
    public void ASampleComesAtEachPollingInterval()
    {
        WireBench bench = new WireBench(1);
        BoundarySample sample = new BoundarySample();
        bench.Run(2000);
        long lastMs = -1;
        int samples = 0;
        long longestMs = 0;
        for (int step = 0; step < 1000; step++)
        {
            bench.Run(10);
            Assert.IsTrue(bench.Devices.BoundaryMeter.TryCopyTo(sample));
            if (sample.SampleMs != lastMs)
            {
                longestMs = lastMs >= 0 && sample.SampleMs - lastMs > longestMs ? sample.SampleMs - lastMs : longestMs;
                lastMs = sample.SampleMs;
                samples++;
            }
        }

        Assert.IsTrue(samples >= 80 && samples <= 101, "samples: " + samples.ToString());
        Assert.IsTrue(longestMs <= 190, "ms: " + longestMs.ToString());
    }

    [TestMethod]
    public void TheSampleTimeIsThatOfTheWholeReplyAndTheValueAtMostATransactionOld()
    {
        WireBench bench = new WireBench(1);
        BoundarySample sample = new BoundarySample();
        bench.Run(2000);
        bench.Boundary.ActiveMilliwatts[0] = -1300000;
        long changedMs = bench.NowMs;
        while (!bench.Devices.BoundaryMeter.TryCopyTo(sample) || sample.ActiveWatts[0] != -1300)
        {
            bench.Run(10);
        }

        Assert.AreEqual(bench.NowMs - 10, sample.SampleMs);
        Assert.IsTrue(bench.NowMs - changedMs <= 250 + 100);
    }

    // Not a number; infinity; 450 V; -1 V; 151 A; -1 A; 8 kW at 241 V and 5 A.
    [TestMethod]
    [DataRow(EastronRegisters.Voltage, 0x7FC0, 0x0000)]
    [DataRow(EastronRegisters.Current, 0x7F80, 0x0000)]
    [DataRow(EastronRegisters.ActivePower, 0xFFC0, 0x0000)]
    [DataRow(EastronRegisters.Voltage, 0x43E1, 0x0000)]
    [DataRow(EastronRegisters.Voltage, 0xBF80, 0x0000)]
    [DataRow(EastronRegisters.Current, 0x4317, 0x0000)]
    [DataRow(EastronRegisters.Current, 0xBF80, 0x0000)]
    [DataRow(EastronRegisters.ActivePower, 0x45FA, 0x0000)]
    [DataRow(EastronRegisters.ActivePower, 0x7149, 0xF2CA)]
    [DataRow(EastronRegisters.ActivePower, 0xFF7F, 0xFFFF)]
    public void WhatCannotBeTrueIsCountedAndNotPublished(int register, int high, int low)
    {
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        RegisterSlave slave = HealthyMeter();
        line.Add(slave);
        FieldBus bus = new FieldBus(line, 9600, 1);
        EastronBoundaryMeter meter = new EastronBoundaryMeter(1, 1, 250, 200, 100000, 10, MeterRefusal.None);
        bus.Add(meter);
        BoundarySample sample = new BoundarySample();
        Run(line, bus, 0, 2000);
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.AreEqual(0, meter.ImplausibleCount);

        slave.SetPair(register, high, low);
        Run(line, bus, 2000, 4000);
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.IsTrue(sample.SampleMs <= 2100);
        Assert.AreEqual(241000, sample.Millivolts[0]);
        Assert.AreEqual(5000, sample.RmsMilliamps[0]);
        Assert.AreEqual(-1200, sample.ActiveWatts[0]);
        Assert.IsTrue(meter.ImplausibleCount >= 7);

        slave.SetPair(EastronRegisters.Voltage, 0x4371, 0x0000);
        slave.SetPair(EastronRegisters.Current, 0x40A0, 0x0000);
        slave.SetPair(EastronRegisters.ActivePower, 0xC496, 0x0000);
        Run(line, bus, 4000, 4500);
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.IsTrue(sample.SampleMs > 4000);
    }

    [TestMethod]
    public void AFrequencyThatIsNoLongerReadIsWithheldWhilePowerGoesOn()
    {
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        RegisterSlave slave = HealthyMeter();
        line.Add(slave);
        FieldBus bus = new FieldBus(line, 9600, 1);
        EastronBoundaryMeter meter = new EastronBoundaryMeter(1, 1, 250, 200, 100000, 10, MeterRefusal.None);
        bus.Add(meter);
        BoundarySample sample = new BoundarySample();
        Run(line, bus, 0, 2000);
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.AreEqual(50000, sample.FrequencyMilliHertz);
        slave.RefusedFrom = EastronRegisters.Frequency;
        Run(line, bus, 2000, 8000);
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.IsTrue(sample.SampleMs >= 7600);
        Assert.AreEqual(0, sample.FrequencyMilliHertz);
    }

    [TestMethod]
    public void ASilentMeterGrowsStaleAndIsReadAgainWithinHalfASecondOfItsReturn()
    {
        WireBench bench = new WireBench(1);
        BoundarySample sample = new BoundarySample();
        bench.Run(2000);
        bench.BoundarySlave.IsSilent = true;
        bench.Run(60000);
        Assert.IsTrue(bench.Devices.BoundaryMeter.TryCopyTo(sample));
        Assert.IsTrue(sample.SampleMs <= 2200, "ms: " + sample.SampleMs.ToString());
        Assert.IsTrue(bench.Devices.BoundaryBus.Master.FailureCounts[(int)ModbusError.Timeout] > 200);
        bench.BoundarySlave.IsSilent = false;
        long backMs = bench.NowMs;
        bench.Run(500);
        Assert.IsTrue(bench.Devices.BoundaryMeter.TryCopyTo(sample));
        Assert.IsTrue(sample.SampleMs > backMs);
    }

    [TestMethod]
    public void AFrozenMeterKeepsSendingFreshSamplesOfTheSameValue()
    {
        WireBench bench = new WireBench(1);
        BoundarySample sample = new BoundarySample();
        bench.Run(20000);
        Assert.IsTrue(bench.Devices.BoundaryMeter.TryCopyTo(sample));
        Assert.IsTrue(sample.SampleMs > 19600);
        Assert.AreEqual(-1200, sample.ActiveWatts[0]);
    }

    [TestMethod]
    public void RatingAndClassAreThoseOfTheSettings()
    {
        WireBench bench = new WireBench(1);
        Assert.AreEqual(1, bench.Devices.BoundaryMeter.PhaseCount);
        Assert.AreEqual(100000, bench.Devices.BoundaryMeter.RatedMilliamps);
        Assert.AreEqual(10, bench.Devices.BoundaryMeter.ClassErrorPermille);
    }

    private static RegisterSlave HealthyMeter()
    {
        RegisterSlave slave = new RegisterSlave(1, 0, 80);
        slave.Clear(0, 80);
        slave.SetPair(EastronRegisters.Voltage, 0x4371, 0x0000);
        slave.SetPair(EastronRegisters.Current, 0x40A0, 0x0000);
        slave.SetPair(EastronRegisters.ActivePower, 0xC496, 0x0000);
        slave.SetPair(EastronRegisters.Frequency, 0x4248, 0x0000);
        return slave;
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

using nanoFramework.TestFramework;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Meters;

[TestClass]
public class Sdm630Test
{
    [TestMethod]
    public void EachPhaseStandsForItselfAtTheBoundary()
    {
        ThreePhaseBench bench = new ThreePhaseBench(oneBus: false, 20);
        bench.Run(2000);
        BoundarySample sample = new BoundarySample();
        Assert.AreEqual(3, bench.Devices.BoundaryMeter.PhaseCount);
        Assert.IsTrue(bench.Devices.BoundaryMeter.TryCopyTo(sample));
        for (int phase = 0; phase < 3; phase++)
        {
            Assert.AreEqual(238000 + (1000 * phase), sample.Millivolts[phase]);
            Assert.AreEqual(5000 * (phase + 1), sample.RmsMilliamps[phase]);
            Assert.AreEqual(phase == 1 ? -2300 : 1100, sample.ActiveWatts[phase]);
        }

        Assert.AreEqual(50010, sample.FrequencyMilliHertz);
        Assert.AreEqual((int)MeterRefusal.None, (int)bench.Devices.BoundaryMeter.Refusal);
    }

    // 0x7FC0 = not a number, in the voltage, current and power of each phase.
    [TestMethod]
    [DataRow(EastronRegisters.Voltage)]
    [DataRow(EastronRegisters.Voltage + 4)]
    [DataRow(EastronRegisters.Current + 2)]
    [DataRow(EastronRegisters.ActivePower + 4)]
    public void OnePhaseThatCannotBeTrueSpoilsTheReading(int register)
    {
        RegisterSlave slave = new RegisterSlave(1, 0, 80);
        slave.Clear(0, 80);
        for (int phase = 0; phase < 3; phase++)
        {
            slave.SetPair(EastronRegisters.Voltage + (2 * phase), 0x4371, 0x0000);
            slave.SetPair(EastronRegisters.Current + (2 * phase), 0x40A0, 0x0000);
        }

        slave.SetPair(register, 0x7FC0, 0);
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        line.Add(slave);
        FieldBus bus = new FieldBus(line, 9600, 1);
        EastronBoundaryMeter meter = new EastronBoundaryMeter(1, 3, 250, 200, 100000, 10, MeterRefusal.None);
        bus.Add(meter);
        for (long nowMs = 0; nowMs < 2000; nowMs += 10)
        {
            line.NowMs = nowMs;
            bus.Step(nowMs);
        }

        Assert.IsFalse(meter.TryCopyTo(new BoundarySample()));
        Assert.IsTrue(meter.ImplausibleCount > 3);
    }

    [TestMethod]
    public void AMeterSetToAnotherWiringIsRefusedUntilItIsSetRight()
    {
        ThreePhaseBench bench = new ThreePhaseBench(oneBus: false, 20);
        bench.BoundarySlave.WiringHigh = 0x3F80;
        bench.AssetSlave.WiringHigh = 0x4000;
        bench.Run(3000);
        Assert.AreEqual((int)MeterRefusal.WrongWiring, (int)bench.Devices.BoundaryMeter.Refusal);
        Assert.IsFalse(bench.Devices.AssetMeter.TryCopyTo(new AssetSample()));
        bench.BoundarySlave.WiringHigh = EastronRegisters.FourWireHigh;
        bench.AssetSlave.WiringHigh = EastronRegisters.FourWireHigh;
        bench.Run(11000);
        Assert.AreEqual((int)MeterRefusal.None, (int)bench.Devices.BoundaryMeter.Refusal);
        Assert.IsTrue(bench.Devices.AssetMeter.TryCopyTo(new AssetSample()));
    }

    [TestMethod]
    public void TheAssetsEnergyIsTheSumOfThePhasesAndItsCurrentThatOfTheWorst()
    {
        ThreePhaseBench bench = new ThreePhaseBench(oneBus: false, 20);
        bench.Run(3000);
        AssetSample sample = new AssetSample();
        Assert.IsTrue(bench.Devices.AssetMeter.TryCopyTo(sample));
        Assert.AreEqual(2700, sample.ActiveWatts);
        Assert.AreEqual(4200, sample.RmsMilliamps);
        Assert.AreEqual(6000L, sample.ImportWattHours);
        Assert.AreEqual(3000L, sample.ExportWattHours);
        Assert.AreEqual(630123L, sample.MeterSerial);
        Assert.AreEqual((int)PhaseSummation.TotalsAgree, (int)sample.Summation);
        Assert.IsFalse(sample.PowerIsEstimate);
    }

    [TestMethod]
    public void AMeterWhoseTotalsNetThePhasesIsToldAndRecordedUnnetted()
    {
        ThreePhaseBench bench = new ThreePhaseBench(oneBus: false, 20);
        bench.Asset.ImportMilliWattHours = 4000000;
        bench.Asset.ExportMilliWattHours = 1000000;
        bench.Run(3000);
        AssetSample sample = new AssetSample();
        Assert.IsTrue(bench.Devices.AssetMeter.TryCopyTo(sample));
        Assert.AreEqual((int)PhaseSummation.TotalsNetPhases, (int)sample.Summation);
        Assert.AreEqual(6000L, sample.ImportWattHours);
        Assert.AreEqual(3000L, sample.ExportWattHours);
    }

    [TestMethod]
    [DataRow(16000, 1)]
    [DataRow(17000, 2)]
    [DataRow(40000, 4)]
    public void TheCoarsestRegisterOfThePhasesSetsTheQuantum(int kilowattHours, int quantum)
    {
        ThreePhaseBench bench = new ThreePhaseBench(oneBus: false, 20);
        bench.Asset.PhaseExportMilliWattHours[2] = kilowattHours * 1000000L;
        bench.Run(3000);
        AssetSample sample = new AssetSample();
        Assert.IsTrue(bench.Devices.AssetMeter.TryCopyTo(sample));
        Assert.AreEqual(quantum, sample.QuantumWattHours);
    }
}

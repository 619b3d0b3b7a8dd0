using nanoFramework.TestFramework;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Meters;

/// <summary>Pulses are energy; the power between them is an estimate and proves nothing.</summary>
[TestClass]
public class S0MeterTest
{
    private sealed class Pulses : IPulseCounter
    {
        public long Count { get; set; }
    }

    // Pulses per kWh, and the step of the registers.
    [TestMethod]
    [DataRow(1000, 1)]
    [DataRow(500, 2)]
    [DataRow(100, 10)]
    [DataRow(3200, 1)]
    public void EveryPulseIsCountedAsItsEnergyInItsOwnRegister(int pulsesPerKilowattHour, int quantum)
    {
        Pulses import = new Pulses();
        Pulses export = new Pulses();
        S0Meter meter = new S0Meter(import, export, pulsesPerKilowattHour, 77);
        AssetSample sample = new AssetSample();
        Assert.IsFalse(meter.TryCopyTo(sample));
        import.Count = 3L * pulsesPerKilowattHour;
        export.Count = 2L * pulsesPerKilowattHour;
        meter.Step(0);
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.AreEqual(3000L, sample.ImportWattHours);
        Assert.AreEqual(2000L, sample.ExportWattHours);
        Assert.AreEqual(quantum, sample.QuantumWattHours);
        Assert.AreEqual(77L, sample.MeterSerial);
        Assert.AreEqual(0L, sample.RegistersMs);
    }

    // 1000 pulses per kWh: a pulse each second is 3.6 kW.
    [TestMethod]
    [DataRow(1000, false, 3600)]
    [DataRow(1000, true, -3600)]
    [DataRow(500, false, 7200)]
    [DataRow(10000, true, -360)]
    public void PowerIsEstimatedFromTheSpacingOfThePulses(int spacingMs, bool isExport, int watts)
    {
        Pulses import = new Pulses();
        Pulses export = new Pulses();
        S0Meter meter = new S0Meter(import, export, 1000, 1);
        Pulses given = isExport ? export : import;
        for (int nowMs = 0; nowMs <= 10 * spacingMs; nowMs += 10)
        {
            given.Count = nowMs / spacingMs;
            meter.Step(nowMs);
        }

        AssetSample sample = new AssetSample();
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.IsTrue(sample.PowerIsEstimate);
        Assert.AreEqual(watts, sample.ActiveWatts);
    }

    [TestMethod]
    public void APulseThatDoesNotComeBringsTheEstimateDown()
    {
        Pulses import = new Pulses();
        S0Meter meter = new S0Meter(import, new Pulses(), 1000, 1);
        AssetSample sample = new AssetSample();
        for (int nowMs = 0; nowMs <= 30000; nowMs += 10)
        {
            import.Count = nowMs < 10000 ? nowMs / 1000 : 10;
            meter.Step(nowMs);
        }

        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.IsTrue(sample.ActiveWatts > 0 && sample.ActiveWatts <= 181, "W: " + sample.ActiveWatts.ToString());
        Assert.AreEqual(30000L, sample.SampleMs);
    }

    [TestMethod]
    public void ABoardWithoutCountersNeverGivesAReading()
    {
        FieldSettings settings = new FieldSettings();
        settings.AssetMeter = MeterKind.S0Pulses;
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        FieldDevices devices = new FieldDevices(line, line, settings, null, null);
        for (int nowMs = 0; nowMs < 2000; nowMs += 10)
        {
            devices.Step(nowMs);
        }

        Assert.IsFalse(devices.AssetMeter.TryCopyTo(new AssetSample()));
    }

    [TestMethod]
    [DataRow((int)MeterKind.S0Pulses, (int)MeterRefusal.PulsesOnly)]
    [DataRow((int)MeterKind.Sdm120, (int)MeterRefusal.AssetMeterOnly)]
    public void NeitherPulsesNorAnSdm120MakeABoundaryMeter(int kind, int refusal)
    {
        FieldSettings settings = new FieldSettings();
        settings.BoundaryMeter = (MeterKind)kind;
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        FieldDevices devices = new FieldDevices(line, line, settings, null, null);
        Assert.AreEqual(refusal, (int)devices.BoundaryMeter.Refusal);
        Assert.IsFalse(devices.BoundaryMeter.TryCopyTo(new BoundarySample()));
    }
}

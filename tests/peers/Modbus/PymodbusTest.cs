using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Tests.Peers.Modbus;

/// <summary>
/// Master and drivers against slaves that pymodbus runs, over a pseudo terminal: the published register maps mean to them
/// what they mean to us. The values are those of pymodbus_slaves.py.
/// </summary>
[TestClass]
public sealed class PymodbusTest
{
    private const int PollMs = 200;

    // Far longer than pymodbus needs on a busy machine.
    private const int TimeoutMs = 1500;

    // First register of model 704 behind the mark and models 1 and 701 with their headers.
    private const int ControlModel = 40000 + 2 + 68 + 155;

    [TestMethod]
    public void The_boundary_meter_is_read()
    {
        using PymodbusSlaves slaves = new();
        EastronBoundaryMeter meter = new(PymodbusSlaves.BoundaryMeter, 1, PollMs, TimeoutMs, 100000, 10, MeterRefusal.None);
        slaves.Bus.Add(meter);
        BoundarySample sample = new();
        slaves.RunUntil(() => meter.TryCopyTo(sample) && sample.FrequencyMilliHertz != 0, "a reading with its frequency");

        Assert.AreEqual(230200, sample.Millivolts[0]);
        Assert.AreEqual(12345, sample.RmsMilliamps[0]);
        Assert.AreEqual(-2804, sample.ActiveWatts[0], "-2803.5 W, halves away from zero");
        Assert.AreEqual(50020, sample.FrequencyMilliHertz);
        Assert.AreEqual(0, meter.ImplausibleCount);
    }

    [TestMethod]
    public void The_asset_meter_is_read()
    {
        using PymodbusSlaves slaves = new();
        EastronAssetMeter meter = new(PymodbusSlaves.AssetMeter, 1, EastronAssetMeter.Sdm120Milliamps, PollMs, TimeoutMs);
        slaves.Bus.Add(meter);
        AssetSample sample = new();
        slaves.RunUntil(() => meter.TryCopyTo(sample) && sample.SampleMs >= 0 && sample.MeterSerial != 0, "a reading with the serial number");

        Assert.AreEqual(-2804, sample.ActiveWatts);
        Assert.AreEqual(12345, sample.RmsMilliamps);
        Assert.AreEqual(1234567, sample.ImportWattHours);
        Assert.AreEqual(89012, sample.ExportWattHours);
        Assert.AreEqual(1, sample.QuantumWattHours);
        Assert.AreEqual(20123456, sample.MeterSerial);
    }

    [TestMethod]
    public void The_inverter_is_found_in_its_chain_and_read()
    {
        using PymodbusSlaves slaves = new();
        SunSpecInverter inverter = new(PymodbusSlaves.Inverter, 1, 7400, 10000, PollMs, TimeoutMs);
        slaves.Bus.Add(inverter);
        InverterSample sample = new();
        slaves.RunUntil(() => inverter.TryCopyTo(sample) && sample.StateOfChargePermille >= 0, "a reading with its state of charge");

        Assert.AreEqual(2800, sample.ActiveWatts, "the model counts generation as positive");
        Assert.AreEqual(230200, sample.Millivolts);
        Assert.AreEqual(615, sample.StateOfChargePermille);
        Assert.IsTrue(sample.IsRunning);
        Assert.AreEqual(0, inverter.ImplausibleCount);
    }

    [TestMethod]
    [DataRow(-3700, 0x0000, 0x0E74)]
    [DataRow(3700, 0xFFFF, 0xF18C)]
    public void A_set_point_arrives_with_its_reversion(int watts, int high, int low)
    {
        using PymodbusSlaves slaves = new();
        SunSpecInverter inverter = new(PymodbusSlaves.Inverter, 1, 7400, 10000, PollMs, TimeoutMs);
        slaves.Bus.Add(inverter);
        inverter.Command(watts);
        InverterSample acknowledged = new();
        slaves.RunUntil(() => inverter.TryCopyTo(acknowledged) && acknowledged.AcknowledgedSetpointWatts == watts, "an acknowledged write");

        // WSetEna, WSetMod, WSet, WSetRvrt, WSetPct, WSetPctRvrt, WSetEnaRvrt, WSetRvrtTms.
        CollectionAssert.AreEqual(
            new[] { 1, 1, high, low, 0, 0, 0, 0, 1, 0, 10 },
            slaves.Registers(PymodbusSlaves.Inverter, ControlModel + 22, 11));
        CollectionAssert.AreEqual(new[] { 704, 65 }, slaves.Registers(PymodbusSlaves.Inverter, ControlModel, 2), "and nothing else");
        CollectionAssert.AreEqual(new[] { 0, 0 }, slaves.Registers(PymodbusSlaves.Inverter, ControlModel + 33, 2), "and nothing else");
    }

    [TestMethod]
    [DataRow(PymodbusSlaves.BoundaryMeter, 0x1000, 2)]
    [DataRow(PymodbusSlaves.BoundaryMeter, 0x004E, 4)]
    [DataRow(PymodbusSlaves.Inverter, 0x0000, 2)]
    public void A_register_that_is_not_there_is_refused_by_exception(int slave, int register, int count)
    {
        using PymodbusSlaves slaves = new();
        Assert.IsTrue(slaves.Master.BeginRead(ModbusFunction.ReadInput, slave, register, count, TimeoutMs, slaves.NowMs));
        Assert.AreEqual(ModbusStatus.Failed, slaves.Finish());
        Assert.AreEqual(ModbusError.Exception, slaves.Master.Error);
        Assert.AreEqual(ModbusFunction.IllegalAddress, slaves.Master.ExceptionCode);
    }

    [TestMethod]
    public void A_slave_that_is_not_there_is_silent()
    {
        using PymodbusSlaves slaves = new();
        Assert.IsTrue(slaves.Master.BeginRead(ModbusFunction.ReadInput, 9, 0, 2, 300, slaves.NowMs));
        Assert.AreEqual(ModbusStatus.Failed, slaves.Finish());
        Assert.AreEqual(ModbusError.Timeout, slaves.Master.Error);
    }

    [TestMethod]
    [DataRow("crc")]
    [DataRow("silence")]
    public void Disturbed_replies_give_no_reading_and_the_line_comes_back(string how)
    {
        using PymodbusSlaves slaves = new();
        EastronBoundaryMeter meter = new(PymodbusSlaves.BoundaryMeter, 1, PollMs, 300, 100000, 10, MeterRefusal.None);
        slaves.Bus.Add(meter);
        BoundarySample sample = new();
        slaves.RunUntil(() => meter.TryCopyTo(sample) && sample.SampleMs >= 0, "a reading");

        slaves.Disturb(how);
        slaves.Run(500);
        Assert.IsTrue(meter.TryCopyTo(sample));
        long before = sample.SampleMs;
        slaves.RunUntil(() => (how == "crc" ? slaves.Bus.Master.FailureCounts[(int)ModbusError.BadCrc] : slaves.Bus.Master.FailureCounts[(int)ModbusError.Timeout]) >= 5, "five failures");
        Assert.IsTrue(meter.TryCopyTo(sample));
        Assert.AreEqual(before, sample.SampleMs, "nothing was published");

        slaves.Disturb("none");
        slaves.RunUntil(() => meter.TryCopyTo(sample) && sample.SampleMs > before, "a reading after the disturbance");
        Assert.AreEqual(230200, sample.Millivolts[0]);
    }
}

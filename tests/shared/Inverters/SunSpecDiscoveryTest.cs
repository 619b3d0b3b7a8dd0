using nanoFramework.TestFramework;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Inverters;

/// <summary>Devices of other makes are found wherever they begin, and refused by name when something is missing.</summary>
[TestClass]
public class SunSpecDiscoveryTest
{
    private const int UnknownModel = 705;

    // Model 701, 702, 704, 713 and 714 are given in the order of the digits 1, 2, 4, 3 and 5; 9 is a model nobody knows.
    [TestMethod]
    [DataRow(40000, "12435")]
    [DataRow(50000, "41")]
    [DataRow(0, "9914")]
    [DataRow(40000, "5394192")]
    [DataRow(50000, "349192")]
    public void ADeviceIsFoundAtEachBaseAddressInAnyOrderOfItsModels(int baseAddress, string order)
    {
        SunSpecImage image = Build(baseAddress, order);
        SunSpecInverter inverter = Run(image, 12000, -1500);
        Assert.AreEqual((int)InverterRefusal.None, (int)inverter.Refusal);
        Assert.IsTrue(inverter.IsReady);
        InverterSample sample = new InverterSample();
        Assert.IsTrue(inverter.TryCopyTo(sample));
        Assert.AreEqual(2500, sample.ActiveWatts);
        Assert.AreEqual(-1500, sample.AcknowledgedSetpointWatts);
        Assert.AreEqual(order.IndexOf('3') >= 0 ? 635 : -1, sample.StateOfChargePermille);
        Assert.AreEqual(order.IndexOf('5') >= 0 ? 2400 : InverterSample.UnknownWatts, sample.DirectCurrentWatts);
        Assert.AreEqual("Maker", inverter.Identity.Text(DeviceIdentity.Manufacturer, DeviceIdentity.LongText));
        Assert.AreEqual("Two-way 7", inverter.Identity.Text(DeviceIdentity.Model, DeviceIdentity.LongText));
        Assert.AreEqual("1.2", inverter.Identity.Text(DeviceIdentity.Version, DeviceIdentity.ShortText));
        Assert.AreEqual("SN?42", inverter.Identity.Text(DeviceIdentity.Serial, DeviceIdentity.LongText));
    }

    [TestMethod]
    public void AChainThatEndsWithoutAMarkEndsWhereNothingMoreCanBeRead()
    {
        SunSpecImage image = new SunSpecImage(40000);
        AddAll(image, "143");
        SunSpecInverter inverter = Run(image, 8000, 0);
        Assert.IsTrue(inverter.IsReady);
        Assert.AreEqual((int)InverterRefusal.None, (int)inverter.Refusal);
    }

    [TestMethod]
    [DataRow("24", (int)InverterRefusal.NoMeasurementModel)]
    [DataRow("12", (int)InverterRefusal.NoControlModel)]
    [DataRow("", (int)InverterRefusal.NoMeasurementModel)]
    [DataRow("1m4", (int)InverterRefusal.None)]
    [DataRow("m4", (int)InverterRefusal.MeasurementLength)]
    [DataRow("1c", (int)InverterRefusal.ControlLength)]
    public void ModelsThatAreMissingOrOfAnotherLengthAreNamed(string order, int expected)
    {
        SunSpecInverter inverter = Run(Build(40000, order), 8000, -1500);
        Assert.AreEqual(expected, (int)inverter.Refusal);
        Assert.AreEqual(expected == (int)InverterRefusal.None, inverter.IsReady);
        Assert.AreEqual(expected == (int)InverterRefusal.None, inverter.TryCopyTo(new InverterSample()));
    }

    // Model (1 = 701, 4 = 704), register of the model, value found there, and the name of the refusal.
    [TestMethod]
    [DataRow(1, SunSpecRegisters.MeasurementWatts, 0x8000, (int)InverterRefusal.NoPower)]
    [DataRow(1, SunSpecRegisters.MeasurementWattsScale, 0x8000, (int)InverterRefusal.NoPowerScale)]
    [DataRow(1, SunSpecRegisters.MeasurementWattsScale, 11, (int)InverterRefusal.NoPowerScale)]
    [DataRow(1, SunSpecRegisters.MeasurementWattsScale, -11, (int)InverterRefusal.NoPowerScale)]
    [DataRow(1, SunSpecRegisters.MeasurementType, SunSpecRegisters.TypeThreePhase, (int)InverterRefusal.WrongPhases)]
    [DataRow(1, SunSpecRegisters.MeasurementType, 0xFFFF, (int)InverterRefusal.None)]
    [DataRow(1, SunSpecRegisters.MeasurementVoltageScale, 0x8000, (int)InverterRefusal.None)]
    [DataRow(4, SunSpecRegisters.ControlEnable, 0xFFFF, (int)InverterRefusal.NoSetpoint)]
    [DataRow(4, SunSpecRegisters.ControlMode, 0xFFFF, (int)InverterRefusal.NoSetpoint)]
    [DataRow(4, SunSpecRegisters.ControlWatts, 0x8000, (int)InverterRefusal.NoSetpoint)]
    [DataRow(4, SunSpecRegisters.ControlWattsScale, 0x8000, (int)InverterRefusal.NoSetpointScale)]
    [DataRow(4, SunSpecRegisters.ControlWattsScale, 999, (int)InverterRefusal.NoSetpointScale)]
    [DataRow(4, SunSpecRegisters.ControlReversionEnable, 0xFFFF, (int)InverterRefusal.NoReversion)]
    [DataRow(4, SunSpecRegisters.ControlReversionWatts, 0x8000, (int)InverterRefusal.NoReversion)]
    public void PointsThatAreNotImplementedAreNamed(int model, int offset, int value, int expected)
    {
        SunSpecImage image = new SunSpecImage(40000);
        int measurement = AddMeasurement(image);
        int control = image.Add(SunSpecRegisters.ControlModel, SunSpecRegisters.ControlLength);
        image.End();
        image.Set((model == 1 ? measurement : control) + offset, value);
        SunSpecInverter inverter = Run(image, 8000, -1500);
        Assert.AreEqual(expected, (int)inverter.Refusal);
        Assert.AreEqual(expected == (int)InverterRefusal.None, image.WriteCount > 0, "written");
    }

    [TestMethod]
    public void AReversionTimeThatIsNotImplementedIsNamed()
    {
        SunSpecImage image = new SunSpecImage(40000);
        AddMeasurement(image);
        int control = image.Add(SunSpecRegisters.ControlModel, SunSpecRegisters.ControlLength);
        image.End();
        image.Set(control + SunSpecRegisters.ControlReversionSeconds, 0xFFFF);
        image.Set(control + SunSpecRegisters.ControlReversionSeconds + 1, 0xFFFF);
        Assert.AreEqual((int)InverterRefusal.NoReversion, (int)Run(image, 8000, -1500).Refusal);
    }

    [TestMethod]
    public void ADeviceWithoutAMarkAtAnyBaseIsNoSunSpecDevice()
    {
        SunSpecImage image = Build(30000, "14");
        SunSpecInverter inverter = Run(image, 8000, -1500);
        Assert.AreEqual((int)InverterRefusal.NotSunSpec, (int)inverter.Refusal);
        Assert.AreEqual(0, image.WriteCount);
        Assert.IsTrue(image.ReadCount <= 18, "it is asked again every 5 s, not without a break: " + image.ReadCount.ToString());
    }

    [TestMethod]
    public void ARefusedDeviceThatIsExchangedIsTakenIntoService()
    {
        SunSpecImage image = Build(40000, "12");
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        line.Add(image);
        SunSpecInverter inverter = Make(line, out FieldBus bus);
        Run(line, bus, inverter, 0, 8000, -1500);
        Assert.AreEqual((int)InverterRefusal.NoControlModel, (int)inverter.Refusal);
        image.IsSilent = true;
        line.Add(Build(40000, "14"));
        Run(line, bus, inverter, 8000, 20000, -1500);
        Assert.AreEqual((int)InverterRefusal.None, (int)inverter.Refusal);
        Assert.IsTrue(inverter.IsReady);
    }

    [TestMethod]
    public void ADeviceThatIsBusyIsAskedAgainAndOneThatStaysSoIsRefused()
    {
        SunSpecImage image = Build(40000, "14");
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        line.Add(image);
        SunSpecInverter inverter = Make(line, out FieldBus bus);
        Run(line, bus, inverter, 0, 200, 0);
        image.Busy = 6;
        Run(line, bus, inverter, 200, 900, 0);
        image.Busy = 0;
        Run(line, bus, inverter, 900, 3500, 0);
        Assert.IsTrue(inverter.IsReady, "after a short while");

        SunSpecImage other = Build(40000, "14");
        line = new SimulatedRtuLine(9600, 1);
        line.Add(other);
        inverter = Make(line, out bus);
        Run(line, bus, inverter, 0, 200, 0);
        other.Busy = 6;
        Run(line, bus, inverter, 200, 4000, 0);
        Assert.AreEqual((int)InverterRefusal.BrokenChain, (int)inverter.Refusal);
    }

    // Rating, charge rating, discharge rating, scale; 0xFFFF = not implemented.
    [TestMethod]
    [DataRow(50, 30, 40, 2, 3000, -4000)]
    [DataRow(50, 0xFFFF, 0xFFFF, 2, 5000, -5000)]
    [DataRow(0xFFFF, 0xFFFF, 0xFFFF, 2, 7400, -7400)]
    [DataRow(50, 30, 40, 0x8000, 7400, -7400)]
    [DataRow(60000, 60000, 60000, 10, 7400, -7400)]
    public void NoSetPointGoesBeyondTheDevicesOwnRatings(int rated, int charge, int discharge, int scale, int mostCharge, int mostDischarge)
    {
        SunSpecImage image = new SunSpecImage(40000);
        AddMeasurement(image);
        int capacity = image.Add(SunSpecRegisters.CapacityModel, SunSpecRegisters.CapacityLength);
        image.Add(SunSpecRegisters.ControlModel, SunSpecRegisters.ControlLength);
        image.End();
        image.Set(capacity + SunSpecRegisters.CapacityWatts, rated);
        image.Set(capacity + SunSpecRegisters.CapacityCharge, charge);
        image.Set(capacity + SunSpecRegisters.CapacityDischarge, discharge);
        image.Set(capacity + SunSpecRegisters.CapacityWattsSetting, 0xFFFF);
        image.Set(capacity + SunSpecRegisters.CapacityChargeSetting, 0xFFFF);
        image.Set(capacity + SunSpecRegisters.CapacityDischargeSetting, 0xFFFF);
        image.Set(capacity + SunSpecRegisters.CapacityWattsScale, scale);
        InverterSample sample = new InverterSample();
        Assert.IsTrue(Run(image, 6000, 100000).TryCopyTo(sample));
        Assert.AreEqual(mostCharge, sample.AcknowledgedSetpointWatts);
        Assert.IsTrue(Run(image, 6000, -100000).TryCopyTo(sample));
        Assert.AreEqual(mostDischarge, sample.AcknowledgedSetpointWatts);
    }

    // Whatever stands in the registers: no exception, a bounded number of questions, and nothing written to what is no inverter.
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    public void GarbledImagesDoNoHarm(int seed)
    {
        int random = seed;
        SunSpecImage image = Build(40000, "12435");
        for (int garbled = 0; garbled < 3 + (seed * seed * 3); garbled++)
        {
            random = Next(random);
            int address = 40000 + ((random >> 8) % 380);
            random = Next(random);
            image.Set(address, (random >> 4) % 4 == 0 ? 0xFFFF : random >> 8);
        }

        SunSpecInverter inverter = Run(image, 20000, -1500);
        Assert.IsTrue(image.ReadCount < 20000 / 50, "reads: " + image.ReadCount.ToString());
        Assert.IsTrue(inverter.IsReady || image.WriteCount == 0, "seed " + seed.ToString());
    }

    private static int Next(int random)
    {
        return (int)(((random * 1103515245L) + 12345) & 0x7fffffff);
    }

    private static SunSpecImage Build(int baseAddress, string order)
    {
        SunSpecImage image = new SunSpecImage(baseAddress);
        AddAll(image, order);
        image.End();
        return image;
    }

    private static void AddAll(SunSpecImage image, string order)
    {
        int common = image.Add(SunSpecRegisters.CommonModel, SunSpecRegisters.CommonLength - 1);
        image.SetText(common + SunSpecRegisters.CommonManufacturer, "Maker");
        image.SetText(common + SunSpecRegisters.CommonType, "Two-way 7  ");
        image.SetText(common + SunSpecRegisters.CommonVersion, "1.2");
        image.SetText(common + SunSpecRegisters.CommonSerial, "SN\u000742");
        for (int index = 0; index < order.Length; index++)
        {
            AddOne(image, order[index]);
        }
    }

    private static void AddOne(SunSpecImage image, char model)
    {
        switch (model)
        {
            case '1':
                AddMeasurement(image);
                break;
            case 'm':
                image.Add(SunSpecRegisters.MeasurementModel, 137);
                break;
            case '2':
                FillWithMissing(image, image.Add(SunSpecRegisters.CapacityModel, SunSpecRegisters.CapacityLength), SunSpecRegisters.CapacityLength);
                break;
            case '4':
                image.Add(SunSpecRegisters.ControlModel, SunSpecRegisters.ControlLength);
                break;
            case 'c':
                image.Add(SunSpecRegisters.ControlModel, SunSpecRegisters.ControlLength + 2);
                break;
            case '3':
                int storage = image.Add(SunSpecRegisters.StorageModel, SunSpecRegisters.StorageLength);
                image.Set(storage + SunSpecRegisters.StorageStateOfCharge, 635);
                image.Set(storage + SunSpecRegisters.StoragePercentScale, -1);
                break;
            case '5':
                int direct = image.Add(SunSpecRegisters.DirectCurrentModel, SunSpecRegisters.DirectCurrentLeastLength + 25);
                image.Set(direct + SunSpecRegisters.DirectCurrentWatts, -24);
                image.Set(direct + SunSpecRegisters.DirectCurrentWattsScale, 2);
                break;
            default:
                FillWithMissing(image, image.Add(UnknownModel, 33), 33);
                break;
        }
    }

    private static int AddMeasurement(SunSpecImage image)
    {
        int measurement = image.Add(SunSpecRegisters.MeasurementModel, SunSpecRegisters.MeasurementLength);
        image.Set(measurement + SunSpecRegisters.MeasurementWatts, -2500);
        image.Set(measurement + SunSpecRegisters.MeasurementInverterState, SunSpecRegisters.InverterRunning);
        return measurement;
    }

    private static void FillWithMissing(SunSpecImage image, int address, int length)
    {
        for (int index = 0; index < length; index++)
        {
            image.Set(address + SunSpecRegisters.HeaderCount + index, 0xFFFF);
        }
    }

    private static SunSpecInverter Run(SunSpecImage image, int ms, int watts)
    {
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        line.Add(image);
        SunSpecInverter inverter = Make(line, out FieldBus bus);
        Run(line, bus, inverter, 0, ms, watts);
        return inverter;
    }

    private static SunSpecInverter Make(SimulatedRtuLine line, out FieldBus bus)
    {
        bus = new FieldBus(line, 9600, 1);
        SunSpecInverter inverter = new SunSpecInverter(SunSpecImage.Slave, 1, 7400, 3000, 400, 200);
        bus.Add(inverter);
        return inverter;
    }

    private static void Run(SimulatedRtuLine line, FieldBus bus, SunSpecInverter inverter, long fromMs, long toMs, int watts)
    {
        for (long nowMs = fromMs; nowMs < toMs; nowMs += 10)
        {
            if (nowMs % 200 == 0)
            {
                inverter.Command(watts);
            }

            line.NowMs = nowMs;
            bus.Step(nowMs);
        }
    }
}

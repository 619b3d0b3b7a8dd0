using nanoFramework.TestFramework;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Inverters;

/// <summary>The interface protection as the driver reads it off registers of other makes.</summary>
[TestClass]
public class SunSpecProtectionTest
{
    private const int Absent = InverterProtection.NotShown;
    private const int Header = SunSpecRegisters.HeaderCount;
    private const int Points = Header + SunSpecRegisters.TripPoints;
    private const int RoundMs = 8000;

    private static int _capacity;
    private static int _enterService;
    private static int _highVoltage;
    private static int _lowFrequency;
    private static int _droop;

    [TestMethod]
    public void EverythingIsReadInItsUnits()
    {
        AssertValues(Read(Make(5)), 2, 262200, 1000, 273700, 500);
        InverterProtection shown = Read(Make(5));
        int low = 2 * InverterProtection.BlockLength;
        Assert.AreEqual(2, shown.Values[low]);
        Assert.AreEqual(47500, shown.Values[low + 1]);
        Assert.AreEqual(20000, shown.Values[low + 2]);
        Assert.AreEqual(47000, shown.Values[low + 3]);
        Assert.AreEqual(500, shown.Values[low + 4]);
        Assert.AreEqual(1, shown.Values[InverterProtection.FrequencyResponse]);
        Assert.AreEqual(253000, shown.Values[InverterProtection.Reconnection]);
        Assert.AreEqual(195500, shown.Values[InverterProtection.Reconnection + 1]);
        Assert.AreEqual(50200, shown.Values[InverterProtection.Reconnection + 2]);
        Assert.AreEqual(49500, shown.Values[InverterProtection.Reconnection + 3]);
        Assert.AreEqual(60000, shown.Values[InverterProtection.Reconnection + 4]);
        Assert.AreEqual(Absent, shown.Values[0], "no model 707");
        Assert.AreEqual(Absent, shown.Values[3 * InverterProtection.BlockLength], "no model 710");
    }

    // Points that a curve has room for: as many as are in use, and more than are read.
    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(12)]
    public void ACurveMayHaveRoomForAnyNumberOfPoints(int pointCount)
    {
        AssertValues(Read(Make(pointCount)), 2, 262200, 1000, 273700, 500);
    }

    // Scale of the percentages and of the times, and two points in them.
    [TestMethod]
    [DataRow(0, 0, 114, 1, 119, 1, 262200, 1000, 273700, 1000)]
    [DataRow(-1, -1, 1140, 10, 1190, 5, 262200, 1000, 273700, 500)]
    [DataRow(-2, -3, 11400, 1000, 11900, 500, 262200, 1000, 273700, 500)]
    [DataRow(1, 1, 11, 2, 12, 1, 253000, 20000, 276000, 10000)]
    public void ScaleFactorsAreObeyed(
        int percentScale, int timeScale, int percent1, int time1, int percent2, int time2, int millivolts1, int ms1, int millivolts2, int ms2)
    {
        SunSpecImage image = Make(5);
        image.Set(_highVoltage + Header + 5, percentScale);
        image.Set(_highVoltage + Header + 6, timeScale);
        SetPoint(image, _highVoltage, 0, percent1, time1);
        SetPoint(image, _highVoltage, 1, percent2, time2);
        AssertValues(Read(image), 2, millivolts1, ms1, millivolts2, ms2);
    }

    // A register after the header of model 708, what stands in it, and how many points are shown.
    [TestMethod]
    [DataRow(0, 0, 0)]
    [DataRow(0, 0xFFFF, Absent)]
    [DataRow(8, 0, 0)]
    [DataRow(8, 1, 1)]
    [DataRow(8, 6, Absent)]
    [DataRow(8, 0xFFFF, Absent)]
    [DataRow(3, 1, Absent)]
    [DataRow(5, 0x8000, Absent)]
    [DataRow(6, 0x8000, Absent)]
    [DataRow(6, 11, Absent)]
    [DataRow(9, 0xFFFF, Absent)]
    [DataRow(12, 0xFFFF, Absent)]
    [DataRow(10, 0xFFFF, Absent)]
    [DataRow(13, 0x8000, Absent)]
    public void WhatIsNotImplementedIsNotShown(int register, int content, int points)
    {
        SunSpecImage image = Make(5);
        image.Set(_highVoltage + Header + register, content);
        Assert.AreEqual(points, Read(image).Values[InverterProtection.BlockLength]);
    }

    // VNom, VNomRtg, and the volts to which 114 % comes.
    [TestMethod]
    [DataRow(230, 240, 262200)]
    [DataRow(240, 230, 273600)]
    [DataRow(0, 230, 262200)]
    [DataRow(0xFFFF, 230, 262200)]
    [DataRow(400, 400, 262200)]
    [DataRow(0xFFFF, 0xFFFF, Absent)]
    [DataRow(0, 0, Absent)]
    public void PercentagesReferToTheNominalVoltage(int set, int rated, int millivolts)
    {
        SunSpecImage image = Make(5);
        image.Set(_capacity + SunSpecRegisters.CapacityVoltageSetting, set);
        image.Set(_capacity + SunSpecRegisters.CapacityVoltageRating, rated);
        InverterProtection shown = Read(image);
        Assert.AreEqual(millivolts == Absent ? Absent : 2, shown.Values[InverterProtection.BlockLength]);
        Assert.IsTrue(millivolts == Absent || shown.Values[InverterProtection.BlockLength + 1] == millivolts);
        Assert.AreEqual(2, shown.Values[2 * InverterProtection.BlockLength], "frequencies need none");
    }

    [TestMethod]
    [DataRow(1, 0)]
    [DataRow(2, 1)]
    [DataRow(17 - 2, 0)]
    public void ReconnectionThatIsNotImplementedIsNotShown(int register, int place)
    {
        SunSpecImage image = Make(5);
        image.Set(_enterService + Header + register, register == 15 ? 0x8000 : 0xFFFF);
        InverterProtection shown = Read(image);
        Assert.AreEqual(Absent, shown.Values[InverterProtection.Reconnection + place]);
        Assert.AreEqual(60000, shown.Values[InverterProtection.Reconnection + 4]);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(0xFFFF)]
    public void WhetherItAnswersToFrequencyIsRead(int enabled)
    {
        SunSpecImage image = Make(5);
        image.Set(_droop + Header, enabled);
        Assert.AreEqual(enabled == 0xFFFF ? Absent : enabled, Read(image).Values[InverterProtection.FrequencyResponse]);
    }

    [TestMethod]
    public void ADeviceWithoutTheseModelsShowsNothingAndIsAskedNothing()
    {
        SunSpecImage image = Begin();
        image.End();
        InverterProtection shown = Read(image);
        Assert.IsTrue(shown.Version != 0, "read, and nothing there");
        for (int index = 0; index < shown.Values.Length; index++)
        {
            Assert.AreEqual(Absent, shown.Values[index]);
        }
    }

    private static SunSpecImage Begin()
    {
        SunSpecImage image = new SunSpecImage(SunSpecRegisters.Base);
        int measurement = image.Add(SunSpecRegisters.MeasurementModel, SunSpecRegisters.MeasurementLength);
        image.Set(measurement + SunSpecRegisters.MeasurementInverterState, SunSpecRegisters.InverterRunning);
        image.Add(SunSpecRegisters.ControlModel, SunSpecRegisters.ControlLength);
        return image;
    }

    private static SunSpecImage Make(int pointCount)
    {
        SunSpecImage image = Begin();
        _capacity = image.Add(SunSpecRegisters.CapacityModel, SunSpecRegisters.CapacityLength);
        image.Set(_capacity + SunSpecRegisters.CapacityVoltageSetting, 230);
        _enterService = image.Add(SunSpecRegisters.EnterServiceModel, SunSpecRegisters.EnterServiceLength);
        image.Set(_enterService + 3, 110);
        image.Set(_enterService + 4, 85);
        SetLong(image, _enterService + 5, 5020);
        SetLong(image, _enterService + 7, 4950);
        SetLong(image, _enterService + 9, 60);
        image.Set(_enterService + 18, -2);
        _highVoltage = image.Add(SunSpecRegisters.FirstTripModel + 1, 8 + (3 * (1 + (3 * pointCount))));
        SetTrip(image, _highVoltage, pointCount, -1);
        SetPoint(image, _highVoltage, 0, 1140, 100);
        SetPoint(image, _highVoltage, 1, 1190, 50);
        _lowFrequency = image.Add(SunSpecRegisters.FirstTripModel + 2, 8 + (3 * (1 + (4 * pointCount))));
        SetTrip(image, _lowFrequency, pointCount, -2);
        SetLong(image, _lowFrequency + Points, 4750);
        SetLong(image, _lowFrequency + Points + 2, 2000);
        SetLong(image, _lowFrequency + Points + 4, 4700);
        SetLong(image, _lowFrequency + Points + 6, 50);
        _droop = image.Add(SunSpecRegisters.FrequencyDroopModel, 22);
        image.Set(_droop + Header, 1);
        image.End();
        return image;
    }

    private static void SetTrip(SunSpecImage image, int model, int pointCount, int scale)
    {
        image.Set(model + Header, 1);
        image.Set(model + Header + 3, pointCount);
        image.Set(model + Header + 4, 1);
        image.Set(model + Header + 5, scale);
        image.Set(model + Header + 6, -2);
        image.Set(model + Header + 8, 2);
    }

    private static void SetPoint(SunSpecImage image, int model, int point, int percent, int time)
    {
        image.Set(model + Points + (3 * point), percent);
        SetLong(image, model + Points + (3 * point) + 1, time);
    }

    private static void SetLong(SunSpecImage image, int address, int value)
    {
        image.Set(address, value >> 16);
        image.Set(address + 1, value);
    }

    private static InverterProtection Read(SunSpecImage image)
    {
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        line.Add(image);
        FieldBus bus = new FieldBus(line, 9600, 1);
        SunSpecInverter inverter = new SunSpecInverter(SunSpecImage.Slave, 1, 7400, 3000, 400, 200);
        bus.Add(inverter);
        for (long nowMs = 0; nowMs < RoundMs; nowMs += 10)
        {
            line.NowMs = nowMs;
            bus.Step(nowMs);
        }

        return inverter.Protection;
    }

    private static void AssertValues(InverterProtection shown, int count, int threshold1, int delay1, int threshold2, int delay2)
    {
        int start = InverterProtection.BlockLength;
        Assert.AreEqual(count, shown.Values[start]);
        Assert.AreEqual(threshold1, shown.Values[start + 1]);
        Assert.AreEqual(delay1, shown.Values[start + 2]);
        Assert.AreEqual(threshold2, shown.Values[start + 3]);
        Assert.AreEqual(delay2, shown.Values[start + 4]);
    }
}

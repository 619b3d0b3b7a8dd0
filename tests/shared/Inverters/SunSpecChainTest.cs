using nanoFramework.TestFramework;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Tests.Meters;

namespace NanoV2G.Tests.Inverters;

/// <summary>Chains of other makes, built register by register.</summary>
[TestClass]
public class SunSpecChainTest
{
    private const int NameplateModel = 702;
    private const int NameplateLength = 50;
    private const int MostRegisters = 600;

    [TestMethod]
    public void ModelsBetweenThoseInUseAreSteppedOver()
    {
        RegisterSlave slave = new RegisterSlave(3, SunSpecRegisters.Base, MostRegisters);
        int measurement = BeginChain(slave);
        int nameplate = AddModel(slave, measurement, SunSpecRegisters.MeasurementModel, SunSpecRegisters.MeasurementLength);
        int control = AddModel(slave, nameplate, NameplateModel, NameplateLength);
        int end = AddModel(slave, control, SunSpecRegisters.ControlModel, SunSpecRegisters.ControlLength);
        End(slave, end);
        slave.Set(measurement + SunSpecRegisters.MeasurementWatts, -2500);
        slave.Set(measurement + SunSpecRegisters.MeasurementInverterState, SunSpecRegisters.InverterThrottled);
        slave.Set(measurement + SunSpecRegisters.MeasurementVoltage, 2405);
        slave.Set(measurement + SunSpecRegisters.MeasurementVoltageScale, -1);
        slave.Set(control + SunSpecRegisters.ControlWattsScale, -1);
        SunSpecInverter inverter = Run(slave, -3000);

        InverterSample sample = new InverterSample();
        Assert.IsTrue(inverter.TryCopyTo(sample));
        Assert.AreEqual(2500, sample.ActiveWatts);
        Assert.AreEqual(240500, sample.Millivolts);
        Assert.IsTrue(sample.IsRunning);
        Assert.AreEqual(-1, sample.StateOfChargePermille);
        Assert.AreEqual(-3000, sample.AcknowledgedSetpointWatts);
        Assert.AreEqual(1, slave.Get(control + SunSpecRegisters.ControlEnable));
        Assert.AreEqual(1, slave.Get(control + SunSpecRegisters.ControlMode));
        Assert.AreEqual(0, slave.Get(control + SunSpecRegisters.ControlWatts));
        Assert.AreEqual(30000, slave.Get(control + SunSpecRegisters.ControlWatts + 1));
        Assert.AreEqual(0, slave.Get(control + SunSpecRegisters.ControlReversionWatts));
        Assert.AreEqual(0, slave.Get(control + SunSpecRegisters.ControlReversionWatts + 1));
        Assert.AreEqual(1, slave.Get(control + SunSpecRegisters.ControlReversionEnable));
        Assert.AreEqual(0, slave.Get(control + SunSpecRegisters.ControlReversionSeconds));
        Assert.AreEqual(3, slave.Get(control + SunSpecRegisters.ControlReversionSeconds + 1));
    }

    [TestMethod]
    public void ChargingIsWrittenAsANegativeNumberOfTwoRegisters()
    {
        RegisterSlave slave = new RegisterSlave(3, SunSpecRegisters.Base, MostRegisters);
        int measurement = BeginChain(slave);
        int control = AddModel(slave, measurement, SunSpecRegisters.MeasurementModel, SunSpecRegisters.MeasurementLength);
        End(slave, AddModel(slave, control, SunSpecRegisters.ControlModel, SunSpecRegisters.ControlLength));
        Run(slave, 1);
        Assert.AreEqual(0xFFFF, slave.Get(control + SunSpecRegisters.ControlWatts));
        Assert.AreEqual(0xFFFF, slave.Get(control + SunSpecRegisters.ControlWatts + 1));
    }

    // No mark; no model 704; model 704 of another length; a power scale that is not implemented; no end.
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void AnUnknownDeviceIsNeitherPublishedNorWritten(int defect)
    {
        RegisterSlave slave = new RegisterSlave(3, SunSpecRegisters.Base, MostRegisters);
        int measurement = BeginChain(slave);
        int control = AddModel(slave, measurement, SunSpecRegisters.MeasurementModel, SunSpecRegisters.MeasurementLength);
        int model = defect == 1 ? NameplateModel : SunSpecRegisters.ControlModel;
        End(slave, AddModel(slave, control, model, defect == 2 ? 66 : SunSpecRegisters.ControlLength));
        if (defect == 0)
        {
            slave.Set(SunSpecRegisters.Base, 0);
        }
        else if (defect == 3)
        {
            slave.Set(measurement + SunSpecRegisters.MeasurementWattsScale, SunSpecRegisters.NotImplementedSigned);
        }
        else if (defect == 4)
        {
            slave.Clear(SunSpecRegisters.Base + SunSpecRegisters.MarkCount, 500);
        }

        SunSpecInverter inverter = Run(slave, -3000);
        Assert.IsFalse(inverter.IsReady);
        Assert.IsTrue(inverter.ImplausibleCount > 0);
        Assert.AreEqual(0, slave.WriteCount);
        Assert.IsFalse(inverter.TryCopyTo(new InverterSample()));
    }

    [TestMethod]
    public void APowerThatIsNotImplementedIsNotPublished()
    {
        RegisterSlave slave = new RegisterSlave(3, SunSpecRegisters.Base, MostRegisters);
        int measurement = BeginChain(slave);
        int control = AddModel(slave, measurement, SunSpecRegisters.MeasurementModel, SunSpecRegisters.MeasurementLength);
        End(slave, AddModel(slave, control, SunSpecRegisters.ControlModel, SunSpecRegisters.ControlLength));
        slave.Set(measurement + SunSpecRegisters.MeasurementWatts, SunSpecRegisters.NotImplementedSigned);
        SunSpecInverter inverter = Run(slave, -3000);
        Assert.IsFalse(inverter.IsReady);
        Assert.AreEqual((int)InverterRefusal.NoPower, (int)inverter.Refusal);
        Assert.IsFalse(inverter.TryCopyTo(new InverterSample()));
        Assert.IsTrue(inverter.ImplausibleCount > 0);
    }

    // InvSt off, starting, running, throttled, fault, standby; then InvSt missing with St off and on.
    [TestMethod]
    [DataRow(1, 0, false)]
    [DataRow(1, 2, false)]
    [DataRow(1, 3, true)]
    [DataRow(1, 4, true)]
    [DataRow(1, 6, false)]
    [DataRow(1, 7, false)]
    [DataRow(0, 0xFFFF, false)]
    [DataRow(1, 0xFFFF, true)]
    [DataRow(0xFFFF, 0xFFFF, false)]
    public void RunningIsWhatTheInverterStateSays(int state, int inverterState, bool isRunning)
    {
        RegisterSlave slave = new RegisterSlave(3, SunSpecRegisters.Base, MostRegisters);
        int measurement = BeginChain(slave);
        int control = AddModel(slave, measurement, SunSpecRegisters.MeasurementModel, SunSpecRegisters.MeasurementLength);
        End(slave, AddModel(slave, control, SunSpecRegisters.ControlModel, SunSpecRegisters.ControlLength));
        slave.Set(measurement + SunSpecRegisters.MeasurementState, state);
        slave.Set(measurement + SunSpecRegisters.MeasurementInverterState, inverterState);
        slave.Set(measurement + SunSpecRegisters.MeasurementVoltage, SunSpecRegisters.NotImplementedUnsigned);
        SunSpecInverter inverter = Run(slave, 0);
        InverterSample sample = new InverterSample();
        Assert.IsTrue(inverter.TryCopyTo(sample));
        Assert.AreEqual(isRunning, sample.IsRunning);
        Assert.AreEqual(0, sample.Millivolts);
    }

    // Alrm of model 701: over-temperature and the manufacturer's own; not implemented.
    [TestMethod]
    [DataRow(0, 0, 0)]
    [DataRow(0x0001, 0x0080, 0x10080)]
    [DataRow(0x8000, 0, 0)]
    public void WhatItComplainsOfIsShownBitByBit(int high, int low, int alarms)
    {
        RegisterSlave slave = new RegisterSlave(3, SunSpecRegisters.Base, MostRegisters);
        int measurement = BeginChain(slave);
        int control = AddModel(slave, measurement, SunSpecRegisters.MeasurementModel, SunSpecRegisters.MeasurementLength);
        End(slave, AddModel(slave, control, SunSpecRegisters.ControlModel, SunSpecRegisters.ControlLength));
        slave.Set(measurement + SunSpecRegisters.MeasurementAlarms, high);
        slave.Set(measurement + SunSpecRegisters.MeasurementAlarms + 1, low);
        InverterSample sample = new InverterSample();
        Assert.IsTrue(Run(slave, 0).TryCopyTo(sample));
        Assert.AreEqual(alarms, sample.Alarms);
    }

    private static int BeginChain(RegisterSlave slave)
    {
        slave.Set(SunSpecRegisters.Base, SunSpecRegisters.MarkHigh);
        slave.Set(SunSpecRegisters.Base + 1, SunSpecRegisters.MarkLow);
        int common = SunSpecRegisters.Base + SunSpecRegisters.MarkCount;
        return AddModel(slave, common, SunSpecRegisters.CommonModel, SunSpecRegisters.CommonLength);
    }

    private static int AddModel(RegisterSlave slave, int address, int model, int length)
    {
        slave.Clear(address, SunSpecRegisters.HeaderCount + length);
        slave.Set(address, model);
        slave.Set(address + 1, length);
        return address + SunSpecRegisters.HeaderCount + length;
    }

    private static void End(RegisterSlave slave, int address)
    {
        slave.Set(address, SunSpecRegisters.EndModel);
        slave.Set(address + 1, 0);
    }

    private static SunSpecInverter Run(RegisterSlave slave, int watts)
    {
        SimulatedRtuLine line = new SimulatedRtuLine(9600, 1);
        line.Add(slave);
        FieldBus bus = new FieldBus(line, 9600, 1);
        SunSpecInverter inverter = new SunSpecInverter(3, 1, 7400, 3000, 400, 200);
        bus.Add(inverter);
        for (long nowMs = 0; nowMs < 8000; nowMs += 10)
        {
            if (nowMs % 200 == 0)
            {
                inverter.Command(watts);
            }

            line.NowMs = nowMs;
            bus.Step(nowMs);
        }

        return inverter;
    }
}

using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Inverters;

/// <summary>Reads points of a SunSpec device once and judges whether those exist without which it cannot be driven.</summary>
internal static class SunSpecPoints
{
    /// <summary>Takes ratings and settings out of model 702. What is not implemented or left at 0 bounds nothing: the device keeps itself within what it can do.</summary>
    /// <param name="master">Holds the reply that begins with the active power rating.</param>
    /// <param name="chain">Receives the most that they leave.</param>
    public static void TakeCapacity(ModbusRtuMaster master, SunSpecChain chain)
    {
        int scale = SunSpecScale.FromRegister(master.GetRegister(SunSpecRegisters.CapacityWattsScale - SunSpecRegisters.CapacityWatts));
        int most = Least(int.MaxValue, master, SunSpecRegisters.CapacityWatts, scale);
        most = Least(most, master, SunSpecRegisters.CapacityWattsSetting, scale);
        int mostCharge = Least(most, master, SunSpecRegisters.CapacityCharge, scale);
        int mostDischarge = Least(most, master, SunSpecRegisters.CapacityDischarge, scale);
        chain.MostChargeWatts = Least(mostCharge, master, SunSpecRegisters.CapacityChargeSetting, scale);
        chain.MostDischargeWatts = Least(mostDischarge, master, SunSpecRegisters.CapacityDischargeSetting, scale);
    }

    /// <summary>Judges the points of model 701.</summary>
    /// <param name="master">Holds the reply from the type to the active power.</param>
    /// <param name="phaseCount">On how many phases the device is to feed.</param>
    /// <returns>The first fault.</returns>
    public static InverterRefusal JudgeMeasurement(ModbusRtuMaster master, int phaseCount)
    {
        int type = master.GetRegister(0);
        bool feedsThree = type == SunSpecRegisters.TypeThreePhase;
        if (type != SunSpecRegisters.NotImplementedUnsigned && feedsThree != (phaseCount == 3))
        {
            return InverterRefusal.WrongPhases;
        }

        int watts = master.GetRegister(SunSpecRegisters.MeasurementWatts - SunSpecRegisters.MeasurementType);
        return watts == SunSpecRegisters.NotImplementedSigned ? InverterRefusal.NoPower : InverterRefusal.None;
    }

    /// <summary>Judges the points of model 704.</summary>
    /// <param name="master">Holds the reply with the block that is going to be written.</param>
    /// <returns>The first fault.</returns>
    public static InverterRefusal JudgeControl(ModbusRtuMaster master)
    {
        bool hasSetpoint = Control(master, SunSpecRegisters.ControlEnable) != SunSpecRegisters.NotImplementedUnsigned
            && Control(master, SunSpecRegisters.ControlMode) != SunSpecRegisters.NotImplementedUnsigned
            && Control(master, SunSpecRegisters.ControlWatts) != SunSpecRegisters.NotImplementedSigned;
        if (!hasSetpoint)
        {
            return InverterRefusal.NoSetpoint;
        }

        bool hasSeconds = Control(master, SunSpecRegisters.ControlReversionSeconds) != SunSpecRegisters.NotImplementedUnsigned
            || Control(master, SunSpecRegisters.ControlReversionSeconds + 1) != SunSpecRegisters.NotImplementedUnsigned;
        bool hasReversion = hasSeconds
            && Control(master, SunSpecRegisters.ControlReversionEnable) != SunSpecRegisters.NotImplementedUnsigned
            && Control(master, SunSpecRegisters.ControlReversionWatts) != SunSpecRegisters.NotImplementedSigned;
        return hasReversion ? InverterRefusal.None : InverterRefusal.NoReversion;
    }

    private static int Control(ModbusRtuMaster master, int offset)
    {
        return master.GetRegister(offset - SunSpecRegisters.ControlEnable);
    }

    private static int Least(int most, ModbusRtuMaster master, int offset, int scale)
    {
        int raw = master.GetRegister(offset - SunSpecRegisters.CapacityWatts);
        if (raw == 0 || raw == SunSpecRegisters.NotImplementedUnsigned || scale == SunSpecScale.Invalid)
        {
            return most;
        }

        int watts = SunSpecScale.Shift(raw, scale);
        return watts < most ? watts : most;
    }
}

using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Vehicle;

/// <summary>
/// A vehicle behind a CHAdeMO gateway, which puts the vehicle's frames H'100, H'102 and H'200 into the block as they came off
/// the CAN bus: byte 0 of a frame is the high byte of its first register. The vehicle's least discharge current is in none of
/// them. Places and meanings are secondary: public decoders of IEEE 2030.1.1 and traces of a vehicle, not the standard itself.
/// </summary>
public sealed class ChademoVehicle : VehicleGateway
{
    /// <summary>First register of H'100: byte 0 the least charge current, A; bytes 2 and 3 the lowest battery voltage, V.</summary>
    public const int Frame100 = 3;

    /// <summary>First register of H'102: byte 3 the charge current asked for, A; byte 4 faults; byte 5 status; byte 6 the state of charge, %.</summary>
    public const int Frame102 = 7;

    /// <summary>First register of H'200: byte 0 the most discharge current, A, counted down from 255 (a trace: 240 for 15 A); bytes 4 and 5 the lowest voltage of a discharge, V.</summary>
    public const int Frame200 = 11;

    /// <summary>Register of the voltage that the charger measures and sends in H'109, V.</summary>
    public const int VoltsRegister = 15;

    /// <summary>H'102 byte 4: voltage of the battery too high or too low, current or temperature or voltage wrong.</summary>
    public const int FaultBits = 0x1F;

    /// <summary>H'102 byte 5: the vehicle permits charging and discharging.</summary>
    public const int EnabledBit = 0x01;

    /// <summary>H'102 byte 5: the shift lever is not in its parking position.</summary>
    public const int NotParkedBit = 0x02;

    /// <summary>H'102 byte 5: the vehicle has found a malfunction of its own.</summary>
    public const int MalfunctionBit = 0x04;

    /// <summary>H'102 byte 5: the vehicle asks for the end.</summary>
    public const int StopBit = 0x10;

    /// <summary>H'102 byte 5: the vehicle can discharge. Taken back to protect the battery.</summary>
    public const int DischargeBit = 0x80;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    public ChademoVehicle(int slave, int timeoutMs)
        : base(slave, VehicleProtocol.Chademo, timeoutMs)
    {
    }

    /// <inheritdoc/>
    protected override void Decode(ModbusRtuMaster master, VehicleSample sample)
    {
        int status = Byte(master, Frame102, 5);
        int volts = master.GetRegister(VoltsRegister);

        // In the frames the low byte comes first.
        int leastVolts = Byte(master, Frame200, 4) | (Byte(master, Frame200, 5) << 8);
        int percent = Byte(master, Frame102, 6);
        sample.MayCharge = (status & (EnabledBit | NotParkedBit | StopBit)) == EnabledBit;
        sample.MayDischarge = sample.MayCharge && (status & DischargeBit) != 0 && (volts == 0 || volts > leastVolts);
        sample.FaultCode = (Byte(master, Frame102, 4) & FaultBits) | ((status & MalfunctionBit) << 3);
        sample.StateOfChargePermille = percent > 100 ? -1 : percent * 10;
        sample.Millivolts = (volts > 0 ? volts : Byte(master, Frame100, 2) | (Byte(master, Frame100, 3) << 8)) * 1000;
        sample.MostChargeMilliamps = Byte(master, Frame102, 3) * 1000;
        sample.LeastChargeMilliamps = Byte(master, Frame100, 0) * 1000;
        sample.MostDischargeMilliamps = (255 - Byte(master, Frame200, 0)) * 1000;
    }

    private static int Byte(ModbusRtuMaster master, int frame, int index)
    {
        int register = master.GetRegister(frame + (index >> 1));
        return (index & 1) == 0 ? register >> 8 : register & 0xFF;
    }
}

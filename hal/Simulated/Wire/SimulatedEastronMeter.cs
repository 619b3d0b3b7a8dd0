using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Simulated.Wire;

/// <summary>The wire side that the simulated Eastron meters share: the phases of a face as IEEE 754 singles.</summary>
public abstract class SimulatedEastronMeter : SimulatedSlave
{
    private readonly MeterFace _face;

    /// <summary>Makes a meter.</summary>
    /// <param name="face">What it shows.</param>
    /// <param name="address">Its Modbus address, 1 to 247.</param>
    protected SimulatedEastronMeter(MeterFace face, int address)
        : base(address)
    {
        _face = face;
    }

    /// <inheritdoc/>
    protected override int Read(int function, int register, int count, byte[] reply, int offset)
    {
        if (function == ModbusFunction.ReadHolding)
        {
            return ReadSettings(register, count, reply, offset);
        }

        // A value is never cut in half, and a request never asks for more than 40 of them.
        if ((register & 1) != 0 || (count & 1) != 0 || count > EastronRegisters.MostCount)
        {
            return ModbusFunction.IllegalAddress;
        }

        int end = register + count;
        if (end > LastRegister)
        {
            return ModbusFunction.IllegalAddress;
        }

        int at = offset;
        for (int address = register; address < end; address += EastronRegisters.ValueCount)
        {
            int bits = Bits(address);
            Put(reply, at, bits >> 16);
            Put(reply, at + 2, bits);
            at += 4;
        }

        return 0;
    }

    /// <inheritdoc/>
    protected override int Write(int register, int count, byte[] frame, int offset)
    {
        return ModbusFunction.IllegalAddress;
    }

    /// <summary>One above the last input register that the meter has.</summary>
    protected virtual int LastRegister => EastronRegisters.MostCount;

    /// <summary>What it shows.</summary>
    protected MeterFace Face => _face;

    /// <summary>The holding registers of settings and serial number.</summary>
    /// <param name="register">First register as on the wire.</param>
    /// <param name="count">How many.</param>
    /// <param name="reply">Receives two bytes for each.</param>
    /// <param name="offset">First index written.</param>
    /// <returns>0, or the exception code.</returns>
    protected virtual int ReadSettings(int register, int count, byte[] reply, int offset)
    {
        if (register != EastronRegisters.SerialNumber || count != EastronRegisters.ValueCount)
        {
            return ModbusFunction.IllegalAddress;
        }

        Put(reply, offset, (int)(_face.Serial >> 16));
        Put(reply, offset + 2, (int)(_face.Serial & 0xFFFF));
        return 0;
    }

    /// <summary>The single at an input register.</summary>
    /// <param name="address">Register as on the wire, even.</param>
    /// <returns>Its 32 bits; 0 where the meter has nothing.</returns>
    protected virtual int Bits(int address)
    {
        switch (address)
        {
            case EastronRegisters.Voltage:
                return Float32Encoding.Encode(_face.Millivolts[0], 1000);
            case EastronRegisters.Current:
                return Float32Encoding.Encode(_face.RmsMilliamps[0], 1000);
            case EastronRegisters.ActivePower:
                return Float32Encoding.Encode(_face.ActiveMilliwatts[0], 1000);
            case EastronRegisters.Frequency:
                return Float32Encoding.Encode(_face.FrequencyMilliHertz, 1000);
            case EastronRegisters.ImportEnergy:
                return Float32Encoding.Encode(_face.ImportMilliWattHours, 1000000);
            case EastronRegisters.ExportEnergy:
                return Float32Encoding.Encode(_face.ExportMilliWattHours, 1000000);
            default:
                return 0;
        }
    }
}

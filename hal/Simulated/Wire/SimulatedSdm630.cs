using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Simulated.Wire;

/// <summary>An Eastron SDM630 as boundary or asset meter, answering Modbus frames.</summary>
public sealed class SimulatedSdm630 : SimulatedEastronMeter
{
    /// <summary>One above the last register: L3 total reactive energy (30381).</summary>
    private const int EndOfRegisters = 0x017E;

    /// <summary>High word of the wiring "one phase and neutral" (1.0 as a single).</summary>
    public const int OnePhaseHigh = 0x3F80;

    /// <summary>Makes a meter.</summary>
    /// <param name="face">What it shows.</param>
    /// <param name="address">Its Modbus address, 1 to 247.</param>
    public SimulatedSdm630(MeterFace face, int address)
        : base(face, address)
    {
    }

    /// <summary>
    /// High word of the wiring that it is set to; three phases and neutral unless changed. Set to one phase, it shows zero on the
    /// others, whatever flows there.
    /// </summary>
    public int WiringHigh { get; set; } = EastronRegisters.FourWireHigh;

    /// <inheritdoc/>
    protected override int LastRegister => EndOfRegisters;

    /// <inheritdoc/>
    protected override int ReadSettings(int register, int count, byte[] reply, int offset)
    {
        if (register != EastronRegisters.Wiring || count != EastronRegisters.ValueCount)
        {
            return base.ReadSettings(register, count, reply, offset);
        }

        Put(reply, offset, WiringHigh);
        Put(reply, offset + 2, 0);
        return 0;
    }

    /// <inheritdoc/>
    protected override int Bits(int address)
    {
        int phase = PhaseOf(address, EastronRegisters.Voltage);
        if (phase >= 0)
        {
            return Shown(phase, Face.Millivolts);
        }

        phase = PhaseOf(address, EastronRegisters.Current);
        if (phase >= 0)
        {
            return Shown(phase, Face.RmsMilliamps);
        }

        phase = PhaseOf(address, EastronRegisters.ActivePower);
        if (phase >= 0)
        {
            return Shown(phase, Face.ActiveMilliwatts);
        }

        phase = PhaseOf(address, EastronRegisters.PhaseImportEnergy);
        if (phase >= 0)
        {
            return Float32Encoding.Encode(Face.PhaseImportMilliWattHours[phase], 1000000);
        }

        phase = PhaseOf(address, EastronRegisters.PhaseExportEnergy);
        return phase >= 0 ? Float32Encoding.Encode(Face.PhaseExportMilliWattHours[phase], 1000000) : base.Bits(address);
    }

    private int Shown(int phase, int[] milli)
    {
        return phase > 0 && WiringHigh == OnePhaseHigh ? 0 : Float32Encoding.Encode(milli[phase], 1000);
    }

    private static int PhaseOf(int address, int firstRegister)
    {
        int phase = (address - firstRegister) / EastronRegisters.ValueCount;
        return address >= firstRegister && phase < 3 ? phase : -1;
    }
}

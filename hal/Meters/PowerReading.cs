using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Meters;

/// <summary>Takes voltage, current and power of a phase out of the block that the Eastron meters answer, and says whether they can be true.</summary>
internal sealed class PowerReading
{
    /// <summary>Highest voltage believed, mV: far above any single-phase supply, far below line to line.</summary>
    private const int MostMillivolts = 400000;

    /// <summary>What active power may exceed voltage times current by, W: rounding at standstill.</summary>
    private const int PowerMarginWatts = 50;

    private readonly int _mostMilliamps;

    /// <summary>Voltage, mV.</summary>
    public int Millivolts;

    /// <summary>RMS current, mA.</summary>
    public int RmsMilliamps;

    /// <summary>Active power, W, positive = import.</summary>
    public int ActiveWatts;

    /// <summary>Makes a reading.</summary>
    /// <param name="ratedMilliamps">Rated current, mA: half as much again is still believed.</param>
    public PowerReading(int ratedMilliamps)
    {
        _mostMilliamps = ratedMilliamps + (ratedMilliamps / 2);
    }

    /// <summary>Decodes and judges one phase of a reply that begins with the voltage of phase 1.</summary>
    /// <param name="master">Holds the reply.</param>
    /// <param name="phase">Phase, from 0.</param>
    /// <returns>False when a value is not a number or cannot be true: the fields are not to be used.</returns>
    public bool Take(ModbusRtuMaster master, int phase)
    {
        if (!TryTake(master, EastronRegisters.Voltage, phase, out Millivolts)
            || !TryTake(master, EastronRegisters.Current, phase, out RmsMilliamps)
            || !TryTake(master, EastronRegisters.ActivePower, phase, out int milliwatts))
        {
            return false;
        }

        if (Millivolts < 0 || Millivolts > MostMillivolts || RmsMilliamps < 0 || RmsMilliamps > _mostMilliamps)
        {
            return false;
        }

        ActiveWatts = (milliwatts + (milliwatts < 0 ? -500 : 500)) / 1000;
        long mostWatts = ((long)Millivolts * RmsMilliamps / 1000000 * 11 / 10) + PowerMarginWatts;
        int watts = ActiveWatts < 0 ? -ActiveWatts : ActiveWatts;
        return watts <= mostWatts;
    }

    private static bool TryTake(ModbusRtuMaster master, int register, int phase, out int milli)
    {
        int at = register + (phase * EastronRegisters.ValueCount);
        return Float32Register.TryToMilli(master.GetRegister(at), master.GetRegister(at + 1), out milli);
    }
}

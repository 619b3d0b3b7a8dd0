namespace NanoV2G.Hal.Meters;

/// <summary>Eastron SDM630 (three phases, direct 100 A, class 1) as asset meter of a three-phase inverter.</summary>
public sealed class Sdm630Asset : EastronAssetMeter
{
    /// <summary>Rated current of each phase, mA (Eastron SDM630 data sheet: 10(100) A).</summary>
    public const int RatedMilliamps = 100000;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="pollMs">Interval between readings of power, ms.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    public Sdm630Asset(int slave, int pollMs, int timeoutMs)
        : base(slave, 3, RatedMilliamps, pollMs, timeoutMs)
    {
    }
}

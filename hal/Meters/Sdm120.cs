namespace NanoV2G.Hal.Meters;

/// <summary>Eastron SDM120 (one phase, direct 45 A, class 1) as asset meter.</summary>
public sealed class Sdm120 : EastronAssetMeter
{
    /// <summary>Rated current, mA (Eastron SDM120 data sheet: 5(45) A).</summary>
    public const int RatedMilliamps = 45000;

    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="pollMs">Interval between readings of power, ms.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    public Sdm120(int slave, int pollMs, int timeoutMs)
        : base(slave, 1, RatedMilliamps, pollMs, timeoutMs)
    {
    }
}

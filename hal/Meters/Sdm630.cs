namespace NanoV2G.Hal.Meters;

/// <summary>
/// Eastron SDM630 (three phases, direct 100 A, class 1) as boundary meter. Each phase stands for itself: nothing is
/// summed.
/// </summary>
public sealed class Sdm630 : EastronBoundaryMeter
{
    /// <summary>Makes the driver.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="pollMs">Interval between readings, ms, at least the time of one transaction.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    /// <param name="ratedMilliamps">Rated current of the meter as installed, mA.</param>
    /// <param name="classErrorPermille">Accuracy class, permille of the reading.</param>
    public Sdm630(int slave, int pollMs, int timeoutMs, int ratedMilliamps, int classErrorPermille)
        : base(slave, 3, pollMs, timeoutMs, ratedMilliamps, classErrorPermille)
    {
    }
}

using NanoV2G.Hal.Simulated.Profiles;

namespace NanoV2G.Tools.Traces;

/// <summary>A recorded solar day, played from 06:00 to 18:00 by the local clock of every day.</summary>
public sealed class DailySolar : ILoadProfile
{
    private readonly SolarTrace _trace;
    private readonly LocalTimeline _clock;
    private readonly int _peakWatts;

    /// <summary>Lays a recording over a simulation.</summary>
    /// <param name="trace">The recording.</param>
    /// <param name="clock">The local clock of the simulation.</param>
    /// <param name="peakWatts">Power at the recording's peak, W.</param>
    public DailySolar(SolarTrace trace, LocalTimeline clock, int peakWatts)
    {
        _trace = trace;
        _clock = clock;
        _peakWatts = peakWatts;
    }

    /// <inheritdoc/>
    public int WattsAt(long siteMs)
    {
        return (int)((long)_trace.ShareAt(SecondOfDay(siteMs)) * _peakWatts / SolarTrace.SharePerUnit);
    }

    /// <inheritdoc/>
    public bool IsGapAt(long siteMs)
    {
        return _trace.IsGapAt(SecondOfDay(siteMs));
    }

    private int SecondOfDay(long siteMs)
    {
        return (int)(_clock.At(siteMs) % LocalTimeline.DayMs / 1000);
    }
}

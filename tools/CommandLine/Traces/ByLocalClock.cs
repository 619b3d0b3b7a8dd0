using NanoV2G.Hal.Simulated.Profiles;

namespace NanoV2G.Tools.Traces;

/// <summary>A generated profile, which begins at midnight, played by the local clock.</summary>
public sealed class ByLocalClock : ILoadProfile
{
    private readonly ILoadProfile _fromMidnight;
    private readonly LocalTimeline _clock;

    /// <summary>Lays a profile over a simulation.</summary>
    /// <param name="fromMidnight">A profile whose time 0 is local midnight.</param>
    /// <param name="clock">The local clock of the simulation.</param>
    public ByLocalClock(ILoadProfile fromMidnight, LocalTimeline clock)
    {
        _fromMidnight = fromMidnight;
        _clock = clock;
    }

    /// <inheritdoc/>
    public int WattsAt(long siteMs) => _fromMidnight.WattsAt(_clock.At(siteMs));

    /// <inheritdoc/>
    public bool IsGapAt(long siteMs) => false;
}

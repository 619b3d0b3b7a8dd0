namespace NanoV2G.Hal.Simulated.Profiles;

/// <summary>A power over site time: what a house draws or what a solar array gives, never negative.</summary>
public interface ILoadProfile
{
    /// <summary>The power at a time. Constant cost when the times asked for rise.</summary>
    /// <param name="siteMs">Site time, ms since the start of the simulation, 0 or more.</param>
    /// <returns>Power, W, 0 or more.</returns>
    int WattsAt(long siteMs);

    /// <summary>Whether the profile knows nothing about this time, so that <see cref="WattsAt"/> is a stand-in.</summary>
    /// <param name="siteMs">Site time, ms, 0 or more.</param>
    /// <returns>True inside a gap of a recording.</returns>
    bool IsGapAt(long siteMs);
}

namespace NanoV2G.Hal.Simulated.Profiles;

/// <summary>The same power at all times, until it is changed by hand.</summary>
public sealed class ConstantProfile : ILoadProfile
{
    /// <summary>The power, W, 0 or more; may be changed between two steps.</summary>
    public int Watts;

    /// <summary>Makes a profile of one power.</summary>
    /// <param name="watts">Power, W, 0 or more.</param>
    public ConstantProfile(int watts)
    {
        Watts = watts;
    }

    /// <inheritdoc/>
    public int WattsAt(long siteMs)
    {
        return Watts;
    }

    /// <inheritdoc/>
    public bool IsGapAt(long siteMs)
    {
        return false;
    }
}

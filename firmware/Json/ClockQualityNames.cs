namespace NanoV2G.Firmware.Json;

/// <summary>The names of clock qualities in messages, made once.</summary>
public static class ClockQualityNames
{
    // In the order of ClockQuality.
    private static readonly byte[][] Names = Ascii.Names("unknown holdover synchronised");

    /// <summary>The name of a quality.</summary>
    /// <param name="quality">Number of a <see cref="Hal.Timing.ClockQuality"/>; one that does not exist counts as unknown.</param>
    /// <returns>Its name as ASCII bytes.</returns>
    public static byte[] Of(int quality)
    {
        return quality >= 0 && quality < Names.Length ? Names[quality] : Names[0];
    }
}

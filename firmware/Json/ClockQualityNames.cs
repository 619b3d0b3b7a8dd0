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

    /// <summary>Writes a time and its quality; a time of unknown quality is written as null.</summary>
    /// <param name="writer">Receives two members.</param>
    /// <param name="utcKey">Encoded key of the time.</param>
    /// <param name="utcUnixMs">The time, Unix ms.</param>
    /// <param name="qualityKey">Encoded key of the quality.</param>
    /// <param name="quality">Number of a <see cref="Hal.Timing.ClockQuality"/>.</param>
    public static void Write(JsonWriter writer, byte[] utcKey, long utcUnixMs, byte[] qualityKey, int quality)
    {
        if (quality == 0)
        {
            writer.Null(utcKey);
        }
        else
        {
            writer.Utc(utcKey, utcUnixMs);
        }

        writer.Name(qualityKey, Of(quality));
    }
}

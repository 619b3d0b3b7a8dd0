namespace NanoV2G.Firmware.Json;

/// <summary>The names of clock qualities in messages, made once.</summary>
public static class ClockQualityNames
{
    /// <summary>The name of each <see cref="Hal.Timing.ClockQuality"/>, in its order, as ASCII bytes.</summary>
    public static readonly byte[][] Names = Ascii.Names("unknown holdover synchronised");

    /// <summary>Writes a time and its quality; a time of unknown quality is written as null.</summary>
    /// <param name="writer">Receives two members.</param>
    /// <param name="utcKey">Encoded key of the time.</param>
    /// <param name="utcUnixMs">The time, Unix ms.</param>
    /// <param name="qualityKey">Encoded key of the quality.</param>
    /// <param name="quality">Number of a <see cref="Hal.Timing.ClockQuality"/>; one that does not exist is written as unknown.</param>
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

        writer.Name(qualityKey, Names[quality >= 0 && quality < Names.Length ? quality : 0]);
    }
}

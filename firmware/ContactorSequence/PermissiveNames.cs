using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>The names of permissives in messages, lower camel case, made once.</summary>
public static class PermissiveNames
{
    // In the order of the bits of Permissive.
    private static readonly byte[][] Names = new byte[][]
    {
        Ascii.Bytes("bootSettled"),
        Ascii.Bytes("supplyHealthy"),
        Ascii.Bytes("boundaryLive"),
        Ascii.Bytes("assetMeterRead"),
        Ascii.Bytes("vehicleConnected"),
        Ascii.Bytes("nothingForbids"),
        Ascii.Bytes("restedOpen"),
        Ascii.Bytes("powerWanted"),
    };

    /// <summary>How many permissives there are.</summary>
    public static int Count => Names.Length;

    /// <summary>The name of a permissive.</summary>
    /// <param name="bit">Its bit.</param>
    /// <returns>Its name as ASCII bytes.</returns>
    public static byte[] OfBit(int bit)
    {
        return Names[bit];
    }
}

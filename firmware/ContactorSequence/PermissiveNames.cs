using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>The names of permissives in messages, lower camel case, made once.</summary>
public static class PermissiveNames
{
    // In the order of the bits of Permissive.
    private static readonly byte[][] Names = Ascii.Names(
        "bootSettled supplyHealthy boundaryLive assetMeterRead vehicleConnected nothingForbids restedOpen"
        + " powerWanted");

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

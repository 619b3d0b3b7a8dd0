using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Limits;

/// <summary>The names of limit reasons in messages, lower camel case, made once.</summary>
public static class LimitReasonNames
{
    // In the order of LimitReason.
    private static readonly byte[][] Names = new byte[][]
    {
        Ascii.Bytes("rating"),
        Ascii.Bytes("maximumExportLimit"),
        Ascii.Bytes("maximumImportLimit"),
        Ascii.Bytes("meterStale"),
        Ascii.Bytes("meterFrozen"),
        Ascii.Bytes("meterTooSlow"),
        Ascii.Bytes("failSafeNotProved"),
        Ascii.Bytes("lockout"),
        Ascii.Bytes("setpointNotDelivered"),
        Ascii.Bytes("loadControl"),
        Ascii.Bytes("noVehicle"),
        Ascii.Bytes("reserve"),
        Ascii.Bytes("batteryFull"),
        Ascii.Bytes("inverterStale"),
        Ascii.Bytes("contactorFault"),
        Ascii.Bytes("emptyWindow"),
        Ascii.Bytes("supplyUnhealthy"),
        Ascii.Bytes("ownPowerUnknown"),
        Ascii.Bytes("limitBreached"),
        Ascii.Bytes("parked"),
    };

    /// <summary>The name of a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>Its name as ASCII bytes.</returns>
    public static byte[] Of(LimitReason reason)
    {
        return Names[(int)reason];
    }
}

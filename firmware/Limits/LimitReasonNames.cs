using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Limits;

/// <summary>The names of limit reasons in messages, lower camel case, made once.</summary>
public static class LimitReasonNames
{
    // In the order of LimitReason.
    private static readonly byte[][] Names = Ascii.Names(
        "rating maximumExportLimit maximumImportLimit meterStale meterFrozen meterTooSlow failSafeNotProved"
        + " lockout setpointNotDelivered loadControl noVehicle reserve batteryFull inverterStale contactorFault"
        + " emptyWindow supplyUnhealthy ownPowerUnknown limitBreached parked meterRefused inverterRefused");

    /// <summary>The name of a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>Its name as ASCII bytes.</returns>
    public static byte[] Of(LimitReason reason)
    {
        return Names[(int)reason];
    }
}

using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>The names of permissives in messages, lower camel case, made once.</summary>
public static class PermissiveNames
{
    /// <summary>In the order of the bits of <see cref="Permissive"/>.</summary>
    public static readonly byte[][] All = Ascii.Names(
        "bootSettled supplyHealthy boundaryLive assetMeterRead vehicleConnected nothingForbids restedOpen"
        + " powerWanted closingsLeft");
}

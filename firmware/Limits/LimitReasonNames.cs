using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Limits;

/// <summary>The names of limit reasons in messages, lower camel case, made once.</summary>
public static class LimitReasonNames
{
    /// <summary>In the order of <see cref="LimitReason"/>.</summary>
    public static readonly byte[][] All = Ascii.Names(
        "rating maximumExportLimit maximumImportLimit meterStale meterFrozen meterTooSlow failSafeNotProved"
        + " lockout setpointNotDelivered loadControl noVehicle reserve batteryFull inverterStale contactorFault"
        + " emptyWindow supplyUnhealthy ownPowerUnknown limitBreached parked meterRefused inverterRefused inverterTooSlow meterUnproved meterRefuted"
        + " logicInterfaceOpen emergencyStop controllerHangs protectionDiffers protectionNotShown");
}

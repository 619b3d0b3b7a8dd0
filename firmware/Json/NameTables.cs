namespace NanoV2G.Firmware.Json;

/// <summary>What the numbers in messages are called, lower camel case, each table made once.</summary>
public static class NameTables
{
    /// <summary>In the order of the posture's numbers.</summary>
    public static readonly byte[][] Posture = Ascii.Names("starting idle serving failSafe waiting lockout fault parked");

    /// <summary>
    /// Each origin of a request as an OCPP 2.1 operation mode, in the order of the origins. The schedule is a set-point given in
    /// advance by the same central party.
    /// </summary>
    public static readonly byte[][] Mode = Ascii.Names("Idle ChargingOnly CentralSetpoint CentralSetpoint LocalFrequency");

    /// <summary>In the order of the limit reasons.</summary>
    public static readonly byte[][] LimitReason = Ascii.Names(
        "rating maximumExportLimit maximumImportLimit meterStale meterFrozen meterTooSlow failSafeNotProved"
        + " lockout setpointNotDelivered loadControl noVehicle reserve batteryFull inverterStale contactorFault"
        + " emptyWindow supplyUnhealthy ownPowerUnknown limitBreached parked meterRefused inverterRefused inverterTooSlow meterUnproved meterRefuted"
        + " logicInterfaceOpen emergencyStop controllerHangs protectionDiffers protectionNotShown frequencyResponse vehicleStale vehicleNotLocked vehicleFault vehicleForbids vehicleCurrent reversionUnproved");

    /// <summary>In the order of the states of the contactor sequence.</summary>
    public static readonly byte[][] Contactor = Ascii.Names("open closing closed unloading opening faulted");

    /// <summary>In the order of the bits of the permissives.</summary>
    public static readonly byte[][] Permissive = Ascii.Names(
        "bootSettled supplyHealthy boundaryLive assetMeterRead vehicleConnected nothingForbids restedOpen"
        + " powerWanted closingsLeft dcConnected");

    /// <summary>In the order of the reasons for which a command is not accepted.</summary>
    public static readonly byte[][] CommandReason = Ascii.Names(
        "none malformed retained unknownVerb clockUnknown expired notAfterTooFar sequenceNotRising"
        + " tooManyIssuers wattsOutOfRange busy notLockedOut resetsUsedUp causeStillPresent notNow storeFailed installerOnly");
}

using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Requests;

/// <summary>What each origin of a request is called as an OCPP 2.1 operation mode, made once.</summary>
public static class OperationModeNames
{
    /// <summary>In the order of <see cref="RequestOrigin"/>. The schedule is a set-point given in advance by the same central party.</summary>
    public static readonly byte[][] All = Ascii.Names("Idle ChargingOnly CentralSetpoint CentralSetpoint");
}

using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Requests;

/// <summary>What each origin of a request is called as an OCPP 2.1 operation mode, made once.</summary>
public static class OperationModeNames
{
    // In the order of RequestOrigin. The schedule is a set-point given in advance by the same central party.
    private static readonly byte[][] Names = Ascii.Names("Idle ChargingOnly CentralSetpoint CentralSetpoint");

    /// <summary>The operation mode of an origin.</summary>
    /// <param name="origin">Who asks.</param>
    /// <returns>Its name as ASCII bytes.</returns>
    public static byte[] Of(RequestOrigin origin)
    {
        return Names[(int)origin];
    }
}

namespace NanoV2G.Firmware.Requests;

/// <summary>Who asks for power. The numbers are part of the record and never change; they are not the priority.</summary>
public enum RequestOrigin
{
    /// <summary>Nobody: zero power.</summary>
    Default = 0,

    /// <summary>The user wants the car charged now.</summary>
    ChargeNow = 1,

    /// <summary>A set-point by message, with an expiry.</summary>
    Dispatch = 2,

    /// <summary>The weekly schedule.</summary>
    Schedule = 3,

    /// <summary>A low frequency has turned a charge into discharge.</summary>
    FrequencyResponse = 4,
}

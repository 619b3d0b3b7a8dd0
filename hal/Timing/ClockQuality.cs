namespace NanoV2G.Hal.Timing;

/// <summary>How far a UTC time can be trusted.</summary>
public enum ClockQuality
{
    /// <summary>No time source has been heard since power-up: UTC must not be used.</summary>
    Unknown = 0,

    /// <summary>Kept by an oscillator since the last synchronisation.</summary>
    Holdover = 1,

    /// <summary>Synchronised with a time server or set by an authorised operator.</summary>
    Synchronised = 2,
}

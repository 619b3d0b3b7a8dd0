namespace NanoV2G.Hal.Inverters;

/// <summary>
/// Why a device that answers at the inverter's address is refused: neither read nor written until it is another. The
/// numbers are part of the record and never change.
/// </summary>
public enum InverterRefusal
{
    /// <summary>It is not refused.</summary>
    None = 0,

    /// <summary>No mark "SunS" at any of the three base addresses.</summary>
    NotSunSpec = 1,

    /// <summary>No model 701: it does not say what it does.</summary>
    NoMeasurementModel = 2,

    /// <summary>No model 704: it takes no set-point.</summary>
    NoControlModel = 3,

    /// <summary>Model 701 has another length, as a draft of it had: its fields would be misread.</summary>
    MeasurementLength = 4,

    /// <summary>Model 704 has another length: its fields would be misread.</summary>
    ControlLength = 5,

    /// <summary>The chain of models has no end, or breaks off before both are found.</summary>
    BrokenChain = 6,

    /// <summary>Model 701 has no active power.</summary>
    NoPower = 7,

    /// <summary>The scale factor of the active power is missing or out of range.</summary>
    NoPowerScale = 8,

    /// <summary>Model 704 takes no set-point in watts.</summary>
    NoSetpoint = 9,

    /// <summary>The scale factor of the set-point is missing or out of range.</summary>
    NoSetpointScale = 10,

    /// <summary>Model 704 has no reversion timer: a set-point would stay in force when nobody asks for it any more.</summary>
    NoReversion = 11,

    /// <summary>It feeds another number of phases than has been set.</summary>
    WrongPhases = 12,
}

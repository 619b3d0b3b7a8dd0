namespace NanoV2G.Firmware.Control;

/// <summary>What the unit is doing, in one word. The numbers are part of the record and never change.</summary>
public enum Posture
{
    /// <summary>The time after boot has not passed.</summary>
    Starting = 0,

    /// <summary>Nothing to do: contactor open.</summary>
    Idle = 1,

    /// <summary>The contactor is being closed or is closed.</summary>
    Serving = 2,

    /// <summary>The boundary is unknown: at the open-loop cap or open.</summary>
    FailSafe = 3,

    /// <summary>The inverter or the unit's own power cannot be trusted: contactor open, tried again later.</summary>
    Waiting = 4,

    /// <summary>State 3: locked out until reset.</summary>
    Lockout = 5,

    /// <summary>A latched contactor fault.</summary>
    Fault = 6,

    /// <summary>Power is proved at zero or within the open-loop cap, so that the interpreter may be blocked.</summary>
    Parked = 7,
}

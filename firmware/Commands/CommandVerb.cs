namespace NanoV2G.Firmware.Commands;

/// <summary>What a command asks for. The numbers stand in stored events: none is ever reused.</summary>
public enum CommandVerb
{
    /// <summary>A verb that this version does not know.</summary>
    Unknown = 0,

    /// <summary><c>setpoint</c>: a power until <c>notAfter</c>.</summary>
    Setpoint = 1,

    /// <summary><c>release</c>: withdraws set-point and charge-now.</summary>
    Release = 2,

    /// <summary><c>chargeNow</c>: charges the car at once, until <c>notAfter</c>.</summary>
    ChargeNow = 3,

    /// <summary><c>resend</c>: sends stored half-hours again.</summary>
    Resend = 4,

    /// <summary><c>resetLockout</c>: ends a lockout as its user.</summary>
    ResetLockout = 5,
}

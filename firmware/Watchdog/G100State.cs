namespace NanoV2G.Firmware.Watchdog;

/// <summary>The three states of a customer limitation scheme (ENA EREC G100 Issue 2).</summary>
public enum G100State
{
    /// <summary>Within limits.</summary>
    WithinLimits = 1,

    /// <summary>An excursion is in progress.</summary>
    Excursion = 2,

    /// <summary>Locked out until reset: power zero, contactor open.</summary>
    Lockout = 3,
}

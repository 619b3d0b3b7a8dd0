namespace NanoV2G.Firmware.Watchdog;

/// <summary>What led to State 3. The numbers are part of the record and never change.</summary>
public enum LockoutCause
{
    /// <summary>One excursion of the lockout length.</summary>
    LongExcursion = 1,

    /// <summary>Two counted excursions within the short window.</summary>
    TwoWithinTenMinutes = 2,

    /// <summary>The daily count was reached.</summary>
    DailyCount = 3,

    /// <summary>The flash holds no ledger: an exchanged or emptied board, on which nobody knows what was before.</summary>
    LedgerMissing = 4,
}

namespace NanoV2G.Hal.Meters;

/// <summary>
/// How the asset meter's own total registers treat the phases. The energy that is recorded comes from the registers of
/// each phase, added by the driver, so that export on one phase never hides import on another, whatever this says. The
/// numbers are part of the record and never change.
/// </summary>
public enum PhaseSummation
{
    /// <summary>A meter of one phase: there is nothing to sum.</summary>
    OnePhase = 0,

    /// <summary>Three phases; the totals have not been read yet.</summary>
    Unknown = 1,

    /// <summary>Three phases; the totals agree with the sum of the phases' registers so far.</summary>
    TotalsAgree = 2,

    /// <summary>Three phases; the totals are lower than the sum of the phases' registers: the meter nets its phases.</summary>
    TotalsNetPhases = 3,
}

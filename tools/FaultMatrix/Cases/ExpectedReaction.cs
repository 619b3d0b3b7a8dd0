namespace NanoV2G.Tools.FaultMatrix.Cases;

/// <summary>What the unit has to do about a fault. Whatever is expected, the site is safe in time and the service comes back in time.</summary>
public enum ExpectedReaction
{
    /// <summary>Nothing in particular: safe and back in time is all that is asked.</summary>
    Safe,

    /// <summary>The contactor stays on its course: closed, or on its way closed, or open.</summary>
    GoesOn,

    /// <summary>As <see cref="GoesOn"/>, and the fault is noticed in time.</summary>
    Reports,

    /// <summary>The fault is noticed in time; power is bounded, or the contactor opens.</summary>
    Narrows,

    /// <summary>The fault is noticed and the contactor opens in time, and stays open while the fault lasts.</summary>
    Opens,

    /// <summary>The contactor fault latches: open for good, until the unit starts anew.</summary>
    Latches,

    /// <summary>As <see cref="Latches"/>, and the main contacts are open at the end of the fault, for good, whatever starts anew.</summary>
    LatchesOpen,

    /// <summary>As <see cref="Opens"/>, and the unit is in State 3 at the end, for good, until somebody resets it.</summary>
    LocksOut,
}

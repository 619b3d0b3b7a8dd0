namespace NanoV2G.Tools.Compatibility.Blocking;

/// <summary>Where a call that stops every managed thread may be made.</summary>
public enum BlockingPlace
{
    /// <summary>With power at zero or within the open-loop cap, proved by measurement.</summary>
    Parked,

    /// <summary>Before any thread runs, with the contactor released.</summary>
    Boot,

    /// <summary>Anywhere but in the tick: the worst case fits the budget.</summary>
    Budget,

    /// <summary>Anywhere but in the tick: the supervisor bounds what has no known worst case.</summary>
    Supervised,
}

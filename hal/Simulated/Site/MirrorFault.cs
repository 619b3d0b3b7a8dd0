namespace NanoV2G.Hal.Simulated.Site;

/// <summary>What can be wrong with a contactor's mirror contact or its wires.</summary>
public enum MirrorFault
{
    /// <summary>It tells the truth.</summary>
    None = 0,

    /// <summary>Stuck closed, or its wires shorted: the contactor looks open whatever it does.</summary>
    AlwaysClosed = 1,

    /// <summary>Stuck open, or a wire broken: the contactor is never proved open.</summary>
    NeverClosed = 2,
}

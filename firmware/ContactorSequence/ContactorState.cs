namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>The states of the contactor sequence. The numbers are part of the record and never change.</summary>
public enum ContactorState
{
    /// <summary>Released and proved open.</summary>
    Open = 0,

    /// <summary>Driven; waiting for the mirror contact to leave.</summary>
    Closing = 1,

    /// <summary>Driven and closed: power may flow.</summary>
    Closed = 2,

    /// <summary>Still closed, set-point zero: waiting for a low current.</summary>
    Unloading = 3,

    /// <summary>Released; waiting for the proof.</summary>
    Opening = 4,

    /// <summary>A latched fault; released.</summary>
    Faulted = 5,
}

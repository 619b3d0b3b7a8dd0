namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>The states of the DC sequence. The numbers are part of the record and never change.</summary>
public enum DcState
{
    /// <summary>Released and proved open.</summary>
    Open = 0,

    /// <summary>The link is being charged through the resistor.</summary>
    PreCharging = 1,

    /// <summary>The main contactor is driven beside it; waiting for the mirror contact to leave.</summary>
    Closing = 2,

    /// <summary>The main contactor is closed, the pre-charge contactor released.</summary>
    Closed = 3,

    /// <summary>Released; waiting for the proof.</summary>
    Opening = 4,

    /// <summary>A latched fault; released.</summary>
    Faulted = 5,
}

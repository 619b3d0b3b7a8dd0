namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>Why the contactor sequence is latched. The numbers are part of the record and never change.</summary>
public enum ContactorFault
{
    /// <summary>No fault.</summary>
    None = 0,

    /// <summary>Driven, but the mirror contact kept proving it open, in every attempt.</summary>
    FailedToClose = 1,

    /// <summary>Released, but the mirror contact does not prove it open: welded contacts or broken feedback wiring.</summary>
    Welded = 2,
}

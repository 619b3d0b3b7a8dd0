namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>
/// Why the contactor sequence is latched. The units name the fault, the tens the contactor: 0 = the first or only one,
/// 10 = the second alone, 20 = both, 30 = the DC side. The numbers are part of the record and never change; what each does, and what clears
/// it, stands in the table of this folder's README.
/// </summary>
public enum ContactorFault
{
    /// <summary>No fault.</summary>
    None = 0,

    /// <summary>Driven, but the mirror contact kept proving it open, in every attempt.</summary>
    FailedToClose = 1,

    /// <summary>Released, but the mirror contact does not prove it open, whether the coil has its supply or not.</summary>
    Welded = 2,

    /// <summary>Found open soon after each closing, while driven: it bounces, drops out or has a supply that breaks down.</summary>
    DoesNotHold = 3,

    /// <summary>Not proved open, while the inverter behind it shows no voltage: a broken wire of the mirror contact.</summary>
    MirrorOpen = 4,

    /// <summary>Proved open, while voltage or power is seen behind it: the mirror contact or its wires lie.</summary>
    LiveBehind = 5,

    /// <summary>Released, but open only since the supervisor took the coil's supply: the driver of the coil does not let go.</summary>
    CoilStuck = 6,

    /// <summary>The same of the second alone.</summary>
    SecondFailedToClose = 11,

    /// <summary>The same of the second alone: the first isolates.</summary>
    SecondWelded = 12,

    /// <summary>The same of the second alone.</summary>
    SecondDoesNotHold = 13,

    /// <summary>The same of the second alone.</summary>
    SecondCoilStuck = 16,

    /// <summary>The same of both.</summary>
    BothFailedToClose = 21,

    /// <summary>The same of both.</summary>
    BothWelded = 22,

    /// <summary>The same of both.</summary>
    BothDoNotHold = 23,

    /// <summary>The same of both.</summary>
    BothMirrorsOpen = 24,

    /// <summary>The same of both.</summary>
    BothCoilsStuck = 26,

    /// <summary>The DC contactor: driven and proved open.</summary>
    DcFailedToClose = 31,

    /// <summary>The DC contactor: released and not proved open, or proved open while the link keeps the battery's voltage.</summary>
    DcWelded = 32,

    /// <summary>The link did not reach the battery's voltage through the resistor: it is open, or the link is shorted.</summary>
    PreChargeFailed = 37,

    /// <summary>The DC link has voltage from elsewhere than the battery while both contactors are open.</summary>
    DcLinkLive = 38,
}

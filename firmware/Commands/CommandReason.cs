namespace NanoV2G.Firmware.Commands;

/// <summary>Why a command was not accepted. <see cref="Json.NameTables"/> gives each its name in the acknowledgement.</summary>
public enum CommandReason
{
    /// <summary>Accepted.</summary>
    None = 0,

    /// <summary>The payload is not one flat JSON object with the members of its verb.</summary>
    Malformed = 1,

    /// <summary>The broker sent it from its retained store: it may be of any age.</summary>
    Retained = 2,

    /// <summary>There is no such verb.</summary>
    UnknownVerb = 3,

    /// <summary>UTC is unknown, so nobody can say whether the command is still valid.</summary>
    ClockUnknown = 4,

    /// <summary>It came at or after its <c>notAfter</c>.</summary>
    Expired = 5,

    /// <summary>Its <c>notAfter</c> is further ahead than a command may reach.</summary>
    NotAfterTooFar = 6,

    /// <summary>The issuer's sequence number did not rise: an old or repeated command.</summary>
    SequenceNotRising = 7,

    /// <summary>The table of issuers is full.</summary>
    TooManyIssuers = 8,

    /// <summary>The power asked for is beyond the unit's rating.</summary>
    WattsOutOfRange = 9,

    /// <summary>An earlier command of this kind is still being worked on.</summary>
    Busy = 10,

    /// <summary>There is nothing to reset.</summary>
    NotLockedOut = 11,

    /// <summary>The user's resets are used up: the installer only.</summary>
    ResetsUsedUp = 12,

    /// <summary>The cause of the lockout is still there.</summary>
    CauseStillPresent = 13,

    /// <summary>The unit's posture does not allow it now.</summary>
    NotNow = 14,

    /// <summary>The store failed, and the command must not be acted on without being remembered.</summary>
    StoreFailed = 15,

    /// <summary>The user never resets this lockout: the scheme is non-domestic, or the board has no ledger.</summary>
    InstallerOnly = 16,
}

namespace NanoV2G.Tools.Boards.Flash;

/// <summary>What to put on a board.</summary>
public sealed record FlashOptions
{
    /// <summary>Deployment image of the device application, as the nanoFramework build writes it.</summary>
    public string Application { get; init; } = Path.Combine("firmware", "bin", "Release", "nanoV2G.bin");

    /// <summary>Settings of this unit's link, lines <c>key=value</c> as the firmware's link settings take them, or null to leave those on the board.</summary>
    public string? Link { get; init; }

    /// <summary>The unit's settings in the form in which the firmware stores them; empty to leave those on the board.</summary>
    public ReadOnlyMemory<byte> Settings { get; init; }

    /// <summary>The unit's settings in words, one to a line.</summary>
    public string SettingsText { get; init; } = string.Empty;

    /// <summary>Whether the settings hold the installer's word that a ledger begins, or that a lockout ends.</summary>
    public bool HasLedgerWord { get; init; }

    /// <summary>The lockout ledger of the board that this one replaces, as the firmware takes it over; empty for none.</summary>
    public ReadOnlyMemory<byte> Ledger { get; init; }

    /// <summary>That ledger in words.</summary>
    public string LedgerText { get; init; } = string.Empty;

    /// <summary>Certificate of the authority that signed the broker's, or null to leave that on the board.</summary>
    public string? AuthorityCertificate { get; init; }

    /// <summary>This unit's own certificate, or null to leave that on the board.</summary>
    public string? UnitCertificate { get; init; }

    /// <summary>Key of this unit's certificate, or null to leave that on the board.</summary>
    public string? UnitKey { get; init; }

    /// <summary>Version of the firmware image, or null for the latest.</summary>
    public string? ImageVersion { get; init; }

    /// <summary>True to erase everything first: half-hours, lockout ledger and event log are lost.</summary>
    public bool EraseAll { get; init; }

    /// <summary>Where the list of files for nanoff is written.</summary>
    public string WorkFolder { get; init; } = Path.Combine("artifacts", "flash");
}

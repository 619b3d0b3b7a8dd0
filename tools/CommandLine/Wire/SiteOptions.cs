using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Wire;

/// <summary>The options of <c>nanov2g site</c>, each checked for itself.</summary>
public sealed record SiteOptions
{
    /// <summary>What the site is like.</summary>
    public required RunOptions Site { get; init; }

    /// <summary>Names of the serial ports: that of the boundary meter, and that of asset meter and inverter; or one for all.</summary>
    public required IReadOnlyList<string> Ports { get; init; }

    /// <summary>Speed of the lines, bit/s.</summary>
    public int Baud { get; init; } = 9600;

    /// <summary>Where the contactor's mirror contact is wired.</summary>
    public FeedbackKind Feedback { get; init; }

    /// <summary>File of faults, or null.</summary>
    public string? FaultFile { get; init; }

    /// <summary>Whether standard input and output are the wires to a firmware in another process.</summary>
    public bool IsWired { get; init; }
}

/// <summary>Where the contactor's mirror contact is wired.</summary>
public enum FeedbackKind
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>To CTS.</summary>
    Cts,

    /// <summary>To DSR.</summary>
    Dsr,
}

namespace NanoV2G.Tools.FaultMatrix.Rig;

/// <summary>What was seen of one case, before it is judged.</summary>
public sealed record CaseResult
{
    /// <summary>The main contacts while the fault lasted, in a word.</summary>
    public required string Contactor { get; init; }

    /// <summary>Time from the fault to the first opening of the main contacts, ms; -1 = none.</summary>
    public required long OpenMs { get; init; }

    /// <summary>Whether the main contacts were open when the fault was cleared.</summary>
    public required bool IsOpenAtEnd { get; init; }

    /// <summary>Whether a contactor fault was latched when the fault was cleared.</summary>
    public required bool IsLatchedAtEnd { get; init; }

    /// <summary>Time from the clearing to full service, s; null when it did not come back.</summary>
    public required double? RecoveryS { get; init; }

    /// <summary>Time until the site was safe, ms.</summary>
    public required long SafeMs { get; init; }

    /// <summary>What was done that must never be; empty when nothing.</summary>
    public required string Offence { get; init; }

    /// <summary>Exceptions out of the program.</summary>
    public required int Crashes { get; init; }

    /// <summary>Whether the unit knows at the very end that it is locked out.</summary>
    public required bool IsLockedOutAtEnd { get; init; }

    /// <summary>Every reaction while the fault lasted with its time since the fault, ms, in order of time.</summary>
    public required IReadOnlyList<(long AtMs, string Reason)> Reactions { get; init; }
}

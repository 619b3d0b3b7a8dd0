using System.Text.Json.Serialization;

namespace NanoV2G.Tools.FaultMatrix.Rows;

/// <summary>What became of one case.</summary>
public sealed record FaultRow
{
    /// <summary>Name of the fault.</summary>
    public required string Fault { get; init; }

    /// <summary>Name of the posture.</summary>
    public required string Posture { get; init; }

    /// <summary>Time from the fault to the first reaction, ms; null when there was none.</summary>
    public required long? DetectedMs { get; init; }

    /// <summary>Time until the plant's true current was within the limits and stayed there, ms; 0 = it never left them.</summary>
    public required long SafeMs { get; init; }

    /// <summary>The main contacts while the fault lasted: closed, open, opened or closedAgain.</summary>
    public required string Contactor { get; init; }

    /// <summary>The first reaction, as the unit names it; empty when there was none.</summary>
    public required string Reason { get; init; }

    /// <summary>Time from the clearing to full service, s; null when the service did not come back, as after a latched fault.</summary>
    public required double? RecoveryS { get; init; }

    /// <summary>Whether everything that was expected came true.</summary>
    public required bool Pass { get; init; }

    /// <summary>What did not come true, in one sentence; empty when all did.</summary>
    [JsonIgnore]
    public string Failure { get; init; } = "";

    /// <summary>What the fault befalls.</summary>
    [JsonIgnore]
    public string Part { get; init; } = "";
}

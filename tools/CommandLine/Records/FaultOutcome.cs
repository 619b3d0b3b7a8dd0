using System.Text.Json.Serialization;

namespace NanoV2G.Tools.Records;

/// <summary>What the unit did about one fault. Times count from its beginning.</summary>
/// <param name="Name">Name of the fault, as given to <c>--fault</c>.</param>
/// <param name="AtUnixMs">UTC at which it began, ms since 1970.</param>
/// <param name="UntilUnixMs">UTC at which it went away, ms since 1970; null when it outlasted the run.</param>
/// <param name="DetectedMs">Time until something acted on it, ms; null when nothing did within the run.</param>
/// <param name="SafeMs">
/// Time until the site was safe for good, ms: contactor open, or export no greater than what is safe whatever the site
/// does. For faults that leave the boundary meter alive: longest time above the export limit, ms. Null for faults that
/// endanger nothing.
/// </param>
/// <param name="Reaction">What the unit did, in words.</param>
/// <param name="RecoveredMs">Time from the end of the fault until the service was back, ms; null when it did not come back within the run.</param>
public sealed record FaultOutcome(
    string Name,
    [property: JsonPropertyName("atUtc")]
    [property: JsonConverter(typeof(SummaryWriter.UtcConverter))]
    long AtUnixMs,
    [property: JsonPropertyName("untilUtc")]
    [property: JsonConverter(typeof(SummaryWriter.UtcConverter))]
    long? UntilUnixMs,
    long? DetectedMs,
    long? SafeMs,
    string Reaction,
    long? RecoveredMs);

using System.Text.Json.Serialization;

namespace NanoV2G.Tools.LimiterBench.Scores;

/// <summary>How one controller did on one plant.</summary>
public sealed record BenchRow
{
    /// <summary>Name of the plant.</summary>
    public required string Plant { get; init; }

    /// <summary>Name of the controller.</summary>
    public required string Controller { get; init; }

    /// <summary>Time with the true current above the export limit, s.</summary>
    public required double SecondsAboveLimit { get; init; }

    /// <summary>Times above it of 5 s and longer.</summary>
    public required int Runs5s { get; init; }

    /// <summary>Times above it of 15 s and longer.</summary>
    public required int Runs15s { get; init; }

    /// <summary>Times above it of 60 s and longer.</summary>
    public required int Runs60s { get; init; }

    /// <summary>Longest time above it, s.</summary>
    public required double LongestAboveLimitS { get; init; }

    /// <summary>Integral of the excess, A·s.</summary>
    public required double OvershootAmpereSeconds { get; init; }

    /// <summary>Lockouts by our watchdog.</summary>
    public required int Lockouts { get; init; }

    /// <summary>Energy delivered within the limit as a share of the oracle's.</summary>
    public required double Utilisation { get; init; }

    /// <summary>Set-points written that differ from the one before.</summary>
    public required int Setpoints { get; init; }

    /// <summary>Energy delivered within the limit as a multiple of the static cap's; null where the cap delivers nothing.</summary>
    public required double? GainOverStaticCap { get; init; }

    /// <summary>Excursions of 15 s and longer as scorekeeper C counts them from the meter's readings.</summary>
    public required int ScorekeeperCounted { get; init; }

    /// <summary>Lockouts by scorekeeper C.</summary>
    public required int ScorekeeperLockouts { get; init; }

    /// <summary>Longest time from the end of a stop to full service, s; 0 where the controller was not stopped.</summary>
    public required double BackInServiceS { get; init; }

    /// <summary>What bounded discharge most of the time, as the controller names it; empty for controllers that give no reason.</summary>
    public required string Reason { get; init; }

    /// <summary>The worst minute, for the chart.</summary>
    [JsonIgnore]
    public WorstMinute Worst { get; init; } = new(0, [], []);
}

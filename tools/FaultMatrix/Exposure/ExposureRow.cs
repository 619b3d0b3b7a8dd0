namespace NanoV2G.Tools.FaultMatrix.Exposure;

/// <summary>What became of one case; times and currents are the plant's own, at 10 ms.</summary>
public sealed record ExposureRow
{
    /// <summary>The unit noticed, and the true current was never above the limit for longer than G100 leaves.</summary>
    public const string Detected = "detected";

    /// <summary>The unit did not notice, and the true current was never above the limit for longer than G100 leaves.</summary>
    public const string Bounded = "bounded";

    /// <summary>The true current was above the limit for longer, whether or not the unit noticed in the end.</summary>
    public const string Exposed = "exposed";

    /// <summary>What the meter did.</summary>
    public required string Data { get; init; }

    /// <summary>The site: onePhase, threePhases or inverterOfThree.</summary>
    public required string Site { get; init; }

    /// <summary>The service: discharging or charging.</summary>
    public required string Service { get; init; }

    /// <summary>The house: steady or switching.</summary>
    public required string House { get; init; }

    /// <summary>The unit's first reaction, as it names it; empty when there was none.</summary>
    public required string Reason { get; init; }

    /// <summary>Time to that reaction, s; null when there was none.</summary>
    public required double? DetectedS { get; init; }

    /// <summary>Longest time above the true limit without a break, s.</summary>
    public required double LongestAboveLimitS { get; init; }

    /// <summary>Most by which the true current was above the limit, A.</summary>
    public required double GreatestExcessA { get; init; }

    /// <summary>Time above the true limit in all, s.</summary>
    public required double SecondsAboveLimit { get; init; }

    /// <summary>Whether the unit was locked out at the end.</summary>
    public required bool Lockout { get; init; }

    /// <summary>One of detected, bounded and exposed.</summary>
    public required string Class { get; init; }
}

using NanoV2G.Hal.Host.Messages;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tools.Commands;

/// <summary>The options of <c>nanov2g run</c>, each checked for itself.</summary>
public sealed record RunOptions
{
    /// <summary>Site file, or null.</summary>
    public string? SiteFile { get; init; }

    /// <summary>Recording of the load, or null for a generated house.</summary>
    public string? LoadFile { get; init; }

    /// <summary>Recording of the sun, or null.</summary>
    public string? SolarFile { get; init; }

    /// <summary>Peak of the solar array, W, or null when not given.</summary>
    public int? SolarPeakWatts { get; init; }

    /// <summary>Maximum export limit, mA, or null when not given.</summary>
    public int? ExportLimitMilliamps { get; init; }

    /// <summary>Discharge asked for during the whole run, W, positive, or null when not given.</summary>
    public int? DischargeWatts { get; init; }

    /// <summary>UTC of the start, ms since 1970, or null when not given.</summary>
    public long? StartUnixMs { get; init; }

    /// <summary>Length of the run, ms, or null when not given.</summary>
    public long? DurationMs { get; init; }

    /// <summary>How many times faster than real time; null = as fast as possible.</summary>
    public double? Speed { get; init; }

    /// <summary>Port of the live page, 0 = a free one; null = no page.</summary>
    public int? WebPort { get; init; }

    /// <summary>Whether firmware and site run in two processes over serial lines.</summary>
    public bool Wire { get; init; }

    /// <summary>External broker, or null for the embedded one.</summary>
    public MqttEndpoint? Broker { get; init; }

    /// <summary>Port of the embedded broker, 0 = a free one.</summary>
    public int BrokerPort { get; init; }

    /// <summary>Faults and the local clock times at which they begin.</summary>
    public IReadOnlyList<FaultOption> Faults { get; init; } = [];

    /// <summary>Start of every random sequence, or null when not given.</summary>
    public int? Seed { get; init; }

    /// <summary>Directory of the outputs.</summary>
    public string OutDirectory { get; init; } = "run-out";

    /// <summary>Whether the limiter is switched off to show what would happen.</summary>
    public bool LimiterOff { get; init; }

    /// <summary>Whether the summary is printed as JSON in place of the table.</summary>
    public bool Json { get; init; }
}

/// <summary>A fault and the local clock time at which it begins.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="MinuteOfDay">Local clock time, minutes since midnight.</param>
public sealed record FaultOption(SimulatedFault Fault, int MinuteOfDay);

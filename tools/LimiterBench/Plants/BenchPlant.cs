using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.LimiterBench.Plants;

/// <summary>One inverter and one boundary meter to hold the limit with, and what befalls the controller.</summary>
/// <param name="Name">Name in tables and options.</param>
/// <param name="DeadTimeMs">Time from a set-point write to the start of the change, ms.</param>
/// <param name="MeterIntervalMs">Time between two readings of the boundary meter, ms.</param>
/// <param name="MeterAveragingMs">Length of the block whose average a reading shows, ms.</param>
/// <param name="Stops">When the controller stands still.</param>
public sealed record BenchPlant(string Name, int DeadTimeMs, int MeterIntervalMs, int MeterAveragingMs, ControllerStops Stops)
{
    /// <summary>Time from the end of a block to its reading on the wire, ms: the same for every plant.</summary>
    public const int MeterLatencyMs = 100;

    /// <summary>An inverter and a meter as quick as they are sold.</summary>
    public static readonly BenchPlant Fast = new("fast", 100, 200, 200, ControllerStops.None);

    /// <summary>What is usually found.</summary>
    public static readonly BenchPlant Typical = new("typical", 500, 1000, 1000, ControllerStops.None);

    /// <summary>Too slow for a closed loop: a meter read over a network service, an inverter behind one.</summary>
    public static readonly BenchPlant Slow = new("slow", 18000, 12000, 12000, ControllerStops.None);

    /// <summary>The typical plant with a controller whose interpreter stops, from 0.5 s to 60 s.</summary>
    public static readonly BenchPlant Frozen = new("frozen", 500, 1000, 1000, ControllerStops.EveryTwelveMinutes);

    /// <summary>All plants, in the order of tables.</summary>
    public static readonly IReadOnlyList<BenchPlant> All = [Fast, Typical, Slow, Frozen];

    /// <summary>Makes the parameters of the site, with a battery that outlasts every run.</summary>
    /// <param name="startUtcUnixMs">UTC at site time 0, Unix ms.</param>
    /// <returns>Parameters of their own.</returns>
    public SiteParameters MakeSite(long startUtcUnixMs)
    {
        SiteParameters site = new()
        {
            StartUtcUnixMs = startUtcUnixMs,
            InverterDeadTimeMs = DeadTimeMs,
            BatteryCapacityWattHours = 1_000_000,
            BatteryStartPermille = 990,
        };
        site.BoundaryMeter.UpdateMs = MeterIntervalMs;
        site.BoundaryMeter.AveragingMs = MeterAveragingMs;
        site.BoundaryMeter.LatencyMs = MeterLatencyMs;
        return site;
    }
}

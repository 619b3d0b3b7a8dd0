using NanoV2G.Hal.Simulated.Profiles;

namespace NanoV2G.Tools.LimiterBench.Plants;

/// <summary>House, sun and what is asked for: the same for every controller. Profiles remember where they are, so each run makes its own.</summary>
/// <param name="House">Makes the house's load, over site time.</param>
/// <param name="Solar">Makes the solar output, over site time.</param>
/// <param name="StartUtcUnixMs">UTC at site time 0, Unix ms; scoring begins <see cref="WarmUpMs"/> later.</param>
/// <param name="DurationMs">Length of the scored run, ms.</param>
/// <param name="ExportLimitMilliamps">Maximum export limit, mA.</param>
/// <param name="DischargeWatts">Discharge asked for all the time, W, positive.</param>
/// <param name="OtherGenerationMilliamps">Declared current of the solar array, mA.</param>
/// <param name="Seed">Start of every random sequence.</param>
public sealed record BenchScene(
    Func<ILoadProfile> House,
    Func<ILoadProfile> Solar,
    long StartUtcUnixMs,
    long DurationMs,
    int ExportLimitMilliamps,
    int DischargeWatts,
    int OtherGenerationMilliamps,
    int Seed)
{
    /// <summary>How long site and controller live before scoring begins, ms: a controller in service is judged, not its first boot.</summary>
    public const long WarmUpMs = 120_000;

    /// <summary>Longest scored run, ms: what the battery of the benchmark lasts at full discharge.</summary>
    public const long LongestMs = 4L * 24 * 3_600_000;
}

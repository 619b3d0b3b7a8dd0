using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.LimiterBench.Laws;
using NanoV2G.Tools.LimiterBench.Plants;
using NanoV2G.Tools.LimiterBench.Rig;

namespace NanoV2G.Tools.LimiterBench;

/// <summary>Who takes part, in the order of the table. The baselines carry the letters of their description.</summary>
public static class Contestants
{
    /// <summary>Our firmware.</summary>
    public const string NanoV2G = "nanoV2G";

    /// <summary>The cautious installer's fixed power.</summary>
    public const string StaticCap = "staticCap";

    /// <summary>Who knows the future.</summary>
    public const string Oracle = "oracle";

    /// <summary>Everybody but the oracle, which is no controller.</summary>
    public static readonly IReadOnlyList<string> Controllers = [NanoV2G, "A", "B", "D", "E", "F", StaticCap];

    /// <summary>What a controller does, in a few words.</summary>
    /// <param name="name">One of <see cref="Controllers"/>, or the oracle.</param>
    /// <returns>The words.</returns>
    public static string WordsFor(string name)
    {
        return name switch
        {
            NanoV2G => "this firmware, watchdogs included",
            "A" => "corrects by the whole difference, then waits for it to settle (OpenDTU-OnBattery)",
            "B" => "down at once, up by 2 % a second, 5 % margin (OpenEMS)",
            "D" => "median of 10 s outside a band, then 15 s blind (V2G Liberty)",
            "E" => "whole difference every 2 s, off below 6 A for 300 s (OpenEVSE, mirrored)",
            "F" => "integrates the difference with every reading (YaSolR)",
            StaticCap => "what is safe at zero house load, never more",
            _ => "knows the future, bounded by dead time and slew alone",
        };
    }

    /// <summary>Installs a controller.</summary>
    /// <param name="name">One of <see cref="Controllers"/>.</param>
    /// <param name="scene">The scene.</param>
    /// <returns>The controller.</returns>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static ControllerUnderTest Install(string name, BenchScene scene)
    {
        int ratedWatts = new SiteParameters().InverterRatedWatts;
        return name switch
        {
            NanoV2G => new FirmwareUnderTest(scene),
            "A" => new LawUnderTest(scene, () => new SettleThenCorrectLaw()),
            "B" => new LawUnderTest(scene, () => new SellToGridLaw(ratedWatts)),
            "D" => new LawUnderTest(scene, () => new BandMedianLaw()),
            "E" => new LawUnderTest(scene, () => new UnitGainShaperLaw()),
            "F" => new LawUnderTest(scene, () => new IntegratingLaw()),
            StaticCap => new LawUnderTest(scene, () => new StaticCapLaw(CapWatts(scene))),
            _ => throw new ArgumentException($"there is no controller \"{name}\"", nameof(name)),
        };
    }

    /// <summary>The static cap: limit less declared generation less the fixed margin, at the lowest voltage in statutory use.</summary>
    /// <param name="scene">Limit and declared generation.</param>
    /// <returns>Discharge, W, 0 or more.</returns>
    public static int CapWatts(BenchScene scene)
    {
        UnitSettings settings = new()
        {
            ExportLimitMilliamps = scene.ExportLimitMilliamps,
            OtherGenerationMilliamps = scene.OtherGenerationMilliamps,
        };
        return (int)((long)OpenLoopCap.ExportMilliamps(settings) * Snapshot.LowestSupplyMillivolts / 1_000_000);
    }
}

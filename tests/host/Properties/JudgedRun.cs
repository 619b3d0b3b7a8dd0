using System.Text.Json.Nodes;
using NanoV2G.Firmware.Application;
using NanoV2G.Hal.Board;
using NanoV2G.Tools.Invariants;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tests.Properties;

/// <summary>
/// Runs a site file with the planner and the watches of <c>nanov2g run</c> and a broker in memory, up to the first broken
/// invariant.
/// </summary>
public sealed class JudgedRun
{
    private readonly PlannedUnit _unit;
    private readonly InvariantWatch _watch;

    private JudgedRun(string json, Func<ChargepointProgram, IBoard, IBoardProgram> wrap)
    {
        _unit = new PlannedUnit(json) { Wrap = wrap };
        _watch = new InvariantWatch(_unit.Plan, _unit.Run, _unit.View);
    }

    /// <summary>Runs the firmware as it is.</summary>
    /// <param name="site">The site file.</param>
    /// <returns>What came of it.</returns>
    public static RunVerdict Of(JsonObject site)
    {
        return Of(site, (program, _) => program);
    }

    /// <summary>Runs a firmware that has been tampered with.</summary>
    /// <param name="site">The site file.</param>
    /// <param name="wrap">Makes the program that runs out of the firmware.</param>
    /// <returns>What came of it.</returns>
    public static RunVerdict Of(JsonObject site, Func<ChargepointProgram, IBoard, IBoardProgram> wrap)
    {
        return new JudgedRun(site.ToJsonString(), wrap).Run();
    }

    private RunVerdict Run()
    {
        long endMs = RunPlan.WarmUpMs + _unit.Plan.DurationMs;
        while (_unit.Site.NowMs < endMs && _watch.Broken.Count == 0)
        {
            _unit.Run.StepTenMs();
            _watch.Observe();
        }

        return new RunVerdict(_unit.Run.Ticks, _watch.Broken.Count > 0 ? _watch.Broken[0] : null, _watch.Coverage);
    }
}

/// <summary>What came of a run.</summary>
/// <param name="Ticks">Control ticks made.</param>
/// <param name="Broken">The first broken invariant, or null.</param>
/// <param name="Coverage">What the run has put to the test.</param>
public sealed record RunVerdict(long Ticks, BrokenInvariant? Broken, InvariantCoverage Coverage);

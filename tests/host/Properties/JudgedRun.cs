using System.Text.Json.Nodes;
using NanoV2G.Firmware.Application;
using NanoV2G.Firmware.Control;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Invariants;
using NanoV2G.Tools.Simulation;
using NanoV2G.Tools.Sites;

namespace NanoV2G.Tests.Properties;

/// <summary>
/// Runs a site file with the planner and the watches of <c>nanov2g run</c> and a broker in memory, up to the first broken
/// invariant.
/// </summary>
public sealed class JudgedRun : IProgramFactory
{
    private readonly RunPlan _plan;
    private readonly SimulatedRun _run;
    private readonly InvariantWatch _watch;
    private readonly Func<ChargepointProgram, IBoard, IBoardProgram> _wrap;
    private ChargepointProgram? _program;

    private JudgedRun(string json, Func<ChargepointProgram, IBoard, IBoardProgram> wrap)
    {
        _wrap = wrap;
        _plan = RunPlanner.Make(new RunOptions(), SiteFile.Parse(json, "the random site"));
        SimulatedSite site = PlannedRun.MakeSite(_plan);
        _run = PlannedRun.Start(_plan, site, this, new SimulatedMessageLink(site));
        _watch = new InvariantWatch(_plan, _run, new UnitView(_run, _ => Control));
    }

    private ControlLoop Control => _program!.Control;

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

    /// <inheritdoc/>
    public IBoardProgram Create(IBoard board)
    {
        _program = new ChargepointProgram(board, _plan.Unit);
        return _wrap(_program, board);
    }

    private RunVerdict Run()
    {
        long endMs = RunPlan.WarmUpMs + _plan.DurationMs;
        while (_run.Site.NowMs < endMs && _watch.Broken.Count == 0)
        {
            _run.StepTenMs();
            _watch.Observe();
        }

        return new RunVerdict(_run.Ticks, _watch.Broken.Count > 0 ? _watch.Broken[0] : null, _watch.Coverage);
    }
}

/// <summary>What came of a run.</summary>
/// <param name="Ticks">Control ticks made.</param>
/// <param name="Broken">The first broken invariant, or null.</param>
/// <param name="Coverage">What the run has put to the test.</param>
public sealed record RunVerdict(long Ticks, BrokenInvariant? Broken, InvariantCoverage Coverage);

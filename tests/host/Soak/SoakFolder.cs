using System.Text.Json.Nodes;
using NanoV2G.Firmware.Application;
using NanoV2G.Hal.Board;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Simulation;
using NanoV2G.Tools.Sites;
using NanoV2G.Tools.Soak;

namespace NanoV2G.Tests.Soak;

/// <summary>A soak in a directory that lives as long as a test, and single weeks in it.</summary>
internal sealed class SoakFolder : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public string Path => _folder.Path;

    public string Journal => System.IO.Path.Combine(Path, SoakJournal.FileName);

    /// <summary>Three weeks of six hours of each of two units: as much as it takes for flash to be handed on, and again.</summary>
    public static SoakPlan ShortWeeks { get; } = new(3, 2, 18 * 3_600_000, 6 * 3_600_000);

    /// <summary>Runs a soak, or what is left of it.</summary>
    public IReadOnlyList<SoakWeek> Soak(SoakPlan plan, int workers, Func<ChargepointProgram, IBoard, IBoardProgram>? wrap = null)
    {
        SoakJournal journal = SoakJournal.Open(plan, Path);
        new SoakRun(plan, journal, wrap ?? ((program, _) => program)).Run(workers, _ => { }, CancellationToken.None);
        return journal.Weeks;
    }

    /// <summary>Runs a soak with one worker and interrupts it while the week after some is under way.</summary>
    public void SoakUntil(SoakPlan plan, int weeks)
    {
        SoakJournal journal = SoakJournal.Open(plan, Path);
        using CancellationTokenSource interrupt = new();
        void Interrupt(double share)
        {
            if (journal.Weeks.Count == weeks)
            {
                interrupt.Cancel();
            }
        }

        Assert.ThrowsExactly<OperationCanceledException>(() => new SoakRun(plan, journal, (program, _) => program).Run(1, Interrupt, interrupt.Token));
        Assert.HasCount(weeks, journal.Weeks);
    }

    /// <summary>Runs one week of a site file, whose flash may be that of a week before.</summary>
    public SoakWeek Week(string json, string flashBefore, string flashAfter, Func<ChargepointProgram, IBoard, IBoardProgram>? wrap = null)
    {
        SiteDescription description = SiteFile.Parse(json, "the test's site");
        description.FlashFile = flashBefore.Length > 0 ? System.IO.Path.Combine(Path, flashBefore) : null;
        RunPlan plan = RunPlanner.Make(new RunOptions(), description);
        WeekKey key = new(0, 0, plan.StartUnixMs, plan.DurationMs);
        return new WeekRun(plan, wrap ?? ((program, _) => program)).Run(key, System.IO.Path.Combine(Path, flashAfter), _ => { }, CancellationToken.None);
    }

    /// <summary>Replays a counter-example.</summary>
    public SoakWeek Replay(string siteName, Func<ChargepointProgram, IBoard, IBoardProgram> wrap)
    {
        RunPlan plan = RunPlanner.Make(new RunOptions(), SiteFile.Read(System.IO.Path.Combine(Path, siteName)));
        WeekKey key = new(0, 0, plan.StartUnixMs, plan.DurationMs);
        return new WeekRun(plan, wrap).Run(key, System.IO.Path.Combine(Path, "replayed.zip"), _ => { }, CancellationToken.None);
    }

    public JsonObject Site(string siteName) => (JsonObject)JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Path, siteName)))!;

    public void Dispose() => _folder.Dispose();
}

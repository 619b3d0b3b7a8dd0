using System.CommandLine;
using System.Diagnostics;
using NanoV2G.Tools.Reports;
using NanoV2G.Tools.Soak;

namespace NanoV2G.Tools.Commands;

/// <summary><c>nanov2g soak</c>: simulated weeks with random faults.</summary>
public sealed class SoakCommand : Command
{
    private const int DefaultUnits = 2;
    private const int MostWorkers = 256;
    private const int Interrupted = 130;

    private const string Explanation = """
        Lets units live through simulated weeks at random sites, with several random faults a day: restarts, losses of
        supply, wrong clocks, meters and buses in trouble, brokers that come and go, journeys, stops. The invariants are
        judged in every step of 10 ms by the plant's truth. A unit keeps its flash, its car and its meter from week to
        week. A line of DIR/soak.ndjson is written after each week; started again, the same soak goes on behind the last
        one. A week that breaks an invariant leaves its site file in DIR for tools/run --site FILE, and the soak goes on.
        The exit code is 0 only when no invariant was broken.
        """;

    private readonly Option<string?> _duration = SitePlanOptions.Text("--duration", "TIME", "What all units live through together, for example 7d or 365d. Default: 7d.");
    private readonly Option<string?> _seed = SitePlanOptions.Text("--seed", "N", "Start of every random sequence; the same seed gives the same weeks. Default: 1.");
    private readonly Option<string?> _units = SitePlanOptions.Text("--units", "N", "How many units share the time. Default: 2.");
    private readonly Option<string?> _workers = SitePlanOptions.Text("--workers", "N", "How many run at a time; the outcome does not depend on it. Default: as many as there are processors.");
    private readonly Option<string?> _out = SitePlanOptions.Text("--out", "DIR", "Directory of the soak. Default: soak-out.");
    private readonly Option<bool> _json = new("--json") { Description = "Print the totals as one JSON object in place of the table." };

    /// <summary>Makes the command.</summary>
    public SoakCommand()
        : base("soak", Explanation)
    {
        Option[] options = [_duration, _seed, _units, _workers, _out, _json];
        foreach (Option option in options)
        {
            Options.Add(option);
        }

        // An interrupt is heard only while the action is a task under way.
        SetAction((result, cancellation) => Task.Run(() => Run(result, cancellation), CancellationToken.None));
    }

    private int Run(ParseResult result, CancellationToken cancellation)
    {
        int seed = result.GetValue(_seed) is string seedText ? RunOptionReader.Whole("--seed", seedText, int.MaxValue) : 1;
        int units = Count("--units", result.GetValue(_units), SoakPlan.MostUnits, DefaultUnits);
        int workers = Count("--workers", result.GetValue(_workers), MostWorkers, Environment.ProcessorCount);
        SoakPlan plan = SoakPlan.Of(seed, RunOptionReader.Duration("--duration", result.GetValue(_duration) ?? "7d"), units);
        SoakJournal journal = SoakJournal.Open(plan, result.GetValue(_out) ?? "soak-out");
        int before = journal.Weeks.Count;
        Stopwatch wall = Stopwatch.StartNew();
        bool isWhole = TryRun(new SoakRun(plan, journal, (program, _) => program), Math.Min(workers, units), cancellation);
        if (!isWhole)
        {
            Console.Error.WriteLine($"The soak was interrupted with {journal.Weeks.Count} of {plan.Weeks} weeks in {journal.Folder}: the same command goes on from there.");
        }

        if (journal.Weeks.Count > 0)
        {
            Print(SoakTotals.Of(plan, journal.Weeks, journal.Weeks.Count - before, wall.Elapsed.TotalSeconds), journal.Folder, result.GetValue(_json));
        }

        bool isKept = journal.Weeks.All(week => week.BrokenInvariants.Count == 0);
        return !isWhole ? Interrupted : isKept ? ExitCode.Success : ExitCode.Failure;
    }

    private static bool TryRun(SoakRun soak, int workers, CancellationToken cancellation)
    {
        try
        {
            return TerminalProgress.Show("Soaking", progress =>
            {
                soak.Run(workers, progress, cancellation);
                return true;
            });
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static void Print(SoakTotals totals, string folder, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(totals.Json());
        }
        else
        {
            SoakTable.Print(totals, folder);
        }
    }

    private static int Count(string option, string? text, int most, int usual)
    {
        int count = text is null ? usual : RunOptionReader.Whole(option, text, most);
        return count > 0 ? count : throw new UserInputException($"{option}: found {text}, expected 1 to {most}.");
    }
}

using System.CommandLine;
using NanoV2G.Tools.LimiterBench;
using NanoV2G.Tools.LimiterBench.Plants;
using NanoV2G.Tools.LimiterBench.Scores;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Commands;

/// <summary><c>nanov2g bench limiter</c>: the firmware, other controllers, a fixed cap and an oracle hold the same limit.</summary>
public sealed class BenchLimiterCommand : Command
{
    private const string Explanation = """
        Lets the firmware, control laws in the manner of other projects, a fixed cap and an oracle that knows the future
        hold the same export limit on the same plants and data, and writes limiter.json and limiter.html with the
        worst minute of each. Times above the limit are those of the plant's true current at 10 ms.

        Without recordings: a generated house and a generated winter's sun, from midnight on. Recordings keep their
        local clock hours, as in nanov2g run. The battery has no bounds here.
        """;

    private const int DefaultLimitMilliamps = 16000;
    private const int DefaultDischargeWatts = 7400;

    private readonly Option<string?> _load = Text("--load", "CSV", "Recording of the house load: unix_s,load_w. Default: a generated house.");
    private readonly Option<string?> _pv = Text("--pv", "CSV", "Recording of a solar day: second,per_unit. Default: a generated one; none with --load.");
    private readonly Option<string?> _pvPeak = Text("--pv-peak", "W", "Peak power of the solar array. Default: 3000.");
    private readonly Option<string?> _limit = Text("--limit", "A", "Maximum export limit. Default: 16.");
    private readonly Option<string?> _discharge = Text("--discharge", "W", "Discharge asked for all the time. Default: 7400.");
    private readonly Option<string?> _duration = Text("--duration", "TIME", "Length, for example 1d, 6h or 90m. Default: that of the recording, else 1d.");
    private readonly Option<string?> _seed = Text("--seed", "N", "Start of every random sequence; the same seed gives the same rows. Default: 1.");
    private readonly Option<string?> _out = Text("--out", "DIR", "Directory of the outputs. Default: bench-out.");
    private readonly Option<bool> _json = new("--json") { Description = "Print the rows as one JSON array in place of the table." };
    private readonly Option<string[]> _plants = new("--plant")
    {
        Description = "Plant; may be given several times: " + string.Join(", ", BenchPlant.All.Select(plant => plant.Name)) + ". Default: all.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Makes the command.</summary>
    public BenchLimiterCommand()
        : base("limiter", Explanation)
    {
        Option[] options = [_load, _pv, _pvPeak, _limit, _discharge, _duration, _plants, _seed, _out, _json];
        foreach (Option option in options)
        {
            Options.Add(option);
        }

        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private static Option<string?> Text(string name, string helpName, string description)
    {
        return new Option<string?>(name) { Description = description, HelpName = helpName };
    }

    private int Run(ParseResult result, CancellationToken cancellation)
    {
        RunOptions options = Read(result);
        RunPlan plan = RunPlanner.Make(options);
        if (plan.DurationMs > BenchScene.LongestMs)
        {
            throw new UserInputException($"--duration: found {Words.Seconds(plan.DurationMs / 1000.0)}, expected at most {Words.Seconds(BenchScene.LongestMs / 1000.0)}: the battery of the benchmark lasts no longer.");
        }

        BenchScene scene = new(
            () => RunPlanner.Make(options).House,
            () => RunPlanner.Make(options).Solar,
            plan.StartUnixMs - BenchScene.WarmUpMs,
            plan.DurationMs,
            plan.Unit.ExportLimitMilliamps,
            options.DischargeWatts ?? DefaultDischargeWatts,
            plan.Unit.OtherGenerationMilliamps,
            plan.Seed);
        IReadOnlyList<BenchPlant> plants = Plants(result.GetValue(_plants) ?? []);
        TableOutputs outputs = TableOutputs.Open(options.OutDirectory, "limiter");
        try
        {
            IReadOnlyList<BenchRow> rows = Bench(scene, plants, cancellation);
            outputs.Write(BenchRowsText.Json(rows), BenchPage.Write(rows, plan.Setup));
            Print(rows, outputs, result.GetValue(_json));
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("The benchmark was interrupted: nothing was written.");
            return ExitCode.Failure;
        }
    }

    private RunOptions Read(ParseResult result)
    {
        return new RunOptions
        {
            LoadFile = result.GetValue(_load),
            SolarFile = result.GetValue(_pv),
            SolarPeakWatts = Number(result, _pvPeak, text => RunOptionReader.Watts("--pv-peak", text, 0)),
            ExportLimitMilliamps = Number(result, _limit, text => RunOptionReader.Amps("--limit", text)) ?? DefaultLimitMilliamps,
            DischargeWatts = Number(result, _discharge, text => RunOptionReader.Watts("--discharge", text, 1)) ?? DefaultDischargeWatts,
            DurationMs = Number(result, _duration, text => RunOptionReader.Duration("--duration", text)),
            Seed = Number(result, _seed, text => RunOptionReader.Whole("--seed", text, int.MaxValue)) ?? 1,
            OutDirectory = result.GetValue(_out) ?? "bench-out",
        };
    }

    private static T? Number<T>(ParseResult result, Option<string?> option, Func<string, T> read)
        where T : struct
    {
        return result.GetValue(option) is string text ? read(text) : null;
    }

    private static IReadOnlyList<BenchPlant> Plants(string[] names)
    {
        foreach (string name in names)
        {
            if (BenchPlant.All.All(plant => plant.Name != name))
            {
                throw new UserInputException($"--plant: found \"{name}\", expected one of {string.Join(", ", BenchPlant.All.Select(plant => plant.Name))}.");
            }
        }

        return names.Length == 0 ? BenchPlant.All : [.. BenchPlant.All.Where(plant => names.Contains(plant.Name))];
    }

    private static IReadOnlyList<BenchRow> Bench(BenchScene scene, IReadOnlyList<BenchPlant> plants, CancellationToken cancellation)
    {
        return TerminalProgress.Show("Holding the limit", progress =>
            LimiterBenchmark.Run(scene, plants, Contestants.Controllers, progress, cancellation));
    }

    private static void Print(IReadOnlyList<BenchRow> rows, TableOutputs outputs, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(BenchRowsText.Json(rows));
        }
        else
        {
            BenchTable.Print(rows, outputs.ReportPath);
        }
    }
}

using System.CommandLine;
using NanoV2G.Tools.FaultMatrix;
using NanoV2G.Tools.FaultMatrix.Exposure;
using NanoV2G.Tools.FaultMatrix.Rows;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Commands;

/// <summary><c>nanov2g exposure</c>: what a boundary meter that says something wrong costs.</summary>
public sealed class ExposureCommand : Command
{
    private const int MostMinutes = 1440;

    private const string Explanation = """
        Brings the firmware to its limit at a simulated site with a meter that tells the truth, then lets the meter say
        something wrong and go on. Tells whether and when the unit noticed, and for how long and by how much the plant's
        true current was above the limit, at 10 ms. A case is exposed when it was above for longer than 5 s without a
        break, noticed or not; else detected when the unit noticed, and bounded when it did not.
        """;

    private readonly Option<bool> _json = new("--json") { Description = "Print the rows as one JSON array in place of the table." };
    private readonly Option<bool> _markdown = new("--markdown") { Description = "Print the table for firmware/Watchdog/README.md." };
    private readonly Option<string?> _seed = new("--seed") { Description = "Start of every random sequence; the same seed gives the same rows. Default: 1.", HelpName = "N" };
    private readonly Option<string?> _minutes = new("--minutes") { Description = "How long each meter goes on. Default: 30.", HelpName = "N" };
    private readonly Option<string[]> _filter = new("--filter")
    {
        Description = "What the meter does, the site, the service or the house, as in the table; may be given several times.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Makes the command.</summary>
    public ExposureCommand()
        : base("exposure", Explanation)
    {
        Option[] options = [_filter, _minutes, _seed, _json, _markdown];
        foreach (Option option in options)
        {
            Options.Add(option);
        }

        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    private int Run(ParseResult result, CancellationToken cancellation)
    {
        int seed = result.GetValue(_seed) is string text ? RunOptionReader.Whole("--seed", text, int.MaxValue) : 1;
        int minutes = result.GetValue(_minutes) is string length ? Minutes(length) : 30;
        bool json = result.GetValue(_json);
        bool markdown = result.GetValue(_markdown);
        if (json && markdown)
        {
            throw new UserInputException("Found both --json and --markdown, expected one of them.");
        }

        IReadOnlyList<ExposureCase> cases = Cases(result.GetValue(_filter) ?? []);
        try
        {
            IReadOnlyList<ExposureRow> rows = TerminalProgress.Show("Misreading the supply", progress =>
                ParallelRows.Make(cases, one => ExposureRun.Run(one, minutes * 60000, seed), progress, cancellation));
            Print(rows, json, markdown, seed, minutes);
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("The exposure table was interrupted: nothing was printed.");
            return ExitCode.Failure;
        }
    }

    private static int Minutes(string text)
    {
        int minutes = RunOptionReader.Whole("--minutes", text, MostMinutes);
        return minutes > 0 ? minutes : throw new UserInputException($"--minutes: found {text}, expected 1 to {MostMinutes}.");
    }

    private static IReadOnlyList<ExposureCase> Cases(string[] names)
    {
        foreach (string name in names)
        {
            if (!ExposureCases.Names.Contains(name))
            {
                throw new UserInputException($"--filter: found \"{name}\", expected one of {string.Join(", ", ExposureCases.Names)}.");
            }
        }

        IReadOnlyList<ExposureCase> cases = ExposureCases.Filter(names);
        return cases.Count > 0 ? cases : throw new UserInputException($"--filter: found no case of {string.Join(" and ", names)}, expected fewer names.");
    }

    private static void Print(IReadOnlyList<ExposureRow> rows, bool json, bool markdown, int seed, int minutes)
    {
        if (json)
        {
            Console.Out.WriteLine(FaultRowsText.Json(rows));
        }
        else if (markdown)
        {
            foreach (string line in ExposureText.Markdown(rows))
            {
                Console.Out.WriteLine(line);
            }
        }
        else
        {
            ExposureText.Print(rows, seed, minutes);
        }
    }
}

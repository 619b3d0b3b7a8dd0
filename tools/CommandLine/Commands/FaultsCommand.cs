using System.CommandLine;
using NanoV2G.Tools.FaultMatrix;
using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Proof;
using NanoV2G.Tools.FaultMatrix.Rows;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Commands;

/// <summary><c>nanov2g faults</c>: every fault that the simulation can make, in every posture of the unit.</summary>
public sealed class FaultsCommand : Command
{
    private const string Explanation = """
        Brings the firmware into each posture at a simulated site, proves that it is there, and makes each fault together
        with a full load rejection of the house. Tells when the fault was noticed, from when on the plant's true current
        was within the limits for good, what the contactor did, and when the service was back; writes faults.json and
        faults.html. The exit code is 0 only when every case passed.
        """;

    private readonly Option<bool> _json = new("--json") { Description = "Print the rows as one JSON array in place of the table." };
    private readonly Option<bool> _prove = new("--prove") { Description = "Take each reaction of the unit away in turn and name the cases that turn red; fails when none does for one of them." };
    private readonly Option<string?> _seed = new("--seed") { Description = "Start of every random sequence; the same seed gives the same rows. Default: 1.", HelpName = "N" };
    private readonly Option<string?> _out = new("--out") { Description = "Directory of the outputs. Default: faults-out.", HelpName = "DIR" };
    private readonly Option<string[]> _filter = new("--filter")
    {
        Description = "Fault, posture, or what the fault befalls; may be given several times, and leaves the cases of all faults named in all postures named.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Makes the command.</summary>
    public FaultsCommand()
        : base("faults", Explanation)
    {
        Option[] options = [_filter, _prove, _seed, _out, _json];
        foreach (Option option in options)
        {
            Options.Add(option);
        }

        SetAction((result, cancellation) => Task.FromResult(Run(result, cancellation)));
    }

    /// <summary>Runs cases, writes the report and tells what became of them.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="seed">Start of every random sequence.</param>
    /// <param name="outputs">Where the report goes.</param>
    /// <param name="json">Whether the rows are printed in place of the table.</param>
    /// <param name="cancellation">Ends the run early with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The exit code of the command.</returns>
    public static int RunCases(IReadOnlyList<FaultCase> cases, int seed, TableOutputs outputs, bool json, CancellationToken cancellation)
    {
        IReadOnlyList<FaultRow> rows = TerminalProgress.Show("Making faults", progress => Matrix.Run(cases, null, seed, progress, cancellation));
        outputs.Write(FaultRowsText.Json(rows), FaultsPage.Write(rows, seed));
        if (json)
        {
            Console.Out.WriteLine(FaultRowsText.Json(rows));
        }
        else
        {
            FaultsTable.Print(rows, seed, outputs.ReportPath);
        }

        return rows.All(row => row.Pass) ? ExitCode.Success : ExitCode.Failure;
    }

    private int Run(ParseResult result, CancellationToken cancellation)
    {
        int seed = result.GetValue(_seed) is string text ? RunOptionReader.Whole("--seed", text, int.MaxValue) : 1;
        IReadOnlyList<FaultCase> cases = Cases(result.GetValue(_filter) ?? []);
        try
        {
            return result.GetValue(_prove)
                ? Prove(cases, seed, result.GetValue(_json), cancellation)
                : RunCases(cases, seed, TableOutputs.Open(result.GetValue(_out) ?? "faults-out", "faults"), result.GetValue(_json), cancellation);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("The fault matrix was interrupted: nothing was written.");
            return ExitCode.Failure;
        }
    }

    private static IReadOnlyList<FaultCase> Cases(string[] names)
    {
        foreach (string name in names)
        {
            if (!CaseList.IsKnown(name))
            {
                string known = string.Join(", ", CaseList.All.Select(one => one.Fault).Distinct().Concat(UnitPostures.All.Select(UnitPostures.NameOf)));
                throw new UserInputException($"--filter: found \"{name}\", expected one of {known}.");
            }
        }

        return CaseList.Filter(names);
    }

    private static int Prove(IReadOnlyList<FaultCase> cases, int seed, bool json, CancellationToken cancellation)
    {
        IReadOnlyList<ProofRow> rows = TerminalProgress.Show("Taking reactions away", progress => ProofRun.Run(cases, ReactionTable.All, seed, progress, cancellation));
        if (json)
        {
            Console.Out.WriteLine(FaultRowsText.Json(rows));
        }
        else
        {
            FaultsTable.Print(rows);
        }

        string[] missed = [.. rows.Where(row => row.TurnedRed.Count == 0).Select(row => row.Reaction)];
        if (missed.Length > 0)
        {
            Console.Error.WriteLine($"No case turned red without {string.Join(", ", missed)}: the matrix would not miss it; add a case that does.");
        }

        return missed.Length == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}

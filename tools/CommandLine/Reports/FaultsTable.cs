using System.Globalization;
using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Proof;
using NanoV2G.Tools.FaultMatrix.Rows;
using Spectre.Console;

namespace NanoV2G.Tools.Reports;

/// <summary>What closes a fault matrix on the terminal: the matrix, then every case that failed.</summary>
public static class FaultsTable
{
    private const int NamedCases = 4;

    /// <summary>Prints the matrix and what failed.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="seed">Start of the random sequences.</param>
    /// <param name="reportPath">Where the report is.</param>
    public static void Print(IReadOnlyList<FaultRow> rows, int seed, string reportPath)
    {
        IAnsiConsole console = TerminalTable.Open();
        string[] postures = [.. UnitPostures.All.Select(UnitPostures.NameOf)];
        Table matrix = TerminalTable.Of(["fault", .. postures]);
        foreach (IGrouping<string, FaultRow> fault in rows.GroupBy(row => row.Fault))
        {
            matrix.AddRow([new Text(fault.Key), .. postures.Select(posture => Field(fault.FirstOrDefault(row => row.Posture == posture)))]);
        }

        console.Write(matrix);
        FaultRow[] failed = [.. rows.Where(row => !row.Pass)];
        if (failed.Length > 0)
        {
            PrintFailed(console, failed);
        }

        console.Write(new Text($"{rows.Count - failed.Length} passed, {failed.Length} failed; fields are ms until safe; seed {seed}; report: {reportPath}{Environment.NewLine}"));
    }

    /// <summary>Prints what taking each reaction away did.</summary>
    /// <param name="rows">The rows.</param>
    public static void Print(IReadOnlyList<ProofRow> rows)
    {
        IAnsiConsole console = TerminalTable.Open();
        Table table = TerminalTable.Of(["reaction", "taken away", "turned red", "for example"]);
        foreach (ProofRow row in rows)
        {
            string example = string.Join(", ", row.TurnedRed.Take(NamedCases));
            table.AddRow(row.Reaction, row.Words, row.TurnedRed.Count.ToString(CultureInfo.InvariantCulture), example);
        }

        console.Write(table);
    }

    private static Text Field(FaultRow? row)
    {
        return row is null ? new Text("") : new Text(
            (row.Pass ? "✓ " : "✗ ") + (row.SafeMs > 0 ? row.SafeMs.ToString(CultureInfo.InvariantCulture) : ""),
            row.Pass ? Style.Plain : new Style(Color.Red, decoration: Decoration.Bold));
    }

    private static void PrintFailed(IAnsiConsole console, IReadOnlyList<FaultRow> failed)
    {
        Table table = TerminalTable.Of(["failed", "posture", "noticed ms", "safe ms", "contactor", "reason", "back s", "why"]);
        foreach (FaultRow row in failed)
        {
            table.AddRow(
                row.Fault,
                row.Posture,
                row.DetectedMs?.ToString(CultureInfo.InvariantCulture) ?? "–",
                row.SafeMs.ToString(CultureInfo.InvariantCulture),
                row.Contactor,
                row.Reason,
                row.RecoveryS?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–",
                row.Failure);
        }

        console.Write(table);
    }
}

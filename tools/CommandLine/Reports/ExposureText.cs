using System.Globalization;
using NanoV2G.Tools.FaultMatrix.Exposure;
using Spectre.Console;

namespace NanoV2G.Tools.Reports;

/// <summary>The exposure table as cells, for the terminal and for a page in Markdown.</summary>
public static class ExposureText
{
    private static readonly string[] Columns = ["data", "site", "service", "house", "class", "reason", "noticed s", "longest above s", "most above A", "above s", "lockout"];

    /// <summary>Prints the table.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="seed">Start of the random sequences.</param>
    /// <param name="minutes">How long each meter went on.</param>
    public static void Print(IReadOnlyList<ExposureRow> rows, int seed, int minutes)
    {
        IAnsiConsole console = TerminalTable.Open();
        Table table = TerminalTable.Of(Columns);
        foreach (ExposureRow row in rows)
        {
            Style style = row.Class == ExposureRow.Exposed ? new Style(Color.Red, decoration: Decoration.Bold) : Style.Plain;
            table.AddRow(Cells(row).Select(cell => new Text(cell, style)));
        }

        console.Write(table);
        int Count(string name) => rows.Count(row => row.Class == name);
        console.Write(new Text($"{Count(ExposureRow.Detected)} detected, {Count(ExposureRow.Bounded)} bounded, {Count(ExposureRow.Exposed)} exposed; {minutes} minutes each; seed {seed}{Environment.NewLine}"));
    }

    /// <summary>The table for a page.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>Its lines, the head first.</returns>
    public static IReadOnlyList<string> Markdown(IReadOnlyList<ExposureRow> rows)
    {
        return [Line(Columns), Line(Columns.Select(_ => "---")), .. rows.Select(row => Line(Cells(row)))];
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string[] Cells(ExposureRow row)
    {
        return
        [
            row.Data,
            row.Site,
            row.Service,
            row.House,
            row.Class,
            row.Reason.Length > 0 ? row.Reason : "–",
            row.DetectedS is double detectedS ? Number(detectedS) : "–",
            Number(row.LongestAboveLimitS),
            Number(row.GreatestExcessA),
            Number(row.SecondsAboveLimit),
            row.Lockout ? "yes" : "no",
        ];
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}

using System.Globalization;
using NanoV2G.Tools.LimiterBench;
using NanoV2G.Tools.LimiterBench.Scores;
using Spectre.Console;

namespace NanoV2G.Tools.Reports;

/// <summary>The table that closes a limiter benchmark on the terminal.</summary>
public static class BenchTable
{
    private const int RedirectedWidth = 180;

    /// <summary>Prints it.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="reportPath">Where the report is.</param>
    public static void Print(IReadOnlyList<BenchRow> rows, string reportPath)
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        Table table = new Table().Border(TableBorder.Rounded);
        foreach (string name in new[] { "plant", "controller", "above s", "≥5 s", "≥15 s", "≥60 s", "longest s", "A·s", "lockouts", "C ≥15 s", "utilisation", "× cap", "set-points", "reason" })
        {
            table.AddColumn(new TableColumn(name) { Alignment = name is "plant" or "controller" or "reason" ? Justify.Left : Justify.Right, NoWrap = true });
        }

        foreach (BenchRow row in rows)
        {
            Style style = row.Controller == Contestants.NanoV2G ? new Style(decoration: Decoration.Bold) : Style.Plain;
            table.AddRow(Cells(row).Select(cell => new Text(cell, style)));
        }

        console.Write(table);
        console.Write(new Text($"Worst minute of each: {reportPath}{Environment.NewLine}"));
    }

    private static string[] Cells(BenchRow row)
    {
        return
        [
            row.Plant,
            row.Controller,
            Number(row.SecondsAboveLimit, "0.00"),
            Number(row.Runs5s, "0"),
            Number(row.Runs15s, "0"),
            Number(row.Runs60s, "0"),
            Number(row.LongestAboveLimitS, "0.00"),
            Number(row.OvershootAmpereSeconds, "0.0"),
            Number(row.Lockouts, "0"),
            Number(row.ScorekeeperCounted, "0"),
            Number(row.Utilisation, "0.000"),
            row.GainOverStaticCap is double gain ? Number(gain, "0.00") : "–",
            Number(row.Setpoints, "0"),
            row.Reason,
        ];
    }

    private static string Number(double value, string format)
    {
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}

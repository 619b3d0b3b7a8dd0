using System.Globalization;
using NanoV2G.Tools.LimiterBench;
using NanoV2G.Tools.LimiterBench.Scores;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports.Charts;

namespace NanoV2G.Tools.Reports;

/// <summary>The report of a limiter benchmark: the table, and the worst minute of each controller on each plant.</summary>
public static class BenchPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="setup">What was run.</param>
    /// <returns>The whole file.</returns>
    public static string Write(IReadOnlyList<BenchRow> rows, RunSetup setup)
    {
        HtmlWriter page = new();
        page.Begin("nanoV2G limiter benchmark", ReportPage.Style);
        page.Raw("<header>");
        page.Element("p", $"{Words.DateAndClock(setup.StartUnixMs)}, {Words.Seconds(setup.DurationMs / 1000.0)}. {setup.House}; sun: {setup.Solar}; {setup.Schedule}.", "eyebrow");
        page.Element("h1", $"Holding {Words.Amps(setup.ExportLimitMa)} of export");
        page.Element("p", "Every controller on the same simulated plant and data. Times above the limit are those of the true current at 10 ms; utilisation is energy within the limit as a share of what an oracle delivers that knows the future.");
        page.Raw("</header>");
        foreach (IGrouping<string, BenchRow> plant in rows.GroupBy(row => row.Plant))
        {
            WritePlant(page, plant.Key, [.. plant], setup);
        }

        page.Raw("<footer>");
        page.Element("p", "Self-test evidence of simulated runs. The letters stand for control laws in the manner of the projects named, written anew from their descriptions; they say nothing about those projects' products.");
        page.Raw("</footer>");
        return page.Finish();
    }

    private static void WritePlant(HtmlWriter page, string plant, IReadOnlyList<BenchRow> rows, RunSetup setup)
    {
        page.Raw("<section>");
        page.Element("h2", "Plant: " + plant);
        page.Raw("<table><thead><tr><th>Controller</th><th class=\"number\">Above limit</th><th class=\"number\">Longest</th><th class=\"number\">≥ 15 s</th><th class=\"number\">A·s</th><th class=\"number\">Lockouts</th><th class=\"number\">Utilisation</th><th class=\"number\">× cap</th><th class=\"number\">Set-points</th></tr></thead><tbody>");
        foreach (BenchRow row in rows)
        {
            page.Raw("<tr>");
            page.Element("td", row.Controller + ": " + Contestants.WordsFor(row.Controller));
            Number(page, row.SecondsAboveLimit, "0.00 s");
            Number(page, row.LongestAboveLimitS, "0.00 s");
            Number(page, row.Runs15s, "0");
            Number(page, row.OvershootAmpereSeconds, "0.0");
            Number(page, row.Lockouts, "0");
            Number(page, row.Utilisation, "0.000");
            Number(page, row.GainOverStaticCap ?? 0, "0.00");
            Number(page, row.Setpoints, "0");
            page.Raw("</tr>");
        }

        page.Raw("</tbody></table>");
        page.Element("h2", "The worst minute of each");
        page.Element("p", "Down is export; the dashed line is the limit.", "note");
        page.Legend([("Current at the supply terminals", "k-grid"), ("Own current", "k-inverter"), ("Above the limit", "k-limit")]);
        foreach (BenchRow row in rows)
        {
            page.Element("p", $"{row.Controller}, from {Words.Clock(setup.StartUnixMs + row.Worst.FromMs)}");
            page.Raw(WorstMinuteChart.Draw(row, setup.ExportLimitMa, ChartWidth.Wide));
            page.Raw(WorstMinuteChart.Draw(row, setup.ExportLimitMa, ChartWidth.Narrow));
        }

        page.Raw("</section>");
    }

    private static void Number(HtmlWriter page, double value, string format)
    {
        page.Element("td", value.ToString(format.Replace("s", "\\s"), CultureInfo.InvariantCulture), "number");
    }
}

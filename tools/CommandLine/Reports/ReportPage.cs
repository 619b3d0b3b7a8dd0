using System.Globalization;
using System.Reflection;
using System.Text;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports.Charts;

namespace NanoV2G.Tools.Reports;

/// <summary>
/// The report of a run: one file that needs nothing else, readable without scripts, on a desk and on a telephone, in
/// light and dark.
/// </summary>
public static class ReportPage
{
    private const int MostEvents = 250;
    /// <summary>The style sheet of every report.</summary>
    internal static readonly string Style = ReadStyle();

    /// <summary>Writes the page.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The whole file.</returns>
    public static string Write(RunRecord run)
    {
        HtmlWriter page = new();
        page.Begin("nanoV2G run of " + Words.DateAndClock(run.Setup.StartUnixMs), Style);
        WriteHeader(page, run);
        WriteFigures(page, run);
        WriteFaults(page, run);
        WriteCharts(page, run);
        WriteEvents(page, run);
        WriteSetup(page, run);
        page.Raw("<footer>");
        page.Element("p", "Self-test evidence of a simulated run. No compliance with any standard is claimed: that attaches to a tested scheme and its hardware, never to software alone.");
        page.Element("p", $"nanoV2G {run.Summary.Version}. The same command with seed {run.Summary.Seed.ToString(CultureInfo.InvariantCulture)} gives the same run.");
        page.Raw("</footer>");
        return page.Finish();
    }

    private static void WriteHeader(HtmlWriter page, RunRecord run)
    {
        page.Raw("<header>");
        page.Element("p", $"{Words.DateAndClock(run.Setup.StartUnixMs)}, {Words.Seconds(run.Setup.DurationMs / 1000.0)}. Times are local clock times.", "eyebrow");
        page.Element("h1", Verdict.Headline(run.Summary), Verdict.LimitKept(run.Summary) && !run.Summary.LimiterOff ? "good" : "bad");
        if (run.Summary.LimiterOff)
        {
            page.Element("p", "The limiter was switched off with --no-limiter. Nothing here shows how a unit behaves.", "warning");
        }

        page.Element("p", Verdict.LimitSentence(run.Summary));
        page.Element("p", Verdict.HalfHourSentence(run.Summary));
        page.Raw("</header>");
    }

    private static void WriteFigures(HtmlWriter page, RunRecord run)
    {
        RunSummary summary = run.Summary;
        page.Raw("<ul class=\"figures\">");
        Figure(page, Words.Seconds(summary.LongestAboveLimitS), "longest time above " + Words.Amps(summary.ExportLimitMa) + " export");
        Figure(page, Words.KilowattHours(summary.DischargeDeliveredWh), "discharged of " + Words.KilowattHours(summary.DischargeRequestedWh) + " asked for");
        Figure(page, summary.Utilisation is null ? "–" : Words.Percent(summary.Utilisation.Value), "of what perfect foresight could have discharged");
        Figure(page, $"{summary.HalfHours} of {summary.HalfHours + summary.MissingHalfHours}", "half-hours recorded");
        Figure(page, Words.KilowattHours(summary.ImportWh), "charged in those half-hours");
        Figure(page, Words.KilowattHours(summary.ExportWh), "discharged in those half-hours");
        Figure(page, summary.Lockouts.ToString(CultureInfo.InvariantCulture), $"lockouts; {summary.CountedExcursions} excursions of 15 s or more");
        Figure(page, summary.ContactorCycles.ToString(CultureInfo.InvariantCulture), "times the contactor closed");
        page.Raw("</ul>");
    }

    private static void Figure(HtmlWriter page, string value, string meaning)
    {
        page.Raw("<li>");
        page.Element("b", value);
        page.Element("span", meaning);
        page.Raw("</li>");
    }

    private static void WriteCharts(HtmlWriter page, RunRecord run)
    {
        page.Raw("<section>");
        page.Element("h2", "Current at the supply terminals");
        page.Element("p", "Up is import, down is export. The true current of the simulated plant at 10 ms, every peak kept.", "note");
        page.Legend([("Current", "k-grid"), ("Above the limit", "k-limit"), .. BandsOf(run)]);
        Both(page, width => CurrentChart.Draw(run, width));
        page.Raw("</section><section>");
        page.Element("h2", "House, sun and car");
        page.Element("p", "Up draws power, down gives it.", "note");
        page.Legend([("House", "k-house"), ("Sun", "k-solar"), ("Inverter of the car", "k-inverter")]);
        Both(page, width => PowerChart.Draw(run, width));
        page.Raw("</section><section>");
        page.Element("h2", "What the unit decided");
        page.Legend([.. StatesOf(run), ("contactor closed", "s-closed"), ("within limits", "s-state1"), ("excursion", "s-state2"), ("lockout", "s-state3")]);
        Both(page, width => StateStrip.Draw(run, width));
        page.Raw("</section><section>");
        page.Element("h2", "Charge of the car");
        Both(page, width => ChargeChart.Draw(run, width));
        page.Raw("</section><section>");
        page.Element("h2", "Half-hours for settlement");
        page.Element("p", "As recorded from the registers of the asset meter.", "note");
        page.Legend([("Import", "b-import"), ("Export", "b-export")]);
        Both(page, width => HalfHourChart.Draw(run, width));
        page.Raw("</section>");
    }

    private static void Both(HtmlWriter page, Func<ChartWidth, string> draw)
    {
        page.Raw(draw(ChartWidth.Wide));
        page.Raw(draw(ChartWidth.Narrow));
    }

    private static IEnumerable<(string Words, string Css)> BandsOf(RunRecord run)
    {
        return StatesOf(run, least: (byte)HeldBack.NoVehicle + 1);
    }

    private static IEnumerable<(string Words, string Css)> StatesOf(RunRecord run, byte least = (byte)HeldBack.NothingAsked)
    {
        return run.Curves.HeldBackBy.Runs()
            .Select(span => span.State)
            .Where(state => state >= least)
            .Distinct()
            .Order()
            .Select(state => (HeldBackWords.Of((HeldBack)state), HeldBackWords.CssClass((HeldBack)state)));
    }

    private static void WriteFaults(HtmlWriter page, RunRecord run)
    {
        if (run.Summary.Faults.Count == 0)
        {
            return;
        }

        page.Raw("<section>");
        page.Element("h2", "Faults that were injected");
        page.Element("p", "Times count from the beginning of the fault, “back” from its end. Safe: contactor open, or no more export than is safe whatever the house does; where the supply meter is alive, the longest time above the limit.", "note");
        page.Raw("<table class=\"cards\"><thead><tr><th>Fault</th><th>What the unit did</th><th class=\"number\">Detected</th><th class=\"number\">Safe</th><th class=\"number\">Back</th></tr></thead><tbody>");
        for (int i = 0; i < run.Summary.Faults.Count; i++)
        {
            FaultOutcome fault = run.Summary.Faults[i];
            page.Raw("<tr><td class=\"wide-cell\">");
            page.Element("span", (i + 1).ToString(CultureInfo.InvariantCulture), "badge");
            page.Element("b", FaultWords.Title(fault.Name));
            page.Element("span", "at " + Words.Clock(fault.AtUnixMs), "at");
            page.Raw("</td>");
            page.Element("td", fault.Reaction, "wide-cell");
            NumberCell(page, "Detected", fault.DetectedMs);
            NumberCell(page, "Safe", fault.SafeMs);
            NumberCell(page, "Back", fault.RecoveredMs);
            page.Raw("</tr>");
        }

        page.Raw("</tbody></table></section>");
    }

    private static void NumberCell(HtmlWriter page, string label, long? milliseconds)
    {
        page.Raw($"<td class=\"number\" data-label=\"{label}\"><span>");
        page.Text(milliseconds is null ? "–" : milliseconds.Value.ToString("N0", CultureInfo.InvariantCulture) + " ms");
        page.Raw("</span></td>");
    }

    private static void WriteEvents(HtmlWriter page, RunRecord run)
    {
        List<EventRow> telling = [.. run.Events.Where(EventWords.IsTelling)];
        page.Raw("<section>");
        page.Element("h2", "What happened");
        page.Raw("<table><tbody>");
        foreach (EventRow row in telling.Take(MostEvents))
        {
            page.Raw("<tr>");
            page.Element("td", Words.Clock(row.UnixMs), "when");
            page.Element("td", EventWords.Of(row));
            page.Raw("</tr>");
        }

        page.Raw("</tbody></table>");
        int left = run.Events.Count - Math.Min(telling.Count, MostEvents);
        if (left > 0)
        {
            page.Element("p", $"{left.ToString("N0", CultureInfo.InvariantCulture)} more, of the everyday kind, are in events.ndjson.", "note");
        }

        page.Raw("</section>");
    }

    private static void WriteSetup(HtmlWriter page, RunRecord run)
    {
        RunSetup setup = run.Setup;
        RunSummary summary = run.Summary;
        page.Raw("<section>");
        page.Element("h2", "What was run");
        page.Raw("<dl>");
        page.Term("House", setup.House);
        page.Term("Sun", setup.Solar);
        page.Term("Car", setup.Vehicle);
        page.Term("Asked for", setup.Schedule);
        page.Term("Limits", $"export {Words.Amps(setup.ExportLimitMa)}, import {Words.Amps(setup.ImportLimitMa)}");
        page.Term("Messages", $"{setup.Broker}; {summary.MqttPublished} half-hours published, {summary.MqttAcknowledged} confirmed");
        page.Term("Half-hours against the register", $"import {summary.ImportWh} Wh of {summary.RegisterImportDeltaWh} Wh, export {summary.ExportWh} Wh of {summary.RegisterExportDeltaWh} Wh");
        page.Term("Half-hours against true energy", $"import {Wh(summary.PlantImportWh)}, export {Wh(summary.PlantExportWh)}");
        page.Term("Gaps in the recordings", summary.GapS == 0 ? "none" : Words.Seconds(summary.GapS) + " in all; the last value was held");
        page.Term("Ticks", $"{summary.Ticks.ToString("N0", CultureInfo.InvariantCulture)} in {Words.Seconds(summary.SimulatedS)} of simulated time");
        page.Raw("</dl></section>");
    }

    private static string Wh(double wattHours) => wattHours.ToString("0.0", CultureInfo.InvariantCulture) + " Wh";

    private static string ReadStyle()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("the style sheet is part of the program");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

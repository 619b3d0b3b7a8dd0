using System.Globalization;
using NanoV2G.Tools.FaultMatrix.Rows;
using NanoV2G.Tools.Reports.Charts;

namespace NanoV2G.Tools.Reports;

/// <summary>The report of a fault matrix: the matrix at a glance, what failed and why, and every row.</summary>
public static class FaultsPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="seed">Start of the random sequences.</param>
    /// <returns>The whole file.</returns>
    public static string Write(IReadOnlyList<FaultRow> rows, int seed)
    {
        FaultRow[] failed = [.. rows.Where(row => !row.Pass)];
        HtmlWriter page = new();
        page.Begin("nanoV2G fault matrix", ReportPage.Style);
        page.Raw("<header>");
        page.Element("p", $"{rows.Count} cases; seed {seed}; every case with a full load rejection of the house unless its fault says otherwise.", "eyebrow");
        page.Element("h1", failed.Length == 0 ? "Every case passed" : $"{rows.Count - failed.Length} passed, {failed.Length} failed", failed.Length == 0 ? "good" : "bad");
        page.Element("p", "Safe is the plant's true current, at 10 ms, back within the limits and staying there. A case passes when the site is safe within 5 s, the fault is noticed and answered as expected, and the service is back within the stated time.");
        page.Raw("</header>");
        WriteChart(page, rows);
        if (failed.Length > 0)
        {
            WriteRows(page, "What failed", failed, withFailure: true);
        }

        foreach (IGrouping<string, FaultRow> part in rows.GroupBy(row => row.Part))
        {
            WriteRows(page, part.Key.Length == 0 ? "Without a fault" : "Faults of the " + part.Key, [.. part], withFailure: false);
        }

        page.Raw("<footer>");
        page.Element("p", "Self-test evidence of simulated runs.");
        page.Raw("</footer>");
        return page.Finish();
    }

    private static void WriteChart(HtmlWriter page, IReadOnlyList<FaultRow> rows)
    {
        page.Raw("<section>");
        page.Element("h2", "The matrix");
        page.Element("p", "Numbers are seconds until the site was safe; without one it never left its limits.", "note");
        page.Legend([("Passed", "m-pass"), ("Failed", "m-fail")]);
        page.Raw(FaultMatrixChart.Draw(rows, ChartWidth.Wide));
        page.Raw(FaultMatrixChart.Draw(rows, ChartWidth.Narrow));
        page.Raw("</section>");
    }

    private static void WriteRows(HtmlWriter page, string title, IReadOnlyList<FaultRow> rows, bool withFailure)
    {
        page.Raw("<section>");
        page.Element("h2", title);
        page.Raw("<div class=\"scroll\"><table><thead><tr><th>Fault</th><th>Posture</th><th class=\"number\">Noticed</th><th class=\"number\">Safe</th><th>Contactor</th><th>Reason</th><th class=\"number\">Back</th><th>"
            + (withFailure ? "Why" : "Outcome") + "</th></tr></thead><tbody>");
        foreach (FaultRow row in rows)
        {
            page.Raw("<tr>");
            page.Element("td", row.Fault);
            page.Element("td", row.Posture);
            page.Element("td", row.DetectedMs is long detectedMs ? Milliseconds(detectedMs) : "–", "number");
            page.Element("td", Milliseconds(row.SafeMs), "number");
            page.Element("td", row.Contactor);
            page.Element("td", row.Reason);
            page.Element("td", row.RecoveryS is double seconds ? seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s" : "–", "number");
            page.Element("td", withFailure ? row.Failure : row.Pass ? "passed" : "failed");
            page.Raw("</tr>");
        }

        page.Raw("</tbody></table></div></section>");
    }

    private static string Milliseconds(long milliseconds) => milliseconds.ToString("#,0", CultureInfo.InvariantCulture) + " ms";
}

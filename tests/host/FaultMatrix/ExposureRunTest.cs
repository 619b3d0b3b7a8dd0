using NanoV2G.Tools.FaultMatrix;
using NanoV2G.Tools.FaultMatrix.Exposure;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tests.FaultMatrix;

/// <summary>What a meter that says something wrong costs, and that the firmware's page tells it.</summary>
[TestClass]
public sealed class ExposureRunTest
{
    private const int PageMinutes = 30;
    private const int PageSeed = 1;

    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Repository.Root, "firmware", "Watchdog", "README.md"));

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void A_meter_that_tells_the_truth_is_never_suspected_and_bounded(int seed)
    {
        IReadOnlyList<ExposureRow> rows = Run(10, seed, ExposureCase.None);
        Assert.HasCount(8, rows);
        foreach (ExposureRow row in rows)
        {
            Assert.AreEqual(ExposureRow.Bounded, row.Class, row.ToString());
            Assert.IsNull(row.DetectedS, row.ToString());
            Assert.IsFalse(row.Lockout, row.ToString());
        }
    }

    [TestMethod]
    public void Nothing_above_the_limit_is_seen_where_a_true_meter_stands_at_it()
    {
        foreach (ExposureRow row in Run(2, PageSeed, ExposureCase.None, "steady"))
        {
            Assert.AreEqual(0.0, row.SecondsAboveLimit, row.ToString());
        }
    }

    [TestMethod]
    public void Time_above_the_limit_outweighs_having_noticed()
    {
        ExposureRow half = Run(5, PageSeed, "scaled0.5", "discharging", "steady").Single();
        Assert.IsNotNull(half.DetectedS);
        Assert.IsGreaterThan(5.0, half.LongestAboveLimitS);
        Assert.AreEqual(ExposureRow.Exposed, half.Class);
    }

    [TestMethod]
    public void The_same_seed_gives_the_same_rows_and_another_seed_others()
    {
        string[] names = ["noisy5A", "dropped50%", "switching", "discharging"];
        CollectionAssert.AreEqual(Run(6, 1, names).ToArray(), Run(6, 1, names).ToArray());
        CollectionAssert.AreNotEqual(Run(6, 1, names).ToArray(), Run(6, 2, names).ToArray());
    }

    [TestMethod]
    public void The_page_has_one_row_for_each_case_in_their_order()
    {
        string[] expected = [.. ExposureCases.All.Select(one => $"{one.Data} {one.Site} {one.Service} {one.House}")];
        string[] found = [.. Rows().Select(row => string.Join(' ', row.Split('|', StringSplitOptions.TrimEntries)[1..5]))];
        CollectionAssert.AreEqual(expected, found, Advice);
    }

    [TestMethod]
    [DataRow("frozen")]
    [DataRow("reversed")]
    [DataRow("delayed2s")]
    [DataRow("scaled0.9")]
    [DataRow("phasesSwapped")]
    [DataRow("oneDead")]
    public void The_page_says_what_the_command_prints(string data)
    {
        string[] expected = [.. ExposureText.Markdown(Run(PageMinutes, PageSeed, data)).Skip(2)];
        string[] found = [.. Rows().Where(row => row.StartsWith($"| {data} |", StringComparison.Ordinal))];
        CollectionAssert.AreEqual(expected, found, $"{Advice} Expected: {string.Join(Environment.NewLine, expected)}");
    }

    private const string Advice = "Replace the table of firmware/Watchdog/README.md by what tools/nanov2g exposure --markdown prints.";

    private static IEnumerable<string> Rows()
    {
        string head = ExposureText.Markdown([])[0];
        return Page.SkipWhile(line => line != head).Skip(2).TakeWhile(line => line.StartsWith('|'));
    }

    private static IReadOnlyList<ExposureRow> Run(int minutes, int seed, params string[] names)
    {
        return ParallelRows.Make(ExposureCases.Filter(names), one => ExposureRun.Run(one, minutes * 60000, seed), _ => { }, CancellationToken.None);
    }
}

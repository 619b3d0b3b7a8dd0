using System.Text.Json.Nodes;
using NanoV2G.Tools.LimiterBench.Scores;

namespace NanoV2G.Tests.LimiterBench;

/// <summary>The scores, scorekeeper C, and the rows for machines.</summary>
[TestClass]
public sealed class ScoreTest
{
    [TestMethod]
    public void Time_and_excess_above_the_limit_are_counted_in_steps_of_10_ms()
    {
        BoundaryScore score = new(16000);
        Hold(score, -16000, 1000);
        Assert.AreEqual(0, score.SecondsAbove);
        Hold(score, -17000, 5000);
        Hold(score, -16000, 10);
        Hold(score, -18000, 4990);
        Hold(score, 20000, 10);
        Hold(score, -16001, 60000);

        Assert.AreEqual(69.99, score.SecondsAbove, 1e-9);
        Assert.AreEqual(60, score.LongestSeconds);
        Assert.AreEqual(5 + 9.98 + 0.06, score.OvershootAmpereSeconds, 1e-9);
        Assert.AreEqual(2, score.Runs5s);
        Assert.AreEqual(1, score.Runs15s);
        Assert.AreEqual(1, score.Runs60s);
    }

    [TestMethod]
    [DataRow(14, 0, 0)]
    [DataRow(15, 1, 0)]
    [DataRow(59, 1, 0)]
    [DataRow(60, 1, 1)]
    public void C_counts_from_15_s_and_locks_out_from_60_s(int seconds, int counted, int lockouts)
    {
        Scorekeeper keeper = new(16000, 60000);
        Excursion(keeper, 1000, seconds);
        Assert.AreEqual(counted, keeper.Counted);
        Assert.AreEqual(lockouts, keeper.Lockouts);
    }

    [TestMethod]
    [DataRow(1, 0)]
    [DataRow(2, 1)]
    public void C_locks_out_at_the_second_within_ten_minutes(int excursions, int lockouts)
    {
        Scorekeeper keeper = new(16000, 60000);
        for (int i = 0; i < excursions; i++)
        {
            Excursion(keeper, 1000 + (i * 500_000), 20);
        }

        Assert.AreEqual(lockouts, keeper.Lockouts);
    }

    [TestMethod]
    [DataRow(3, 0)]
    [DataRow(4, 1)]
    public void C_locks_out_at_more_than_three_a_day(int excursions, int lockouts)
    {
        Scorekeeper keeper = new(16000, 60000);
        for (int i = 0; i < excursions; i++)
        {
            Excursion(keeper, 1000 + (i * 3_600_000L), 20);
        }

        Assert.AreEqual(lockouts, keeper.Lockouts);
    }

    [TestMethod]
    public void C_has_no_timer_and_one_good_reading_ends_an_excursion()
    {
        Scorekeeper silent = new(16000, 60000);
        silent.Observe(0, -17000);
        Assert.AreEqual(0, silent.Counted, "a silent meter never advances it");

        Scorekeeper swinging = new(16000, 60000);
        for (int second = 0; second < 600; second++)
        {
            swinging.Observe(second * 1000, second % 14 == 0 ? -15900 : -17000);
        }

        Assert.AreEqual(0, swinging.Counted);
    }

    [TestMethod]
    public void C_counts_import_too()
    {
        Scorekeeper keeper = new(16000, 60000);
        keeper.Observe(0, 61000);
        keeper.Observe(15000, 61000);
        Assert.AreEqual(1, keeper.Counted);
    }

    [TestMethod]
    public void Back_in_service_is_counted_from_the_end_of_the_stop_to_nine_tenths()
    {
        ServiceScore score = new();
        score.Observe(1000, false, 0, 4_000_000);
        Assert.AreEqual(0, score.LongestSeconds, "nothing was stopped");
        score.Observe(2000, true, 4_000_000, 4_000_000);
        score.Observe(5000, true, 0, 4_000_000);
        score.Observe(9000, false, 3_596_000, 4_000_000);
        score.Observe(9500, false, 3_600_000, 4_000_000);
        score.Observe(60000, false, 0, 4_000_000);
        Assert.AreEqual(4.5, score.LongestSeconds);
    }

    // 2 A allowed and 1 A delivered: the margin alone is more than a tenth.
    [TestMethod]
    public void Where_little_is_allowed_an_ampere_less_is_service_too()
    {
        ServiceScore score = new();
        score.Observe(2000, true, 0, 480_000);
        score.Observe(4000, false, 239_000, 480_000);
        score.Observe(5000, false, 240_000, 480_000);
        score.Observe(60000, false, 0, 480_000);
        Assert.AreEqual(3, score.LongestSeconds);
    }

    [TestMethod]
    public void The_worst_minute_holds_the_overshoot_in_its_middle()
    {
        RunTrace trace = new(300_000);
        for (int step = 0; step < 30_000; step++)
        {
            bool isOver = step is >= 20_000 and < 20_100;
            trace.Observe(isOver ? -17000 : -15000, -3_600_000, isOver ? 1000 : 0);
        }

        WorstMinute worst = trace.FindWorst();
        Assert.HasCount(600, worst.GridMilliamps);
        Assert.AreEqual(170_500, worst.FromMs, 1000);
        Assert.AreEqual(10, worst.GridMilliamps.Count(milliamps => milliamps == -17000));
        Assert.AreEqual(-3600, worst.OwnWatts[0]);
    }

    [TestMethod]
    public void Rows_are_one_flat_array_with_the_published_names()
    {
        BenchRow row = new()
        {
            Plant = "fast", Controller = "nanoV2G", SecondsAboveLimit = 1.5, Runs5s = 3, Runs15s = 2, Runs60s = 1, LongestAboveLimitS = 0.7,
            OvershootAmpereSeconds = 2.25, Lockouts = 0, Utilisation = 0.975, Setpoints = 9, GainOverStaticCap = null, ScorekeeperCounted = 4,
            ScorekeeperLockouts = 0, BackInServiceS = 0, Reason = "maximumExportLimit",
        };
        JsonArray rows = JsonNode.Parse(BenchRowsText.Json([row]))!.AsArray();
        JsonObject only = rows.Single()!.AsObject();
        string[] published = ["plant", "controller", "secondsAboveLimit", "runs5s", "runs15s", "runs60s", "longestAboveLimitS", "overshootAmpereSeconds", "lockouts", "utilisation", "setpoints"];
        CollectionAssert.IsSubsetOf(published, only.Select(property => property.Key).ToArray());
        Assert.IsTrue(only.All(property => property.Value is null or JsonValue), "flat");
        Assert.AreEqual(3, (int)only["runs5s"]!);
        Assert.AreEqual(0.975, (double)only["utilisation"]!);
    }

    private static void Hold(BoundaryScore score, int gridMilliamps, int milliseconds)
    {
        for (int ms = 0; ms < milliseconds; ms += 10)
        {
            score.Observe(gridMilliamps);
        }
    }

    private static void Excursion(Scorekeeper keeper, long fromMs, int seconds)
    {
        for (int second = 0; second <= seconds; second++)
        {
            keeper.Observe(fromMs + (second * 1000), -17000);
        }

        keeper.Observe(fromMs + (seconds * 1000) + 500, -15000);
    }
}

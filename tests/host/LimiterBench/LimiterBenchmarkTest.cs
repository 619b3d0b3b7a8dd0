using System.Text.Json.Nodes;
using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Tests.Acceptance;
using NanoV2G.Tools.LimiterBench;
using NanoV2G.Tools.LimiterBench.Foresight;
using NanoV2G.Tools.LimiterBench.Plants;
using NanoV2G.Tools.LimiterBench.Scores;

namespace NanoV2G.Tests.LimiterBench;

/// <summary>Short benchmarks: who is compared with whom, and that nobody beats foresight.</summary>
[TestClass]
public sealed class LimiterBenchmarkTest
{
    private const int MinuteMs = 60_000;

    // A kettle of 2.8 kW every two minutes beside 400 W, and a sun that comes and goes.
    private static readonly BenchScene Kettles = new(
        () => Steps([400, 3200, 400, 3200, 900, 3700, 400, 400], MinuteMs),
        () => Steps([0, 0, 0, 1500, 1500, 200, 2600, 2600], 70_000),
        1768348800000,
        6 * MinuteMs,
        16000,
        7400,
        13043,
        7);

    [TestMethod]
    public void The_oracle_is_never_above_the_limit_and_nobody_delivers_more_within_it()
    {
        IReadOnlyList<BenchRow> rows = LimiterBenchmark.Run(Kettles, [BenchPlant.Fast, BenchPlant.Typical], Contestants.Controllers, _ => { }, CancellationToken.None);

        Assert.HasCount(2 * (Contestants.Controllers.Count + 1), rows);
        foreach (BenchRow oracle in rows.Where(row => row.Controller == Contestants.Oracle))
        {
            Assert.AreEqual(0, oracle.SecondsAboveLimit, oracle.Plant);
            Assert.AreEqual(1, oracle.Utilisation);
        }

        foreach (BenchRow row in rows)
        {
            Assert.IsLessThanOrEqualTo(1.0, row.Utilisation, row.Plant + " " + row.Controller);
        }

        foreach (BenchRow cap in rows.Where(row => row.Controller == Contestants.StaticCap))
        {
            Assert.AreEqual(0, cap.SecondsAboveLimit);
            Assert.AreEqual(1.0, cap.GainOverStaticCap);
        }
    }

    [TestMethod]
    public void The_same_seed_gives_the_same_rows()
    {
        string first = BenchRowsText.Json(LimiterBenchmark.Run(Kettles, [BenchPlant.Fast], [Contestants.NanoV2G, "F"], _ => { }, CancellationToken.None));
        string second = BenchRowsText.Json(LimiterBenchmark.Run(Kettles, [BenchPlant.Fast], [Contestants.NanoV2G, "F"], _ => { }, CancellationToken.None));
        Assert.AreEqual(first, second);
    }

    [TestMethod]
    public void Progress_rises_to_the_whole()
    {
        double most = 0;
        object gate = new();
        void Told(double share)
        {
            lock (gate)
            {
                most = Math.Max(most, share);
            }
        }

        LimiterBenchmark.Run(Kettles with { DurationMs = MinuteMs }, [BenchPlant.Fast], [], Told, CancellationToken.None);
        Assert.AreEqual(1.0, most);
    }

    [TestMethod]
    public void The_plan_follows_what_is_allowed_no_faster_than_the_inverter_and_falls_before_the_house_does()
    {
        LimitSurvey survey = LimitSurvey.Of(Kettles);
        OraclePlan plan = new(survey, BenchPlant.Typical.MakeSite(0));
        for (int step = 1; step < plan.Milliwatts.Count; step++)
        {
            Assert.IsLessThanOrEqualTo(survey.AllowedMilliwatts[step], plan.Milliwatts[step]);
            Assert.IsLessThanOrEqualTo(200_000, Math.Abs(plan.Milliwatts[step] - plan.Milliwatts[step - 1]), "20 kW/s");
        }

        // The kettle that goes off in step 11,999 after two minutes: 2.8 kW at 19.7 kW/s take 0.14 s.
        int off = Enumerable.Range(1, survey.NetWatts.Length - 1).First(step => survey.NetWatts[step] - survey.NetWatts[step - 1] == -2800);
        Assert.IsGreaterThan(2_500_000, plan.Milliwatts[off - 20] - plan.Milliwatts[off]);

        // The set-point is what gives the plan after 4 permille of steady error and 12 W of standby, in whole watts.
        double given = (plan.SetpointWatts(off) * -1.004) - 12;
        Assert.AreEqual(plan.Milliwatts[off] / 1000.0, given, 1.1);
        Assert.IsLessThanOrEqualTo(plan.Milliwatts[off] / 1000.0, given);
    }

    [TestMethod]
    public void Stops_come_every_twelve_minutes_and_grow()
    {
        Assert.IsFalse(BenchPlant.Typical.Stops.Any);
        Assert.AreEqual(0, BenchPlant.Frozen.Stops.LengthAt(0));
        Assert.AreEqual(500, BenchPlant.Frozen.Stops.LengthAt(12 * MinuteMs));
        Assert.AreEqual(0, BenchPlant.Frozen.Stops.LengthAt((12 * MinuteMs) + 10));
        Assert.AreEqual(60_000, BenchPlant.Frozen.Stops.LengthAt(10 * 12 * MinuteMs));
        Assert.AreEqual(500, BenchPlant.Frozen.Stops.LengthAt(11 * 12 * MinuteMs));
    }

    [TestMethod]
    public void The_command_prints_one_array_and_writes_the_report()
    {
        using TemporaryDirectory folder = new();
        CommandLineProcess run = CommandLineProcess.Run("bench", "limiter", "--plant", "fast", "--duration", "1m", "--json", "--out", folder.Path);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        JsonArray rows = JsonNode.Parse(run.Output)!.AsArray();
        CollectionAssert.AreEqual(
            new[] { "nanoV2G", "A", "B", "D", "E", "F", "staticCap", "oracle" },
            rows.Select(row => (string)row!["controller"]!).ToArray());
        string report = File.ReadAllText(Path.Combine(folder.Path, "limiter.html"));
        Assert.Contains("The worst minute of nanoV2G on the plant fast", report);
        Assert.AreEqual(run.Output.Trim(), File.ReadAllText(Path.Combine(folder.Path, "limiter.json")).Trim());
    }

    [TestMethod]
    [DataRow("--plant", "quick", "fast, typical, slow, frozen")]
    [DataRow("--duration", "5d", "at most")]
    [DataRow("--limit", "x", "current in A")]
    public void Wrong_input_is_told_in_one_sentence(string option, string value, string expected)
    {
        using TemporaryDirectory folder = new();
        CommandLineProcess run = CommandLineProcess.Run("bench", "limiter", option, value, "--out", folder.Path);
        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains(expected, run.Error);
        Assert.AreEqual(1, run.Error.Trim().Split('\n').Length);
    }

    private static ILoadProfile Steps(int[] watts, int everyMs)
    {
        return new StepProfile([.. Enumerable.Range(0, watts.Length).Select(index => (long)index * everyMs)], watts);
    }
}

using System.Globalization;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Invariants;
using NanoV2G.Tools.Soak;

namespace NanoV2G.Tests.Soak;

/// <summary>A simulated week with random faults in every test run, by two units at a time; <c>nanov2g soak</c> makes a year of them.</summary>
[TestClass]
public sealed class SoakWeekTest
{
    private const int Seed = 2;

    [TestMethod]
    public void A_week_with_random_faults_breaks_no_invariant()
    {
        using SoakFolder folder = new();
        SoakPlan plan = SoakPlan.Of(Seed, SoakPlan.SevenDaysMs, 2);
        IReadOnlyList<SoakWeek> weeks = folder.Soak(plan, 2);
        SoakTotals totals = SoakTotals.Of(plan, weeks, weeks.Count, 0);
        Console.WriteLine(totals.Json());
        Assert.IsEmpty(totals.BrokenInvariants, string.Join("; ", totals.BrokenInvariants.Select(broken => broken.What)));
        Assert.IsTrue(totals.IsComplete);
        Assert.AreEqual(7.0, totals.SimulatedDays);
        RequireCoverage(totals, weeks);
    }

    /// <summary>A soak in which nothing happens finds nothing.</summary>
    private static void RequireCoverage(SoakTotals totals, IReadOnlyList<SoakWeek> weeks)
    {
        InvariantCoverage coverage = weeks.Aggregate(new InvariantCoverage(0, 0, 0, 0), (sum, week) => sum.Plus(week.Coverage));
        Assert.IsGreaterThan(40, totals.Faults.Values.Sum(), "faults");
        Assert.IsGreaterThan(12, totals.Faults.Count, "kinds of faults");
        Assert.IsGreaterThan(10, totals.Restarts, "restarts");
        Assert.IsGreaterThan(12, totals.PlugEvents, "plug events");
        Assert.IsGreaterThan(300, totals.HalfHours, "half-hours");
        Assert.IsGreaterThan(20_000L, totals.ImportWh, "Wh charged");
        Assert.IsGreaterThan(20_000L, totals.ExportWh, "Wh discharged");
        Assert.IsGreaterThan(100_000L, coverage.BoundedTicks, "ticks with power commanded");
        Assert.IsGreaterThan(10_000L, coverage.LostSteps, "steps without boundary data");
        Assert.IsGreaterThan(100L, coverage.Deliveries, "deliveries after something stood in the way");
    }

    [TestMethod]
    public void Every_kind_of_fault_that_goes_away_comes_in_some_week()
    {
        SoakPlan plan = SoakPlan.Of(Seed, 40 * SoakPlan.SevenDaysMs, 2);
        string[] drawn = [.. Enumerable.Range(0, plan.Weeks).SelectMany(index => SoakSite.Draw(plan, plan.At(index), null)["faults"]!.AsArray())
            .Select(fault => (string)fault!["fault"]!).Distinct().Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(SoakFaults.All.Select(SimulatedFaults.NameOf).Order(StringComparer.Ordinal).ToArray(), drawn);
    }

    [TestMethod]
    public void Weeks_follow_one_another_after_an_outage_and_units_share_the_time()
    {
        SoakPlan plan = SoakPlan.Of(1, 365 * 86_400_000L, 2);
        WeekKey[] first = [.. Enumerable.Range(0, plan.Weeks).Select(plan.At).Where(key => key.Unit == 0)];
        Assert.AreEqual(365.0 / 2, first.Sum(key => key.DurationMs) / 86_400_000.0);
        for (int week = 1; week < first.Length; week++)
        {
            Assert.AreEqual(SoakPlan.OutageMs, first[week].StartUnixMs - first[week - 1].StartUnixMs - first[week - 1].DurationMs);
        }

        Assert.AreEqual("unit-1-week-000.flash.zip", plan.At(1).FlashName);
        Assert.AreEqual(DateTimeOffset.Parse("2026-07-06T00:00:00Z", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), plan.At(1).StartUnixMs);
    }
}

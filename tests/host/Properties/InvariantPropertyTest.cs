using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using NanoV2G.Tools.Invariants;

namespace NanoV2G.Tests.Properties;

/// <summary>
/// Invariants 2, 3, 4 and 10 over random sites, plants, faults and seeds, with the whole firmware. A counter-example is
/// shrunk and written as a site file, which <c>tools/run --site</c> replays.
/// </summary>
[TestClass]
public sealed class InvariantPropertyTest
{
    private const string UsualSeed = "0000KOIPe036";
    private const long UsualTicks = 1_000_000;

    [TestMethod]
    public void No_random_site_breaks_an_invariant()
    {
        string seed = Environment.GetEnvironmentVariable("NANOV2G_PROPERTY_SEED") ?? UsualSeed;
        string? ticksText = Environment.GetEnvironmentVariable("NANOV2G_PROPERTY_TICKS");
        long leastTicks = ticksText is null ? UsualTicks : long.Parse(ticksText, CultureInfo.InvariantCulture);
        Console.WriteLine($"seed {seed}");
        PCG random = PCG.Parse(seed);
        RandomSite sites = new();
        long ticks = 0;
        int runs = 0;
        InvariantCoverage coverage = new(0, 0, 0, 0);
        while (ticks < leastTicks)
        {
            runs++;
            JsonObject site = sites.Generate(random, null, out _);
            RunVerdict verdict = JudgedRun.Of(site);
            ticks += verdict.Ticks;
            coverage = coverage.Plus(verdict.Coverage);
            CounterExample.FailOn(site, verdict, JudgedRun.Of, $"run {runs} of seed {seed}");
        }

        Console.WriteLine($"{runs} runs, {ticks} ticks, {coverage}");
        RequireCoverage(coverage, runs);
    }

    /// <summary>A property that nothing puts to the test holds for nothing.</summary>
    private static void RequireCoverage(InvariantCoverage coverage, int runs)
    {
        Assert.IsGreaterThan(runs * 200L, coverage.BoundedTicks, "ticks with power commanded");
        Assert.IsGreaterThan(runs * 100L, coverage.LostSteps, "steps without boundary data");
        Assert.IsGreaterThan(runs / 50L, coverage.Restarts, "restarts with something in the ledger");
        Assert.IsGreaterThan(runs / 4L, coverage.Deliveries, "deliveries after something stood in the way");
    }
}

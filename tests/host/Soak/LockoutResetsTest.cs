using System.Text.Json.Nodes;
using NanoV2G.Tools.Soak;

namespace NanoV2G.Tests.Soak;

/// <summary>A lockout is ended by somebody, and what the ledger knows goes with the flash into the next week.</summary>
[TestClass]
public sealed class LockoutResetsTest
{
    [TestMethod]
    public void The_householder_resets_three_lockouts_in_thirty_days_and_the_installer_the_next_a_day_later()
    {
        using SoakFolder folder = new();
        SoakWeek week = folder.Week(Site("2026-01-05T00:00Z", "48h", Enumerable.Range(1, 4).Select(hour => (hour * 3_600_000, 90_000))), "", "first.zip");
        Assert.AreEqual(4, week.Lockouts);
        Assert.AreEqual(3, week.UserResets);
        Assert.AreEqual(1, week.InstallerVisits);
        Assert.IsFalse(week.EndsLockedOut);
        Assert.IsEmpty(week.BrokenInvariants);

        SoakWeek next = folder.Week(Site("2026-01-07T00:30Z", "3h", [(3_600_000, 90_000)]), "first.zip", "second.zip");
        Assert.AreEqual(1, next.Lockouts);
        Assert.AreEqual(0, next.UserResets, "the resets of 30 days are still used up");
        Assert.IsTrue(next.EndsLockedOut);
        Assert.IsEmpty(next.BrokenInvariants);
    }

    [TestMethod]
    public void A_counted_excursion_of_the_week_before_is_not_taken_for_one_of_this_week()
    {
        using SoakFolder folder = new();
        SoakWeek week = folder.Week(Site("2026-01-05T00:00Z", "2h", [(3_600_000, 30_000)]), "", "first.zip");
        Assert.AreEqual(1, week.CountedExcursions);
        Assert.AreEqual(0, week.Lockouts);
        Assert.IsEmpty(folder.Week(Site("2026-01-05T02:30Z", "1h", []), "first.zip", "second.zip").BrokenInvariants);
    }

    /// <summary>A sun that gives more than the limit from time to time: an excursion, whatever the unit does.</summary>
    private static string Site(string start, string duration, IEnumerable<(int AfterMs, int ForMs)> excursions)
    {
        JsonArray sun = [Step(0, 0)];
        foreach ((int afterMs, int forMs) in excursions)
        {
            sun.Add(Step(afterMs, 6000));
            sun.Add(Step(afterMs + forMs, 0));
        }

        JsonObject site = new()
        {
            ["run"] = new JsonObject { ["start"] = start, ["duration"] = duration, ["resetLockoutAfterMinutes"] = 10 },
            ["unit"] = new JsonObject { ["exportLimitMilliamps"] = 16_000 },
            ["house"] = new JsonArray { Step(0, 500) },
            ["solar"] = sun,
            ["schedule"] = new JsonArray(),
        };
        return site.ToJsonString();
    }

    private static JsonObject Step(int afterMs, int watts) => new() { ["afterMs"] = afterMs, ["watts"] = watts };
}

using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Soak;

namespace NanoV2G.Tests.Soak;

/// <summary>A soak that is interrupted goes on where it was, and comes to the same, byte by byte.</summary>
[TestClass]
public sealed class SoakResumeTest
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    public void An_interrupted_soak_comes_to_the_same_as_one_in_one_go(int weeks)
    {
        using SoakFolder whole = new();
        using SoakFolder parts = new();
        whole.Soak(SoakFolder.ShortWeeks, 1);
        parts.SoakUntil(SoakFolder.ShortWeeks, weeks);
        parts.Soak(SoakFolder.ShortWeeks, 2);
        Assert.AreEqual(File.ReadAllText(whole.Journal), File.ReadAllText(parts.Journal));
        CollectionAssert.AreEqual(Images(whole), Images(parts));
    }

    [TestMethod]
    public void A_half_written_line_is_a_week_that_never_was()
    {
        using SoakFolder folder = new();
        folder.SoakUntil(SoakFolder.ShortWeeks, 2);
        string before = File.ReadAllText(folder.Journal);
        File.AppendAllText(folder.Journal, before.Split('\n')[2][..80]);
        Assert.HasCount(2, SoakJournal.Open(SoakFolder.ShortWeeks, folder.Path).Weeks);
        Assert.AreEqual(before, File.ReadAllText(folder.Journal));
    }

    [TestMethod]
    public void Another_soak_is_refused_in_one_sentence()
    {
        using SoakFolder folder = new();
        SoakPlan plan = SoakFolder.ShortWeeks;
        SoakJournal.Open(plan, folder.Path);
        string before = File.ReadAllText(folder.Journal);
        foreach (SoakPlan other in (SoakPlan[])[plan with { Seed = 4 }, plan with { UnitMs = 24 * 3_600_000 }, plan with { Units = 3 }, plan with { WeekMs = 3_600_000 }])
        {
            UserInputException refused = Assert.ThrowsExactly<UserInputException>(() => SoakJournal.Open(other, folder.Path));
            StringAssert.Contains(refused.Message, "expected the same seed, duration and units, or another directory.");
        }

        Assert.AreEqual(before, File.ReadAllText(folder.Journal));
    }

    [TestMethod]
    public void A_flash_that_is_not_the_last_week_s_is_refused()
    {
        using SoakFolder folder = new();
        folder.SoakUntil(SoakFolder.ShortWeeks, 2);
        string image = Path.Combine(folder.Path, "unit-1-week-001.flash.zip");
        byte[] content = File.ReadAllBytes(image);
        content[^30] ^= 1;
        File.WriteAllBytes(image, content);
        UserInputException refused = Assert.ThrowsExactly<UserInputException>(() => SoakJournal.Open(SoakFolder.ShortWeeks, folder.Path));
        StringAssert.Contains(refused.Message, "is not the flash with which the unit's last week ended");
    }

    [TestMethod]
    [DataRow("{}", "found no week")]
    [DataRow("null", "found another week than the one that comes there")]
    public void A_line_that_no_soak_has_written_is_refused(string line, string expected)
    {
        using SoakFolder folder = new();
        SoakJournal.Open(SoakFolder.ShortWeeks, folder.Path);
        File.AppendAllText(folder.Journal, line + "\n");
        UserInputException refused = Assert.ThrowsExactly<UserInputException>(() => SoakJournal.Open(SoakFolder.ShortWeeks, folder.Path));
        StringAssert.Contains(refused.Message, "line 2: " + expected);
    }

    [TestMethod]
    public void Only_the_flash_with_which_a_unit_goes_on_is_kept()
    {
        using SoakFolder folder = new();
        folder.Soak(SoakFolder.ShortWeeks, 2);
        CollectionAssert.AreEqual(new[] { "unit-0-week-003.flash.zip", "unit-1-week-003.flash.zip" }, Images(folder).Select(image => image.Name).ToArray());
    }

    private static (string Name, string Content)[] Images(SoakFolder folder)
    {
        return [.. Directory.GetFiles(folder.Path, "*.zip").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), Convert.ToHexString(File.ReadAllBytes(path))))];
    }
}

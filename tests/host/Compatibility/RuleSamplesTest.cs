using System.Text.RegularExpressions;
using NanoV2G.Tools.Compatibility;
using NanoV2G.Tools.Compatibility.Rules;

namespace NanoV2G.Tests.Compatibility;

/// <summary>
/// Each rule of the compatibility check on samples: what is reported is compared with the marks in the sources, so that
/// neither a miss nor a false report passes.
/// </summary>
[TestClass]
public sealed class RuleSamplesTest
{
    private const string Decoder = "NanoV2G.OffendingSamples.FloatingPoint::Decoded";

    private static readonly string Samples = Path.Combine(Repository.Root, "tests", "host", "Compatibility", "Samples");

    [TestMethod]
    public void WhatIsReportedIsWhatIsMarked()
    {
        List<string> found = Check().Findings.Select(one => $"{one.File}:{one.Line}: {one.Rule}").Distinct().Order().ToList();
        List<string> marked = Marked();
        Assert.AreEqual(
            string.Empty,
            string.Join('\n', marked.Except(found).Select(one => "missed " + one).Concat(found.Except(marked).Select(one => "false " + one))));
    }

    [TestMethod]
    public void EveryRuleHasAnOffendingSample()
    {
        string[] marked = Marked().Select(one => one[(one.LastIndexOf(' ') + 1)..]).Distinct().ToArray();
        string[] unproved = RuleSet.All().Select(rule => rule.Id).Except(marked).ToArray();
        Assert.AreEqual(string.Empty, string.Join(", ", unproved));
    }

    [TestMethod]
    public void EveryRuleIsExplained()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "tools", "Compatibility", "README.md"));
        string[] unexplained = RuleSet.All().Select(rule => rule.Id).Where(rule => !page.Contains($"`{rule}`", StringComparison.Ordinal)).ToArray();
        Assert.AreEqual(string.Empty, string.Join(", ", unexplained));
    }

    [TestMethod]
    public void EveryRowOfTheirPageIsARule()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "tools", "Compatibility", "README.md"));
        IEnumerable<string> rows = page[page.IndexOf("| Rule |", StringComparison.Ordinal)..]
            .Split('\n').Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|')[1]);
        List<string> explained = rows.SelectMany(row => Regex.Matches(row, "`([a-z-]+)`").Select(match => match.Groups[1].Value)).ToList();
        List<string> rules = [.. RuleSet.All().Select(rule => rule.Id), "tick-root", "project-settings"];
        CollectionAssert.AreEquivalent(rules, explained);
    }

    [TestMethod]
    public void RulesHaveNamesOfTheirOwn()
    {
        List<string> rules = RuleSet.All().Select(rule => rule.Id).ToList();
        CollectionAssert.AllItemsAreUnique(rules);
    }

    [TestMethod]
    public void EveryAllowedMemberOfTheSamplesIsUsed()
    {
        Assert.AreEqual(string.Empty, string.Join('\n', Check().UnusedMembers.Select(member => member.Name)));
    }

    [TestMethod]
    public void EveryReportNamesFileLineAndReason()
    {
        foreach (Finding finding in Check().Findings)
        {
            Assert.IsTrue(File.Exists(Path.Combine(Repository.Root, finding.File)), finding.ToString());
            Assert.IsTrue(finding.Line > 0 && finding.Reason.Length > 10, finding.ToString());
        }
    }

    [TestMethod]
    public void TheWayFromTheTickIsNamed()
    {
        Finding deep = Check().Findings.Single(one => one.Rule == "tick-literal" && one.Reason.Contains("Deeper", StringComparison.Ordinal));
        StringAssert.Contains(deep.Reason, "TickOffences.Tick > PartByOverride.Run > PartByOverride.Deeper");
    }

    [TestMethod]
    public void AnUnlistedFloatingPointDecoderIsReported()
    {
        CompatibilityReport strict = Check(decoders: []);
        Assert.IsTrue(strict.Findings.Count(one => one.Rule == "floating-point") > Check().Findings.Count(one => one.Rule == "floating-point"));
    }

    [TestMethod]
    public void ARootOfTheTickPathThatIsGoneIsReported()
    {
        CompatibilityReport report = Check(root: "NanoV2G.OffendingSamples.Gone::Tick");
        Assert.AreEqual(1, report.Findings.Count(one => one.Rule == "tick-root"));
        Assert.IsTrue(report.TickMethods < Check().TickMethods);
    }

    [TestMethod]
    public void RowsForMachinesAreFlat()
    {
        using System.Text.Json.JsonDocument rows = System.Text.Json.JsonDocument.Parse(Check().ToJson());
        System.Text.Json.JsonElement first = rows.RootElement[0];
        CollectionAssert.AreEqual(
            new[] { "file", "line", "rule", "reason" },
            first.EnumerateObject().Select(property => property.Name).ToArray());
    }

    private static CompatibilityReport Check(string root = "NanoV2G.OffendingSamples.ITickRoot::Tick", string[]? decoders = null)
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, "NanoV2G.OffendingSamples.dll");
        return CompatibilityCheck.Run(new CompatibilityOptions
        {
            RepositoryRoot = Repository.Root,
            Assemblies =
            [
                new CheckedAssembly(assembly, Side.Device, Path.Combine(Samples, "Device"), IsPortable: false),
                new CheckedAssembly(assembly, Side.Device, Path.Combine(Samples, "Portable")),
                new CheckedAssembly(assembly, Side.Simulated, Path.Combine(Samples, "Simulated")),
                new CheckedAssembly(assembly, Side.Tests, Path.Combine(Samples, "SharedTests")),
            ],
            TickRoots = [root],
            StepRoots = ["NanoV2G.OffendingSamples.IStepRoot::Step"],
            StepEnds = ["NanoV2G.OffendingSamples.IStore::*"],
            ProjectFiles = Directory.GetFiles(Path.Combine(Samples, "Projects")),
            FloatingPointDecoders = decoders ?? [Decoder],
            AllowedMembersFile = Path.Combine(Samples, "allowed-members.txt"),
        });
    }

    private static bool IsSample(string file) => Path.GetExtension(file) is ".cs" or ".nfproj";

    private static List<string> Marked()
    {
        List<string> marked = [];
        foreach (string file in Directory.EnumerateFiles(Samples, "*.*", SearchOption.AllDirectories).Where(IsSample))
        {
            string name = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
            string[] lines = File.ReadAllLines(file);
            for (int i = 0; i < lines.Length; i++)
            {
                Match mark = Regex.Match(lines[i], "(?://|<!--) expect: (.+?)(?: -->)?$");
                marked.AddRange(mark.Groups[1].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(rule => $"{name}:{i + 1}: {rule}"));
            }
        }

        marked.Sort();
        return marked;
    }
}

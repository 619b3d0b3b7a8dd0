using System.Text.Json.Nodes;
using NanoV2G.Tests.Acceptance;

namespace NanoV2G.Tests.FaultMatrix;

/// <summary><c>nanov2g exposure</c> from outside.</summary>
[TestClass]
public sealed class ExposureCommandTest
{
    [TestMethod]
    public void The_command_prints_one_array_of_exactly_these_fields()
    {
        CommandLineProcess run = CommandLineProcess.Run("exposure", "--filter", "frozen", "--filter", "scaled0.9", "--filter", "steady", "--filter", "discharging", "--minutes", "1", "--json");

        Assert.AreEqual(0, run.ExitCode, run.Error);
        JsonArray rows = JsonNode.Parse(run.Output)!.AsArray();
        Assert.HasCount(2, rows);
        foreach (JsonNode? row in rows)
        {
            CollectionAssert.AreEqual(
                new[] { "data", "site", "service", "house", "reason", "detectedS", "longestAboveLimitS", "greatestExcessA", "secondsAboveLimit", "lockout", "class" },
                row!.AsObject().Select(field => field.Key).ToArray());
        }

        Assert.AreEqual("meterFrozen detected", $"{rows[0]!["reason"]} {rows[0]!["class"]}");
        Assert.AreEqual(" exposed", $"{rows[1]!["reason"]} {rows[1]!["class"]}");
        Assert.IsNull(rows[1]!["detectedS"]);
    }

    [TestMethod]
    public void The_table_closes_with_the_counts_and_the_page_rows_stand_alone()
    {
        string[] filter = ["exposure", "--filter", "frozen", "--minutes", "1"];
        CommandLineProcess table = CommandLineProcess.Run([.. filter, "--seed", "7"]);
        Assert.AreEqual(0, table.ExitCode, table.Error);
        Assert.Contains("2 detected, 0 bounded, 0 exposed; 1 minutes each; seed 7", table.Output);

        string[] lines = CommandLineProcess.Run([.. filter, "--markdown"]).Output.Trim().Split('\n');
        Assert.HasCount(4, lines);
        Assert.IsTrue(lines.All(line => line.StartsWith('|') && line.TrimEnd().EndsWith('|')));
    }

    [TestMethod]
    [DataRow("--filter quick", "expected one of none, frozen, ")]
    [DataRow("--filter phasesSwapped --filter charging", "found no case")]
    [DataRow("--minutes 0", "expected 1 to 1440")]
    [DataRow("--minutes 1.5", "--minutes")]
    [DataRow("--seed x", "--seed")]
    [DataRow("--json --markdown", "expected one of them")]
    [DataRow("--fast", "see nanov2g exposure --help")]
    public void Wrong_input_is_told_in_one_sentence(string arguments, string expected)
    {
        CommandLineProcess run = CommandLineProcess.Run(["exposure", .. arguments.Split(' ')]);
        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains(expected, run.Error);
        Assert.AreEqual(1, run.Error.Trim().Split('\n').Length);
    }
}

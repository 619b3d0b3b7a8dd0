using System.Text.Json.Nodes;
using NanoV2G.Tests.Acceptance;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tests.FaultMatrix;

/// <summary><c>nanov2g faults</c> from outside.</summary>
[TestClass]
public sealed class FaultsCommandTest
{
    [TestMethod]
    public void The_command_prints_one_array_of_exactly_these_fields_and_writes_the_report()
    {
        using TemporaryDirectory folder = new();
        CommandLineProcess run = CommandLineProcess.Run("faults", "--filter", "meterSilent", "--json", "--out", folder.Path);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        JsonArray rows = JsonNode.Parse(run.Output)!.AsArray();
        Assert.HasCount(7, rows);
        foreach (JsonNode? row in rows)
        {
            CollectionAssert.AreEqual(
                new[] { "fault", "posture", "detectedMs", "safeMs", "contactor", "reason", "recoveryS", "pass" },
                row!.AsObject().Select(field => field.Key).ToArray());
        }

        Assert.Contains("Every case passed", File.ReadAllText(Path.Combine(folder.Path, "faults.html")));
        Assert.AreEqual(run.Output.Trim(), File.ReadAllText(Path.Combine(folder.Path, "faults.json")).Trim());
    }

    [TestMethod]
    public void A_case_that_fails_is_told_and_fails_the_command()
    {
        // Nothing latches because a meter is silent: what is expected here is wrong, and whatever the firmware does, the case fails.
        using TemporaryDirectory folder = new();
        FaultCase silent = CaseList.All.Single(one => one.Name == "meterSilent discharging");
        FaultCase[] cases = [silent, silent with { Fault = "expectsTooMuch", Expected = ExpectedReaction.Latches }];
        int exitCode = FaultsCommand.RunCases(cases, 1, TableOutputs.Open(folder.Path, "faults"), json: false, CancellationToken.None);
        Assert.AreEqual(ExitCode.Failure, exitCode);
        string page = File.ReadAllText(Path.Combine(folder.Path, "faults.html"));
        Assert.Contains("1 passed, 1 failed", page);
        Assert.Contains("no contactor fault latched", page);
        Assert.AreEqual(ExitCode.Success, FaultsCommand.RunCases([silent], 1, TableOutputs.Open(folder.Path, "faults"), json: false, CancellationToken.None));
    }

    [TestMethod]
    public void The_proof_fails_where_no_case_turns_red()
    {
        CommandLineProcess run = CommandLineProcess.Run("faults", "--filter", "none", "--filter", "idle", "--prove", "--json");
        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("No case turned red without staleMeter", run.Error);
        Assert.AreEqual("staleMeter", (string)JsonNode.Parse(run.Output)!.AsArray()[0]!["reaction"]!);
    }

    [TestMethod]
    [DataRow("--filter", "quick", "expected one of")]
    [DataRow("--seed", "x", "--seed")]
    public void Wrong_input_is_told_in_one_sentence(string option, string value, string expected)
    {
        CommandLineProcess run = CommandLineProcess.Run("faults", option, value);
        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains(expected, run.Error);
        Assert.AreEqual(1, run.Error.Trim().Split('\n').Length);
    }
}

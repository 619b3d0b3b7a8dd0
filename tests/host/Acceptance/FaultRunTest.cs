using System.Text.Json.Nodes;

namespace NanoV2G.Tests.Acceptance;

/// <summary>Each fault of the command line on the generated afternoon: safe in time, and back in service after it.</summary>
[TestClass]
public sealed class FaultRunTest
{
    [TestMethod]
    [DataRow("meterSilent")]
    [DataRow("meterFrozen")]
    [DataRow("inverterIgnores")]
    [DataRow("hang")]
    [DataRow("powerCut")]
    [DataRow("brokerGone")]
    [DataRow("brokerBlackHole")]
    [DataRow("dnsSlow")]
    [DataRow("flashStalls")]
    public void A_fault_is_made_safe_within_five_seconds_and_service_returns(string fault)
    {
        using TemporaryDirectory folder = new();
        CommandLineProcess run = CommandLineProcess.Run(
            "run", "--start", "2026-01-14T15:30Z", "--duration", "4h", "--discharge", "7400", "--fault", $"{fault}@16:45", "--json", "--out", folder.Path);
        Assert.AreEqual(0, run.ExitCode, run.Error);
        JsonNode summary = run.Summary;
        JsonNode row = summary["faults"]!.AsArray().Single()!;

        Assert.AreEqual(fault, (string)row["name"]!);
        Assert.IsTrue(row["safeMs"] is null || (double)row["safeMs"]! <= 5000, row.ToJsonString());
        Assert.IsNotNull(row["recoveredMs"], row.ToJsonString());
        Assert.IsLessThanOrEqualTo(5.0, (double)summary["longestAboveLimitS"]!);
        Assert.AreEqual(0, (int)summary["lockouts"]!);
        Assert.AreEqual(0, (int)summary["missingHalfHours"]!);
        Assert.AreEqual(
            (long)summary["registerExportDeltaWh"]!,
            (long)summary["exportWh"]!,
            1,
            "half-hours and recovered energy make up the register difference");
        Assert.IsGreaterThanOrEqualTo(8000.0, (double)summary["dischargeDeliveredWh"]!);
        Assert.IsTrue(File.ReadAllText(Path.Combine(folder.Path, "report.html")).Contains("Faults that were injected", StringComparison.Ordinal));
    }
}

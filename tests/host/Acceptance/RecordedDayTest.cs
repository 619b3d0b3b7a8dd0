using System.Text.Json.Nodes;

namespace NanoV2G.Tests.Acceptance;

/// <summary>
/// Recorded houses with a recorded sun of 3 kW, a 16 A export limit and 7.4 kW of discharge asked for all day. The
/// recordings lie beside the repository; where they do not, these tests are skipped by name.
/// </summary>
[TestClass]
public sealed class RecordedDayTest
{
    [TestMethod]
    [DataRow("05")]
    [DataRow("08")]
    public void The_limit_is_kept_the_car_serves_and_every_watt_hour_is_accounted_for(string house)
    {
        using TemporaryDirectory folder = new();
        JsonNode summary = Run(house, folder).Summary;

        Assert.IsLessThanOrEqualTo(5.0, (double)summary["longestAboveLimitS"]!);
        Assert.AreEqual(0, (int)summary["lockouts"]!);
        Assert.IsGreaterThanOrEqualTo(5000.0, (double)summary["dischargeDeliveredWh"]!);
        Assert.IsGreaterThanOrEqualTo(0.90 * (double)summary["dischargeFeasibleWh"]!, (double)summary["dischargeDeliveredWh"]!);
        Assert.IsLessThanOrEqualTo(6, (int)summary["contactorCycles"]!);
        Assert.AreEqual(0, (int)summary["missingHalfHours"]!);
        Assert.AreEqual((long)summary["registerExportDeltaWh"]!, (long)summary["exportWh"]!, 1, "one quantum");
        Assert.AreEqual((long)summary["registerImportDeltaWh"]!, (long)summary["importWh"]!, 1, "one quantum");

        // The asset meter is of class 1.
        double trueExport = (double)summary["plantExportWh"]!;
        Assert.AreEqual(trueExport, (double)summary["exportWh"]!, (0.01 * trueExport) + 1);
        Assert.AreEqual((int)summary["halfHours"]!, (int)summary["mqttAcknowledged"]!);
    }

    [TestMethod]
    [DataRow("05")]
    [DataRow("08")]
    public void Without_the_limiter_the_same_day_is_far_above_the_limit(string house)
    {
        using TemporaryDirectory folder = new();
        Assert.IsGreaterThanOrEqualTo(300.0, (double)Run(house, folder, "--no-limiter").Summary["secondsAboveLimit"]!);
    }

    private static CommandLineProcess Run(string house, TemporaryDirectory folder, params string[] more)
    {
        string data = Path.Combine(Path.GetDirectoryName(Repository.Root)!, "shared", "data");
        string load = Path.Combine(data, $"refit_house_{house}.csv");
        if (!File.Exists(load))
        {
            Assert.Inconclusive($"the recordings are not at {data}");
        }

        CommandLineProcess run = CommandLineProcess.Run(
        [
            "run", "--load", load, "--pv", Path.Combine(data, "solar_day_1s.csv"), "--pv-peak", "3000", "--limit", "16",
            "--discharge", "7400", "--speed", "max", "--json", "--out", folder.Path, .. more,
        ]);
        Assert.AreEqual(0, run.ExitCode, run.Error);
        return run;
    }
}

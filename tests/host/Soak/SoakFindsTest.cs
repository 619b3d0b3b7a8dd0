using System.Text.Json.Nodes;
using NanoV2G.Firmware.Application;
using NanoV2G.Hal.Board;
using NanoV2G.Tests.Acceptance;
using NanoV2G.Tools.Invariants;
using NanoV2G.Tools.Soak;

namespace NanoV2G.Tests.Soak;

/// <summary>Bugs that are planted are found by a soak, which goes on, and the week's site file shows them again.</summary>
[TestClass]
public sealed class SoakFindsTest
{
    // Half a day of each unit: there is charging at night and discharging in the evening of the longer ones.
    private static readonly SoakPlan Days = SoakPlan.Of(3, 86_400_000, 2) with { WeekMs = 6 * 3_600_000 };

    [TestMethod]
    public void A_program_that_ignores_the_window_is_found_and_the_week_replays()
    {
        using SoakFolder folder = new();
        IReadOnlyList<SoakWeek> weeks = folder.Soak(Days, 2, (program, board) => new GreedyProgram(program, board));
        SoakTotals totals = SoakTotals.Of(Days, weeks, weeks.Count, 0);
        Assert.HasCount(4, weeks, "the soak goes on");
        BrokenWeek broken = totals.BrokenInvariants.First(one => one.Number == 2);

        SoakWeek again = folder.Replay(broken.SiteFile, (program, board) => new GreedyProgram(program, board));
        Assert.AreEqual(broken.AfterMs, again.BrokenInvariants.First(one => one.Number == 2).AfterMs, "at the same moment");
        Assert.IsFalse(folder.Replay(broken.SiteFile, (program, _) => program).BrokenInvariants.Any(one => one.Number == 2), "the firmware as it is does not fail there");
    }

    [TestMethod]
    public void The_command_tells_what_is_broken_and_fails()
    {
        using SoakFolder folder = new();
        SoakPlan plan = SoakPlan.Of(3, 43_200_000, 2);
        folder.Soak(plan, 2, (program, board) => new GreedyProgram(program, board));
        string[] arguments = ["soak", "--duration", "12h", "--seed", "3", "--out", folder.Path];
        CommandLineProcess table = CommandLineProcess.Run(arguments);
        Assert.AreEqual(1, table.ExitCode, table.Error);
        StringAssert.Contains(table.Output, "tools/run --site");

        CommandLineProcess json = CommandLineProcess.Run([.. arguments, "--json"]);
        Assert.AreEqual(1, json.ExitCode, json.Error);
        Assert.IsTrue(json.Summary["brokenInvariants"]!.AsArray().Any(one => (int)one!["number"]! == 2));
        Assert.IsTrue((bool)json.Summary["isComplete"]!);
    }

    [TestMethod]
    public void A_step_that_throws_is_told_and_the_week_goes_on()
    {
        using SoakFolder folder = new();
        SoakWeek week = folder.Week(Quiet(), "", "after.zip", (program, board) => new ThrowingProgram(program, board));
        Assert.AreEqual(6, week.BrokenInvariants.First().Number);
        StringAssert.Contains(week.BrokenInvariants.First().What, "planted");
        Assert.AreEqual(7200, week.SimulatedS);
    }

    [TestMethod]
    public void Registers_that_do_not_go_on_where_they_ended_are_found()
    {
        using SoakFolder folder = new();
        SoakWeek first = folder.Week(Quiet(), "", "first.zip");
        Assert.IsEmpty(first.BrokenInvariants);
        Assert.AreEqual(first.RegisterImportWh - 5_000_000, first.Records.ImportWh, 4, "what was recorded is what the register moved");

        string next = Quiet("2026-01-05T04:30Z", first.RegisterImportWh, first.RegisterExportWh);
        Assert.IsEmpty(folder.Week(next, "first.zip", "second.zip").BrokenInvariants, "the meter goes on");
        string back = Quiet("2026-01-05T04:30Z", first.RegisterImportWh - 900, first.RegisterExportWh);
        Assert.AreEqual(5, folder.Week(back, "first.zip", "second.zip").BrokenInvariants.Single().Number, "the meter has gone back");
    }

    [TestMethod]
    [DataRow(60, 0, "is actual with")]
    [DataRow(0, 7_200_000, "had not reached the broker")]
    public void Half_hours_that_are_not_true_or_not_delivered_are_found(int errorPermille, int brokerGoneMs, string expected)
    {
        using SoakFolder folder = new();
        JsonObject site = (JsonObject)JsonNode.Parse(Quiet())!;
        site["assetMeter"]!["errorPermille"] = errorPermille;
        if (brokerGoneMs > 0)
        {
            site["faults"] = new JsonArray { new JsonObject { ["fault"] = "brokerGone", ["afterMs"] = 0, ["forMs"] = brokerGoneMs } };
        }

        BrokenInvariant broken = folder.Week(site.ToJsonString(), "", "after.zip").BrokenInvariants.Single();
        Assert.AreEqual(5, broken.Number);
        StringAssert.Contains(broken.What, expected);
    }

    [TestMethod]
    [DataRow(new[] { "--duration", "11h" }, "--duration: found 11 h for 2 unit(s), expected 6 h or more for each")]
    [DataRow(new[] { "--units", "0" }, "--units: found 0, expected 1 to 64")]
    [DataRow(new[] { "--seed", "x" }, "--seed: found \"x\"")]
    [DataRow(new[] { "--workers", "1000" }, "--workers: found \"1000\"")]
    public void Wrong_input_is_told_in_one_sentence(string[] options, string expected)
    {
        using TemporaryDirectory folder = new();
        CommandLineProcess run = CommandLineProcess.Run(["soak", "--out", folder.Path, .. options]);
        Assert.AreEqual(2, run.ExitCode);
        StringAssert.Contains(run.Error, expected);
        Assert.HasCount(1, run.Error.Trim().Split('\n'));
    }

    /// <summary>Two hours without a fault; a car is charged until shortly before 04:00.</summary>
    private static string Quiet(string start = "2026-01-05T02:00Z", long importWh = 5_000_000, long exportWh = 1_000_000)
    {
        JsonObject site = new()
        {
            ["run"] = new JsonObject { ["start"] = start, ["duration"] = "2h" },
            ["assetMeter"] = new JsonObject { ["startImportWattHours"] = importWh, ["startExportWattHours"] = exportWh },
            ["schedule"] = new JsonArray { new JsonObject { ["from"] = "00:00", ["to"] = "03:55", ["watts"] = 3000 } },
            ["site"] = new JsonObject { ["batteryStartPermille"] = 400 },
        };
        return site.ToJsonString();
    }

    /// <summary>The firmware, but for a last step that gives the inverter half as much again as the window leaves.</summary>
    private sealed class GreedyProgram(ChargepointProgram program, IBoard board) : IBoardProgram
    {
        public IParkedGate Parking => program.Parking;

        public void ControlTick()
        {
            program.ControlTick();
            board.Inverter.Command(program.Control.Target.Watts * 3 / 2);
        }

        public void RecordStep() => program.RecordStep();

        public void ReportStep() => program.ReportStep();
    }

    /// <summary>The firmware, but for an exception out of its control tick an hour after each boot.</summary>
    private sealed class ThrowingProgram(ChargepointProgram program, IBoard board) : IBoardProgram
    {
        public IParkedGate Parking => program.Parking;

        public void ControlTick()
        {
            program.ControlTick();
            if (board.Clock.MonotonicMs > 3_600_000)
            {
                throw new InvalidOperationException("planted");
            }
        }

        public void RecordStep() => program.RecordStep();

        public void ReportStep() => program.ReportStep();
    }
}

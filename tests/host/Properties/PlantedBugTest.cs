using System.Text.Json.Nodes;
using CsCheck;
using NanoV2G.Firmware.Application;
using NanoV2G.Hal.Board;
using NanoV2G.Tests.Acceptance;

namespace NanoV2G.Tests.Properties;

/// <summary>
/// Bugs that are planted are found, shrunk and written, and what is written fails again where <c>nanov2g run</c> replays
/// it. Without this nobody would know whether the properties can fail.
/// </summary>
[TestClass]
public sealed class PlantedBugTest
{
    private const string Seed = "0000KOIPe037";
    private const int MostRuns = 200;
    private const int MostValues = 12;

    [TestMethod]
    public void A_program_that_ignores_the_window_is_found_and_the_counter_example_is_small()
    {
        (string message, JsonObject file) = Find("planted window", _ => { }, site => JudgedRun.Of(site, (program, board) => new WindowIgnoringProgram(program, board)));
        StringAssert.Contains(message, "breaks invariant 2: ");
        Assert.IsLessThanOrEqualTo(MostValues, Values(file), file.ToJsonString());
        Assert.AreEqual(2, JudgedRun.Of(file, (program, board) => new WindowIgnoringProgram(program, board)).Broken?.Number);
        Assert.IsNull(JudgedRun.Of(file).Broken, "the firmware as it is does not fail there");
    }

    [TestMethod]
    public void A_setting_out_of_its_range_is_found_and_nanov2g_run_replays_the_counter_example()
    {
        (string message, JsonObject file) = Find("planted setting", LetReadingsGrowOld, JudgedRun.Of);
        StringAssert.Contains(message, "breaks invariant 3: ");
        Assert.IsLessThanOrEqualTo(MostValues, Values(file), file.ToJsonString());
        Assert.AreEqual("meterSilent", (string?)file["faults"]!.AsArray().Single()!["fault"]);
        Assert.IsNotNull(file["unit"]!["staleAfterMs"], "what was planted is what is left");

        using TemporaryDirectory folder = new();
        CommandLineProcess run = CommandLineProcess.Run("run", "--site", PathIn(message), "--json", "--out", folder.Path);
        Assert.AreEqual(0, run.ExitCode, run.Error);
        JsonNode broken = run.Summary["brokenInvariants"]!.AsArray().Single()!;
        Assert.AreEqual(3, (int)broken["number"]!);
        Assert.AreEqual(JudgedRun.Of(file).Broken!.AfterMs, (long)broken["afterMs"]!, "at the same moment");
    }

    private static (string Message, JsonObject File) Find(string name, Action<JsonObject> plant, Func<JsonObject, RunVerdict> judge)
    {
        PCG random = PCG.Parse(Seed);
        RandomSite sites = new();
        for (int run = 1; run <= MostRuns; run++)
        {
            JsonObject site = sites.Generate(random, null, out _);
            plant(site);
            RunVerdict verdict = judge(site);
            if (verdict.Broken is not null)
            {
                AssertFailedException failure = Assert.ThrowsExactly<AssertFailedException>(() => CounterExample.FailOn(site, verdict, judge, name));
                return (failure.Message, (JsonObject)JsonNode.Parse(File.ReadAllText(PathIn(failure.Message)))!);
            }
        }

        throw new AssertFailedException($"{MostRuns} runs did not find {name}");
    }

    private static string PathIn(string message)
    {
        return message[(message.IndexOf("--site ", StringComparison.Ordinal) + "--site ".Length)..];
    }

    /// <summary>Twenty seconds in place of two: the meter may be silent for long before it counts as lost.</summary>
    private static void LetReadingsGrowOld(JsonObject site)
    {
        site["unit"]!["staleAfterMs"] = 20_000;
    }

    private static int Values(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node is JsonObject part ? part.Select(member => member.Value) : (JsonArray)node;
        return children.OfType<JsonNode>().Sum(child => child is JsonValue ? 1 : Values(child));
    }

    /// <summary>The firmware, but for a last step that gives the inverter half as much again as the window leaves.</summary>
    private sealed class WindowIgnoringProgram(ChargepointProgram program, IBoard board) : IBoardProgram
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
}

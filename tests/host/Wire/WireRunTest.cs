using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NanoV2G.Tests.Acceptance;

namespace NanoV2G.Tests.Wire;

/// <summary>
/// Firmware and site in two processes, in real time. Machines that run tests are busy: what is asked for here is far
/// from what an idle machine gives.
/// </summary>
[TestClass]
[OSCondition(ConditionMode.Include, OperatingSystems.Linux | OperatingSystems.OSX)]
public sealed class WireRunTest
{
    private const int Interrupt = 2;
    private const int InterruptedExit = 130;

    [TestMethod]
    public void Frames_cross_the_pseudo_terminals_the_contactor_closes_and_a_power_cut_is_survived()
    {
        using TemporaryDirectory folder = new();
        string siteFile = Path.Combine(folder.Path, "site.json");
        File.WriteAllText(siteFile, """{ "site": { "inverterRestartMs": 1000 }, "unit": { "reconnectMs": 1000, "bootSettleMs": 2000 } }""");
        CommandLineProcess run = CommandLineProcess.Run(
            "run", "--wire", "--site", siteFile, "--start", "2026-01-14T16:59:45Z", "--duration", "25s", "--fault", "powerCut@17:00", "--json", "--out", folder.Path);
        Assert.AreEqual(0, run.ExitCode, run.Error);
        JsonNode summary = run.Summary;
        JsonNode wire = summary["wire"]!;
        Assert.IsGreaterThan(50, (int)summary["ticks"]!);
        Assert.AreEqual(1, (int)summary["contactorCycles"]!, run.Output);
        Assert.IsLessThanOrEqualTo(5.0, (double)summary["longestAboveLimitS"]!);
        foreach (JsonNode? device in wire["devices"]!.AsArray())
        {
            Assert.IsGreaterThan(0.5, (double)device!["answersPerSecond"]!, device.ToJsonString());
        }

        foreach (JsonNode? bus in wire["buses"]!.AsArray())
        {
            // A process that was kept waiting answers late, and a late answer can meet the next request.
            Assert.IsLessThanOrEqualTo(0.05 * (int)bus!["requests"]!, (double)bus["crcErrors"]!, bus.ToJsonString());
        }

        JsonNode fault = summary["faults"]!.AsArray().Single()!;
        Assert.IsLessThanOrEqualTo(100, (long)fault["detectedMs"]!, fault.ToJsonString());
        string log = File.ReadAllText(Path.Combine(folder.Path, "contactor.csv"));
        StringAssert.Contains(log, "powerCutBegins");
        StringAssert.Contains(log, "provedOpen");
        Assert.IsTrue(File.Exists(Path.Combine(folder.Path, "report.html")));
    }

    [TestMethod]
    public void An_interrupt_ends_both_processes_and_what_there_is_is_written()
    {
        using TemporaryDirectory folder = new();
        using Process run = Start("run", "--wire", "--duration", "5m", "--out", folder.Path);
        string log = Path.Combine(folder.Path, "contactor.csv");
        Assert.IsTrue(SpinWait.SpinUntil(() => File.Exists(log) && new FileInfo(log).Length > 60, 60_000), "the site lives");
        int child = ChildOf(run.Id);
        Assert.AreEqual(0, Kill(run.Id, Interrupt));
        Assert.IsTrue(run.WaitForExit(20_000), "it ends");
        Assert.AreEqual(InterruptedExit, run.ExitCode);
        Assert.IsTrue(File.Exists(Path.Combine(folder.Path, "summary.json")));
        Assert.IsTrue(SpinWait.SpinUntil(() => !IsAlive(child), 10_000), "no process is left");
    }

    [TestMethod]
    public void A_firmware_that_is_killed_leaves_no_site_behind()
    {
        using TemporaryDirectory folder = new();
        using Process run = Start("run", "--wire", "--duration", "5m", "--out", folder.Path);
        string log = Path.Combine(folder.Path, "contactor.csv");
        Assert.IsTrue(SpinWait.SpinUntil(() => File.Exists(log) && new FileInfo(log).Length > 60, 60_000), "the site lives");
        int child = ChildOf(run.Id);
        run.Kill();
        run.WaitForExit();
        Assert.IsTrue(SpinWait.SpinUntil(() => !IsAlive(child), 10_000), "no process is left");
    }

    [TestMethod]
    [DataRow("--serial", "/dev/no-such-port", "/dev/no-such-port")]
    [DataRow("--serial", "/dev/null", "/dev/null")]
    [DataRow("--serial", "one,two,three", "--serial")]
    [DataRow("--serial", "/dev/ttyX,/dev/ttyX", "--serial")]
    [DataRow("--baud", "fast", "--baud")]
    [DataRow("--feedback", "rts", "--feedback")]
    [DataRow("--faults", "no-such-file", "--faults")]
    public void A_wrong_option_of_the_site_is_named_in_one_sentence(string option, string value, string named)
    {
        string[] serial = option == "--serial" ? [] : ["--serial", "/dev/no-such-port"];
        CommandLineProcess run = CommandLineProcess.Run(["site", option, value, .. serial]);
        Assert.AreEqual(2, run.ExitCode, run.Error);
        StringAssert.Contains(run.Error, named);
        Assert.HasCount(1, run.Error.Trim().Split('\n'), run.Error);
    }

    [TestMethod]
    [DataRow("--speed", "10")]
    [DataRow("--web", "0")]
    [DataRow("--fault", "hang@17:01")]
    public void What_does_not_go_with_the_wire_is_refused(string option, string value)
    {
        CommandLineProcess run = CommandLineProcess.Run("run", "--wire", option, value);
        Assert.AreEqual(2, run.ExitCode, run.Error);
        Assert.HasCount(1, run.Error.Trim().Split('\n'), run.Error);
    }

    private static Process Start(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "nanov2g.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Process run = Process.Start(start)!;
        run.BeginOutputReadLine();
        run.BeginErrorReadLine();
        return run;
    }

    private static int ChildOf(int parent)
    {
        string task = $"/proc/{parent}/task/{parent}/children";
        if (File.Exists(task))
        {
            // A child is listed with the thread that started it.
            string[] children = [.. Directory.GetDirectories($"/proc/{parent}/task").SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))];
            return int.Parse(children.Single());
        }

        Assert.Inconclusive("this system does not tell the children of a process");
        return 0;
    }

    private static bool IsAlive(int process)
    {
        string state = $"/proc/{process}/stat";
        return File.Exists(state) && !File.ReadAllText(state).Contains(") Z ", StringComparison.Ordinal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}

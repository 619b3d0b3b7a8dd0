using System.Net;
using System.Net.Sockets;
using NanoV2G.Tests.Acceptance;

namespace NanoV2G.Tests.Live;

/// <summary>What a live page does to a run: nothing, unless somebody touches it.</summary>
[TestClass]
public sealed class WatchedRunTest
{
    [TestMethod]
    public void A_run_that_is_only_watched_is_the_same_as_one_that_is_not()
    {
        using TemporaryDirectory watched = new();
        using TemporaryDirectory alone = new();
        string[] what = ["run", "--start", "2026-01-14T15:55Z", "--duration", "40m", "--fault", "meterSilent@16:10"];
        CommandLineProcess first = CommandLineProcess.Run([.. what, "--speed", "3600", "--web", "0", "--out", watched.Path]);
        CommandLineProcess second = CommandLineProcess.Run([.. what, "--out", alone.Path]);
        Assert.AreEqual(0, first.ExitCode, first.Error);
        Assert.AreEqual(0, second.ExitCode, second.Error);
        StringAssert.Contains(first.Error, "Live page: http://127.0.0.1:");
        Assert.IsFalse(second.Error.Contains("Live page", StringComparison.Ordinal), second.Error);
        foreach (string name in new[] { "trace.csv", "events.ndjson", "halfhours.csv" })
        {
            Assert.AreEqual(File.ReadAllText(Path.Combine(alone.Path, name)), File.ReadAllText(Path.Combine(watched.Path, name)), name);
        }
    }

    [TestMethod]
    public void A_port_that_is_taken_is_named_in_one_sentence_and_nothing_starts()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        string port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString();
        using TemporaryDirectory folder = new();
        string outFolder = Path.Combine(folder.Path, "out");
        CommandLineProcess run = CommandLineProcess.Run("run", "--web", port, "--out", outFolder);
        Assert.AreEqual(2, run.ExitCode, run.Error);
        StringAssert.Contains(run.Error, port);
        Assert.HasCount(1, run.Error.Trim().Split('\n'), run.Error);
        Assert.IsFalse(Directory.Exists(outFolder), "an output folder was made");
    }
}

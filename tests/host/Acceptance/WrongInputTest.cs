namespace NanoV2G.Tests.Acceptance;

/// <summary>Wrong input ends with exit code 2 and one sentence that names it, and nothing is started.</summary>
[TestClass]
public sealed class WrongInputTest
{
    [TestMethod]
    [DataRow("--limit", "sixteen", "--limit")]
    [DataRow("--limit", "-5", "--limit")]
    [DataRow("--discharge", "lots", "--discharge")]
    [DataRow("--duration", "tomorrow", "--duration")]
    [DataRow("--start", "yesterday", "--start")]
    [DataRow("--speed", "0", "--speed")]
    [DataRow("--web", "yes", "--web")]
    [DataRow("--web", "70000", "--web")]
    [DataRow("--fault", "meterSilent", "--fault")]
    [DataRow("--fault", "nothing@18:00", "--fault")]
    [DataRow("--load", "no-such-file.csv", "no-such-file.csv")]
    [DataRow("--pv", "no-such-file.csv", "no-such-file.csv")]
    [DataRow("--site", "no-such-site.json", "no-such-site.json")]
    [DataRow("--broker", "nowhere", "--broker")]
    [DataRow("--colour", "blue", "--colour")]
    public void It_is_named_in_one_sentence_and_nothing_starts(string option, string value, string named)
    {
        using TemporaryDirectory folder = new();
        string outFolder = Path.Combine(folder.Path, "out");
        CommandLineProcess run = CommandLineProcess.Run("run", option, value, "--out", outFolder);

        Assert.AreEqual(2, run.ExitCode, run.Error);
        StringAssert.Contains(run.Error, named);
        Assert.HasCount(1, run.Error.Trim().Split('\n'), run.Error);
        Assert.IsFalse(Directory.Exists(outFolder), "an output folder was made");
    }
}

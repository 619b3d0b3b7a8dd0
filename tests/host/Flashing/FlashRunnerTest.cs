using System.ComponentModel;
using NanoV2G.Tests.Boards;
using NanoV2G.Tools.Boards.Flash;

namespace NanoV2G.Tests.Flashing;

/// <summary>The runner stops at the first step that fails and says why; a dry run does nothing.</summary>
[TestClass]
public sealed class FlashRunnerTest
{
    private readonly List<string> _printed = [];
    private readonly List<string> _run = [];
    private string _folder = string.Empty;

    [TestInitialize]
    public void MakeFiles()
    {
        _folder = Directory.CreateTempSubdirectory("flash").FullName;
        File.WriteAllText(Path.Combine(_folder, "app.bin"), "application");
        File.WriteAllText(Path.Combine(_folder, "link.txt"), "{}");
    }

    [TestCleanup]
    public void RemoveFiles()
    {
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    public void ADryRunPrintsEachStepAndDoesNothing()
    {
        FlashRunner.DryRun(Plan(), _printed.Add);
        string text = string.Join('\n', _printed);
        StringAssert.Contains(text, "1/7 Check that nanoff is installed\n    nanoff --help\n2/7 by hand: Isolate the inverter's supply");
        StringAssert.Contains(text, $"4/7 Flash the application\n    nanoff --target ESP32_WT32_ETH01 --serialport COM3 --deploy --image {Path.Combine(_folder, "app.bin")}");
        StringAssert.Contains(text, "\"DestinationFilePath\": \"I:\\\\link.txt\"");
        Assert.IsFalse(Directory.Exists(Path.Combine(_folder, "out")));
    }

    [TestMethod]
    public void EverythingIsDoneInOrder()
    {
        Assert.IsNull(Runner((_, arguments, line) => Answer(arguments, line, "Deploying file a to b...OK")).Run(Plan()));
        CollectionAssert.AreEqual(new[] { "--help", "--target", "--target", "--filedeployment" }, _run);
        Assert.IsTrue(File.Exists(Path.Combine(_folder, "out", "files.json")));
    }

    [TestMethod]
    public void OnlyLinesThatAreTheSoleProofAreCaught()
    {
        List<bool> caught = [];
        Runner((_, arguments, line) =>
        {
            caught.Add(line is not null);
            return Answer(arguments, line, "Deploying file a to b...OK");
        }).Run(Plan());
        CollectionAssert.AreEqual(new[] { true, false, false, true }, caught);
    }

    [TestMethod]
    public void AMissingToolIsNamedWithItsInstallation()
    {
        string? failure = Runner((_, _, _) => throw new Win32Exception(2)).Run(Plan());
        Assert.AreEqual("The program nanoff was not found: install it with \"dotnet tool install -g nanoff\" and see that ~/.dotnet/tools is on the path.", failure);
    }

    [TestMethod]
    public void AProgramThatIsNotThereIsFoundMissing()
    {
        FlashRunner runner = new((_, arguments, line) => FlashRunner.RunProcess("a-program-that-is-not-there", arguments, line), _printed.Add, _ => true);
        StringAssert.StartsWith(runner.Run(Plan())!, "The program nanoff was not found");
    }

    [TestMethod]
    public void AProcessIsHeardAndItsExitCodeCounts()
    {
        List<string> lines = [];
        Assert.AreEqual(0, FlashRunner.RunProcess("dotnet", ["--version"], lines.Add));
        Assert.AreEqual(1, lines.Count);
        Assert.AreNotEqual(0, FlashRunner.RunProcess("dotnet", ["no-such-command-here"], lines.Add));
    }

    [TestMethod]
    public void AnExitCodeStopsTheRun()
    {
        string? failure = Runner((_, arguments, _) => arguments is ["--help"] ? 1 : 4000).Run(Plan());
        Assert.AreEqual("\"nanoff --target ESP32_WT32_ETH01 --serialport COM3 --update\" ended with exit code 4000: its own lines above say why; hold the board's BOOT button and try again if it found no device.", failure);
    }

    [TestMethod]
    public void AFileThatWasNotWrittenIsNoticedInSpiteOfExitCodeZero()
    {
        string? failure = Runner((_, arguments, line) => Answer(arguments, line, "Error deploying content file a to b")).Run(Plan());
        StringAssert.Contains(failure!, "ended with exit code 0, but said \"Error deploying content file a to b\"");

        failure = Runner((_, arguments, line) => Answer(arguments, line, "something else")).Run(Plan());
        StringAssert.Contains(failure!, "confirmed 0 of 1 files");
    }

    [TestMethod]
    public void AMissingFileIsNamedBeforeAnythingIsDone()
    {
        FlashOptions options = Options() with { Application = Path.Combine(_folder, "none.bin") };
        StringAssert.StartsWith(Runner((_, _, _) => 0).Run(Plan(options))!, $"There is no application image {options.Application}: build firmware/nanoV2G.nfproj");
        options = Options() with { Link = Path.Combine(_folder, "none.txt") };
        Assert.AreEqual($"There is no file {options.Link}: expected the file that the option names.", Runner((_, _, _) => 0).Run(Plan(options)));
        Assert.AreEqual(0, _run.Count);
    }

    [TestMethod]
    public void AStepByHandThatIsNotDoneEndsTheRun()
    {
        FlashRunner runner = new((_, _, _) => 0, _printed.Add, _ => false);
        StringAssert.StartsWith(runner.Run(Plan())!, "Stopped before \"Isolate the inverter's supply");
    }

    private FlashOptions Options()
    {
        return new FlashOptions
        {
            Application = Path.Combine(_folder, "app.bin"),
            Link = Path.Combine(_folder, "link.txt"),
            WorkFolder = Path.Combine(_folder, "out"),
        };
    }

    private FlashPlan Plan(FlashOptions? options = null)
    {
        return FlashPlan.For(BoardSamples.Folder.Require("wt32-eth01"), "COM3", options ?? Options());
    }

    private FlashRunner Runner(RunTool tool)
    {
        return new FlashRunner(
            (name, arguments, line) =>
            {
                _run.Add(arguments[0]);
                return tool(name, arguments, line);
            },
            _printed.Add,
            _ => true);
    }

    private static int Answer(IReadOnlyList<string> arguments, Action<string>? line, string toFiles)
    {
        if (arguments[0] == "--filedeployment")
        {
            line!(toFiles);
        }

        return 0;
    }
}

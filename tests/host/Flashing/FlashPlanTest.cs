using System.Text.Json.Nodes;
using NanoV2G.Tests.Boards;
using NanoV2G.Tools.Boards.Flash;
using NanoV2G.Tools.Boards.Pins;
using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tests.Flashing;

/// <summary>The plan names every step with its exact command; a wrong port or half a certificate is one sentence.</summary>
[TestClass]
public sealed class FlashPlanTest
{
    private static Board Board => BoardSamples.Folder.Require("wt32-eth01");

    [TestMethod]
    public void RuntimeAndApplicationAreFlashed()
    {
        FlashPlan plan = FlashPlan.For(Board, "/dev/ttyUSB0", new FlashOptions { Application = "app.bin" });
        string[] commands = [.. plan.Steps.Where(step => step.Tool is not null).Select(step => step.Command)];
        CollectionAssert.AreEqual(
            new[]
            {
                "nanoff --help",
                "nanoff --target ESP32_WT32_ETH01 --serialport /dev/ttyUSB0 --update",
                "nanoff --target ESP32_WT32_ETH01 --serialport /dev/ttyUSB0 --deploy --image app.bin",
            },
            commands);
        CollectionAssert.AreEqual(new[] { "app.bin" }, plan.Inputs.ToArray());
    }

    [TestMethod]
    public void TheSupervisorIsTakenOutFirstAndPutBackLast()
    {
        FlashPlan plan = FlashPlan.For(Board, "COM31", new FlashOptions());
        FlashStep[] byHand = [.. plan.Steps.Where(step => step.Kind == FlashStepKind.ByHand)];
        Assert.AreEqual(2, byHand.Length);
        StringAssert.Contains(byHand[0].Text, "take the supervisor's link J1 out");
        Assert.AreSame(plan.Steps[1], byHand[0]);
        Assert.AreSame(plan.Steps[^1], byHand[1]);
    }

    [TestMethod]
    public void SettingsAndCertificatesGoToTheFileSystem()
    {
        FlashOptions options = new() { Link = "unit 7/link.txt", AuthorityCertificate = "root.pem", UnitCertificate = "unit.pem", UnitKey = "unit.key", WorkFolder = "out" };
        FlashPlan plan = FlashPlan.For(Board, "COM31", options);
        FlashStep written = plan.Steps.Single(step => step.Kind == FlashStepKind.WriteFile);
        JsonNode list = JsonNode.Parse(written.Content!)!;
        Assert.AreEqual("COM31", (string)list["SerialPort"]!);
        string[] places = [.. list["Files"]!.AsArray().Select(file => $"{file!["SourceFilePath"]} > {file["DestinationFilePath"]}")];
        CollectionAssert.AreEqual(
            new[] { @"unit 7/link.txt > I:\link.txt", @"root.pem > I:\ca.pem", @"unit.pem > I:\unit.pem", @"unit.key > I:\unit.key" },
            places);
        FlashStep sent = plan.Steps[plan.Steps.ToList().IndexOf(written) + 1];
        Assert.AreEqual("nanoff --filedeployment " + Path.Combine("out", "files.json") + " --verbosity m", sent.Command);
        Assert.AreEqual(4, sent.Confirmations);
    }

    [TestMethod]
    public void TheUnitsSettingsAreWrittenInTheFormOfTheFirmware()
    {
        FlashOptions options = new() { Settings = new byte[] { 1, 2, 3 }, SettingsText = "unit.exportLimitMilliamps = 16000\n", WorkFolder = "out" };
        FlashPlan plan = FlashPlan.For(Board, "COM31", options);
        FlashStep[] written = [.. plan.Steps.Where(step => step.Kind == FlashStepKind.WriteFile)];
        Assert.AreEqual(Path.Combine("out", "settings.new"), written[0].File);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, written[0].Bytes.ToArray());
        StringAssert.Contains(written[1].Content, "\"I:\\\\settings.new\"");
        Assert.AreEqual(1, plan.Inputs.Count, "it is made on the way, so it need not be there before");
        List<string> lines = [];
        FlashRunner.DryRun(plan, lines.Add);
        Assert.IsTrue(lines.Contains("      unit.exportLimitMilliamps = 16000"));
    }

    [TestMethod]
    public void TheLedgerOfTheBoardBeforeGoesAlong()
    {
        FlashOptions options = new() { Settings = new byte[] { 1 }, Ledger = new byte[] { 4, 5 }, LedgerText = "locked out\n", WorkFolder = "out", EraseAll = true };
        FlashStep[] written = [.. FlashPlan.For(Board, "COM31", options).Steps.Where(step => step.Kind == FlashStepKind.WriteFile)];
        Assert.AreEqual(Path.Combine("out", "ledger.new"), written[1].File);
        CollectionAssert.AreEqual(new byte[] { 4, 5 }, written[1].Bytes.ToArray());
        StringAssert.Contains(written[2].Content, "\"I:\\\\ledger.new\"");
    }

    [TestMethod]
    public void AnErasedBoardIsNotGivenSettingsWithoutAWordOnTheLedger()
    {
        FlashOptions options = new() { Settings = new byte[] { 1 }, EraseAll = true };
        DataFileException refused = Assert.ThrowsExactly<DataFileException>(() => FlashPlan.For(Board, "COM3", options));
        StringAssert.Contains(refused.Message, "no word on the lockout ledger: give --new-ledger for a first commissioning, or --ledger");
        Assert.IsTrue(FlashPlan.For(Board, "COM3", options with { HasLedgerWord = true }).Steps.Count > 0);
        Assert.IsTrue(FlashPlan.For(Board, "COM3", options with { EraseAll = false }).Steps.Count > 0, "the board keeps its flash");
        refused = Assert.ThrowsExactly<DataFileException>(() => FlashPlan.For(Board, "COM3", new FlashOptions { HasLedgerWord = true }));
        StringAssert.Contains(refused.Message, "give --settings");
    }

    [TestMethod]
    public void TheFilesAreThoseThatTheFirmwareLooksFor()
    {
        string root = Path.GetDirectoryName(BoardSamples.Folder.Path)!;
        string reader = File.ReadAllText(Path.Combine(root, "hal", "Esp32", "Messages", "LinkSettingsReader.cs"));
        string store = File.ReadAllText(Path.Combine(root, "hal", "Esp32", "Storage", "LittleFsFileStore.cs"));
        StringAssert.Contains(store, "Root = \"I:\\\\\"");
        string settings = File.ReadAllText(Path.Combine(root, "firmware", "Settings", "SettingsStore.cs"));
        StringAssert.Contains(settings, "NewFile = \"settings.new\"");
        string ledger = File.ReadAllText(Path.Combine(root, "firmware", "Watchdog", "LockoutLedger.cs"));
        StringAssert.Contains(ledger, "NewFile = \"ledger.new\"");
        foreach (string name in new[] { "link.txt", "ca.pem", "unit.pem", "unit.key" })
        {
            StringAssert.Contains(reader, $"File = \"{name}\"");
        }
    }

    [TestMethod]
    public void ErasingIsOnlyByOrderAndSaysWhatIsLost()
    {
        FlashStep kept = FlashPlan.For(Board, "COM3", new FlashOptions()).Steps[2];
        Assert.IsFalse(kept.Arguments.Contains("--masserase"));
        StringAssert.Contains(kept.Text, "keeping the configuration partition");

        FlashStep erased = FlashPlan.For(Board, "COM3", new FlashOptions { EraseAll = true, ImageVersion = "1.12.4.289" }).Steps[2];
        Assert.AreEqual("nanoff --target ESP32_WT32_ETH01 --serialport COM3 --update --fwversion 1.12.4.289 --masserase", erased.Command);
        StringAssert.Contains(erased.Text, "lockout ledger and event log of this board are lost");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("COM")]
    [DataRow("COM0")]
    [DataRow("ttyUSB0")]
    [DataRow("/dev/ttyUSB0; rm")]
    [DataRow("--update")]
    public void AWrongPortIsOneSentence(string port)
    {
        DataFileException refused = Assert.ThrowsExactly<DataFileException>(() => FlashPlan.For(Board, port, new FlashOptions()));
        Assert.AreEqual(
            $"\"{port}\" is not the name of a serial port: expected COM and a number on Windows, or a path such as /dev/ttyUSB0 on Linux or /dev/cu.usbserial-110 on a Mac (nanoff --listports lists them).",
            refused.Message);
    }

    [TestMethod]
    public void ACertificateWithoutItsKeyIsRefused()
    {
        DataFileException refused = Assert.ThrowsExactly<DataFileException>(() => FlashPlan.For(Board, "COM3", new FlashOptions { UnitCertificate = "unit.pem" }));
        Assert.AreEqual("Found a unit certificate without its key: expected both or neither.", refused.Message);
    }
}

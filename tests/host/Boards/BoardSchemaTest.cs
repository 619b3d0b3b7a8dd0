using System.Text.Json.Nodes;
using NanoV2G.Tools.Boards.Pins;
using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tests.Boards;

/// <summary>Departures from the schema are named by file and key; the schema itself and the code agree.</summary>
[TestClass]
public sealed class BoardSchemaTest
{
    private const string DevKit = "esp32-devkitc-psram";
    private const string File = "boards/esp32-devkitc-psram/board.json: ";

    [TestMethod]
    public void DeparturesAreNamed()
    {
        Demand(data => data.Remove("target"), "target: found nothing, expected this key, which the schema requires.");
        Demand(data => data["psram"] = "yes", "psram: found \"yes\", expected a boolean.");
        Demand(data => data["flashMegabytes"] = 5, "flashMegabytes: found 5, expected one of 4, 8, 16.");
        Demand(data => data["pins"]!["contactorDrive"]!["gpio"] = 41, "pins.contactorDrive.gpio: found 41, expected at most 39.");
        Demand(data => data["pins"]!["contactorDrive"]!["gpio"] = 1.5, "pins.contactorDrive.gpio: found 1.5, expected an integer.");
        Demand(data => data["name"] = "Not A Name", "name: found \"Not A Name\", expected text of the form ^[a-z0-9]+(-[a-z0-9]+)*$.");
        Demand(data => data["cannot"] = new JsonArray(), "cannot: found 0 entries, expected at least 1.");
        Demand(data => data["pins"]!["statusLed"]!["strap"] = "short", "pins.statusLed.strap: found \"short\", expected at least 20 characters.");
        Demand(data => data["buses"]!["asset"]!["direction"] = "guess", "buses.asset.direction: found \"guess\", expected one of \"pin\", \"automatic\".");
        Demand(data => data["buses"]!["asset"]!["prot"] = "COM3", "buses.asset.prot: found an unknown key, expected one of port, baud, direction.");
    }

    [TestMethod]
    public void AKeyThatStandsTwiceIsRefused()
    {
        string text = System.IO.File.ReadAllText(BoardSamples.Folder.FileOf(DevKit, "board.json"));
        string twice = text.Replace("\"psram\": true,", "\"psram\": true, \"psram\": false,");
        IReadOnlyList<string> problems = BoardSamples.ProblemsOf(DevKit, twice);
        Assert.AreEqual(1, problems.Count);
        StringAssert.StartsWith(problems[0], File);
        StringAssert.Contains(problems[0], "psram");
    }

    [TestMethod]
    public void TextThatIsNotJsonIsRefused()
    {
        StringAssert.StartsWith(BoardSamples.ProblemsOf(DevKit, "{ \"name\": ")[0], File + "line 1: found ");
    }

    [TestMethod]
    public void SchemaAndCodeKnowTheSameFunctions()
    {
        JsonNode schema = JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(BoardSamples.Folder.Path, "board.schema.json")))!;
        string[] inSchema = [.. schema["properties"]!["pins"]!["properties"]!.AsObject().Select(property => property.Key).Order()];
        string[] inCode = [.. PinFunction.All.Select(function => function.Name).Order()];
        CollectionAssert.AreEqual(inCode, inSchema);
    }

    [TestMethod]
    public void ASchemaWordThatIsNotCheckedIsRefused()
    {
        JsonObject schema = new() { ["type"] = "object", ["minProperties"] = 1 };
        NotSupportedException refused = Assert.ThrowsExactly<NotSupportedException>(() => SchemaCheck.Problems(new JsonObject(), schema, "x"));
        StringAssert.Contains(refused.Message, "minProperties");
    }

    [TestMethod]
    public void AnUnknownBoardIsNamedWithThoseThereAre()
    {
        DataFileException unknown = Assert.ThrowsExactly<DataFileException>(() => BoardSamples.Folder.Require("olimex"));
        Assert.AreEqual("There is no board \"olimex\": expected one of esp32-devkitc-psram, olimex-esp32-poe-iso-wrover, wt32-eth01.", unknown.Message);
    }

    [TestMethod]
    public void TheChainOfSlowInputsIsSound()
    {
        List<DataProblem> problems = [];
        SlowInputs inputs = BoardSamples.Folder.ReadSlowInputs(problems)!;
        Assert.AreEqual(0, problems.Count, string.Join("\n", problems));

        List<SlowInput> swapped = [.. inputs.Bits];
        (swapped[1], swapped[2]) = (swapped[2], swapped[1]);
        Assert.AreEqual("f: bits[1].bit: found \"2\", expected \"1\".", SlowInputsCheck.Problems(inputs with { Bits = swapped }, "f")[0].ToString());

        SlowInput[] noFixedEnd = [.. inputs.Bits.Select(bit => bit.Function == "fixedHigh" ? bit with { Function = "mirrorContact" } : bit)];
        string[] found = [.. SlowInputsCheck.Problems(inputs with { Bits = noFixedEnd }, "f").Select(problem => problem.ToString())];
        CollectionAssert.Contains(found, "f: bits[16].function: found \"mirrorContact\", expected \"fixedHigh\".");
        CollectionAssert.Contains(found, "f: bits[16].function: found \"mirrorContact\" a second time, expected each function once.");
    }

    private static void Demand(Action<JsonObject> change, string sentence)
    {
        IReadOnlyList<string> problems = BoardSamples.ProblemsAfter(DevKit, change);
        Assert.IsTrue(problems.Contains(File + sentence), $"Expected: {File}{sentence}\nFound:\n{string.Join("\n", problems)}");
    }
}

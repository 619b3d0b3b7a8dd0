using System.Text.RegularExpressions;
using NanoV2G.Tools.Boards.Pins;
using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tests.Boards;

/// <summary>What the device application holds of a board is what the board's data say.</summary>
[TestClass]
public sealed class DevicePinsTest
{
    private static string Root => Path.GetDirectoryName(BoardSamples.Folder.Path)!;

    [TestMethod]
    public void TheApplicationHoldsThePinsOfABoard()
    {
        string held = File.ReadAllText(Path.Combine(Root, BoardPinsSource.RelativePath)).ReplaceLineEndings("\n");
        Assert.IsTrue(
            BoardSamples.Folder.Names().Any(name => BoardPinsSource.For(BoardSamples.Folder.Require(name)) == held),
            $"{BoardPinsSource.RelativePath} is that of no board: run tools/nanov2g boards pins BOARD.");
    }

    [TestMethod]
    public void DirectionPinsAreWrittenWhereABoardHasThem()
    {
        string text = BoardPinsSource.For(BoardSamples.Folder.Require("esp32-devkitc-psram"));
        StringAssert.Contains(text, "        pins.BoundaryDirection = 26;\n        pins.AssetPort = \"COM3\";\n");
        StringAssert.Contains(text, "        pins.IsWifi = true;\n        return pins;\n");
        Assert.IsFalse(BoardPinsSource.For(BoardSamples.Folder.Require("wt32-eth01")).Contains("Direction"));
    }

    [TestMethod]
    public void AnApplicationOfAnotherBoardIsRefused()
    {
        string root = Directory.CreateTempSubdirectory("pins").FullName;
        Board board = BoardSamples.Folder.Require("wt32-eth01");
        string path = Path.Combine(root, BoardPinsSource.RelativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, BoardPinsSource.For(BoardSamples.Folder.Require("esp32-devkitc-psram")));
        string image = Path.Combine(root, "app.bin");
        StringAssert.StartsWith(BoardPinsSource.Problem(root, board, image)!, $"{BoardPinsSource.RelativePath} holds other pins than boards/wt32-eth01/board.json: run \"tools/nanov2g boards pins wt32-eth01\"");

        File.WriteAllText(path, BoardPinsSource.For(board));
        Assert.IsNull(BoardPinsSource.Problem(root, board, image));
        File.WriteAllText(image, "application");
        File.SetLastWriteTimeUtc(image, File.GetLastWriteTimeUtc(path).AddHours(-1));
        StringAssert.Contains(BoardPinsSource.Problem(root, board, image)!, "may hold the pins of another board");
        Directory.Delete(root, recursive: true);
    }

    [TestMethod]
    public void TheFirmwareReadsTheBitsThatAreWired()
    {
        SlowInputs inputs = BoardSamples.Folder.ReadSlowInputs(new List<DataProblem>())!;
        string source = File.ReadAllText(Path.Combine(Root, "hal", "Esp32", "Pins", "SlowInputBits.cs"));
        MatchCollection constants = Regex.Matches(source, @"public const int (\w+) = (\d+);");
        Assert.IsTrue(constants.Count > 3);
        foreach (Match constant in constants)
        {
            int value = int.Parse(constant.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
            string name = constant.Groups[1].Value;
            if (name == "Count")
            {
                Assert.AreEqual(inputs.Bits.Count, value);
                continue;
            }

            // The firmware has one load-control switch so far: the first.
            string wired = inputs.Bits[value].Function.Replace("loadControl1", "loadControl");
            Assert.AreEqual(wired, char.ToLowerInvariant(name[0]) + name[1..]);
        }
    }
}

using System.Text.Json.Nodes;

namespace NanoV2G.Tests.Boards;

/// <summary>Each rule for boards is proved by a sample that breaks it; its sentence names file, key, what was found and what is expected.</summary>
[TestClass]
public sealed class BoardCheckTest
{
    private const string Olimex = "olimex-esp32-poe-iso-wrover";
    private const string Wt32 = "wt32-eth01";
    private const string DevKit = "esp32-devkitc-psram";

    [TestMethod]
    public void EveryBoardOfTheTreeIsWithoutProblems()
    {
        CollectionAssert.AreEqual(new[] { DevKit, Olimex, Wt32 }, BoardSamples.Folder.Names().ToArray());
        foreach (string name in BoardSamples.Folder.Names())
        {
            string all = string.Join("\n", BoardSamples.ProblemsAfter(name, _ => { }));
            Assert.AreEqual(string.Empty, all);
        }
    }

    [TestMethod]
    [DataRow(DevKit, "statusLed", 25, "pins.statusLed.gpio: found GPIO 25, expected a pin that is free; pins.boundaryTransmit holds it already.")]
    [DataRow(DevKit, "statusLed", 6, "pins.statusLed.gpio: found GPIO 6, expected a pin other than 6 to 11, on which the flash hangs.")]
    [DataRow(DevKit, "statusLed", 16, "pins.statusLed.gpio: found GPIO 16, expected a pin other than 16 and 17, on which the PSRAM hangs.")]
    [DataRow(DevKit, "statusLed", 1, "pins.statusLed.gpio: found GPIO 1, expected a pin other than 1 and 3, the console through which the board is flashed and whose chatter at boot would act.")]
    [DataRow(DevKit, "statusLed", 39, "pins.statusLed.gpio: found GPIO 39, expected a pin that can drive: 34 to 39 are inputs only.")]
    [DataRow(DevKit, "statusLed", 24, "pins.statusLed.gpio: found GPIO 24, expected a pin that the ESP32 has.")]
    [DataRow(DevKit, "statusLed", 0, "pins.statusLed.gpio: found GPIO 0, expected another pin: a low level on it at reset keeps the program from starting.")]
    [DataRow(DevKit, "statusLed", 5, "pins.statusLed.strap: found nothing, expected the reason why strapping pin GPIO 5 may be used for the status LED.")]
    [DataRow(DevKit, "contactorDrive", 2, "pins.contactorDrive.gpio: found strapping pin GPIO 2, expected a pin that is not sampled at reset, for the contactor drive.")]
    [DataRow(DevKit, "assetReceive", 12, "pins.assetReceive.gpio: found strapping pin GPIO 12, expected a pin that is not sampled at reset, for the bus 2 (asset, inverter) receive.")]
    [DataRow(Olimex, "contactorDrive", 27, "pins.contactorDrive.gpio: found GPIO 27, expected a pin that Ethernet leaves free.")]
    [DataRow(Wt32, "statusLed", 16, "pins.statusLed.gpio: found GPIO 16, expected a pin that Ethernet leaves free.")]
    [DataRow(Olimex, "inputsClock", 12, "pins.inputsClock.gpio: found GPIO 12, expected a pin that Ethernet leaves free.")]
    public void APinThatCannotBeUsedIsRefused(string board, string function, int gpio, string sentence)
    {
        Demand(board, data => Pin(data, function)["gpio"] = gpio, sentence);
    }

    [TestMethod]
    [DataRow("contactorDrive", "the contactor drive")]
    [DataRow("supervisorPulse", "the supervisor pulse")]
    [DataRow("boundaryDirection", "the bus 1 (boundary) direction")]
    [DataRow("assetDirection", "the bus 2 (asset, inverter) direction")]
    public void APinThatActsOnThePlantNeedsAPullDown(string function, string words)
    {
        Demand(DevKit, data => Pin(data, function).Remove("pull"), $"pins.{function}.pull: found no pull, expected a pull-down: {words} must rest low while no program drives it.");
        Demand(DevKit, data => Pin(data, function)["pull"]!["to"] = "high", $"pins.{function}.pull: found a pull to high, expected a pull-down: {words} must rest low while no program drives it.");
    }

    [TestMethod]
    public void AWeakPullDownLosesAgainstTheChipsOwnPullUp()
    {
        Demand(
            DevKit,
            data =>
            {
                Pin(data, "contactorDrive")["gpio"] = 14;
                Pin(data, "contactorDrive")["pull"]!["ohms"] = 47000;
            },
            "pins.contactorDrive.pull.ohms: found 47000, expected at most 10000, since the chip itself pulls GPIO 14 high after reset.");
    }

    [TestMethod]
    [DataRow("reset", "high", "low")]
    [DataRow("boot", "floating", "low")]
    [DataRow("hang", "low", "lastDriven")]
    [DataRow("update", "lastDriven", "low")]
    public void AStatedLevelMustFollowFromThePulls(string when, string found, string expected)
    {
        Demand(DevKit, data => Pin(data, "contactorDrive")["levels"]![when] = found, $"pins.contactorDrive.levels.{when}: found \"{found}\", expected \"{expected}\", which follows from direction and pulls.");
    }

    [TestMethod]
    public void APullAgainstTheStrapIsRefused()
    {
        Demand(
            Wt32,
            data => Pin(data, "statusLed")["pull"] = new JsonObject { ["to"] = "high", ["ohms"] = 10000, ["at"] = "fitted" },
            "pins.statusLed.pull.to: found \"high\", expected \"low\" or no pull, the level at which strapping pin GPIO 12 boots and flashes.");
    }

    [TestMethod]
    public void AReasonForAPinThatIsNoStrapIsRefused()
    {
        Demand(DevKit, data => Pin(data, "statusLed")["strap"] = "a reason that is long enough", "pins.statusLed.strap: found a reason, expected none, since GPIO 23 is not a strapping pin.");
    }

    [TestMethod]
    [DataRow("contactorDrive", "the contactor drive")]
    [DataRow("supervisorPulse", "the supervisor pulse")]
    [DataRow("inputsData", "the slow inputs data")]
    [DataRow("boundaryDirection", "the bus 1 (boundary) direction")]
    [DataRow("statusLed", "the status LED")]
    public void AMissingFunctionIsNamed(string function, string words)
    {
        Demand(DevKit, data => data["pins"]!.AsObject().Remove(function), $"pins.{function}: found nothing, expected a pin for {words}.");
    }

    [TestMethod]
    public void AFunctionThatTheBoardDoesWithoutHasNoPin()
    {
        Demand(DevKit, data => data["buses"]!["asset"]!["direction"] = "automatic", "pins.assetDirection: found a pin, expected none, since the board says that it does without a pin for the bus 2 (asset, inverter) direction.");
        Demand(DevKit, data => data["statusLed"] = "supervisorPulse", "pins.statusLed: found a pin, expected none, since the board says that it does without a pin for the status LED.");
    }

    [TestMethod]
    public void DirectionAndOpenDrainAreChecked()
    {
        Demand(DevKit, data => Pin(data, "inputsData")["direction"] = "output", "pins.inputsData.direction: found \"output\", expected \"input\" for the slow inputs data.");
        Demand(DevKit, data => Pin(data, "clockData").Remove("pull"), "pins.clockData.pull: found no pull, expected a pull-up, without which an open-drain line never rises.");
    }

    [TestMethod]
    public void TheImageMustExistAndFitTheBoard()
    {
        Demand(DevKit, data => data["target"] = "ESP32_MINE", "target: found \"ESP32_MINE\", expected an official ESP32 image: ESP32_OLIMEX_WROVER, ESP32_OLIMEX, ESP32_WT32_ETH01, ESP32_PSRAM_REV3, ESP32_PSRAM_REV0, ESP32_REV3, ESP32_REV0.");
        Demand(Wt32, data => data["target"] = "ESP32_PSRAM_REV3", "psram: found false, expected true, since the image ESP32_PSRAM_REV3 is built for PSRAM.");
        Demand(DevKit, data => data["target"] = "ESP32_REV3", "psram: found true, expected false, since the image ESP32_REV3 is built without PSRAM.");
        Demand(DevKit, data => data["target"] = "ESP32_OLIMEX_WROVER", "network.kind: found \"wifi\", expected \"ethernet\", which is what the image ESP32_OLIMEX_WROVER drives.");
        Demand(Wt32, data => data["mutualTls"] = "supported", "mutualTls: found \"supported\", expected \"notUnlessMeasured\": without PSRAM the heap has no proven room for a handshake with client certificate.");
    }

    [TestMethod]
    public void OneBusForBothMetersIsRefused()
    {
        Demand(DevKit, data => data["buses"]!["asset"]!["port"] = "COM2", "buses.asset.port: found \"COM2\", expected another port than that of the boundary bus: the asset's devices must not be able to silence the boundary meter.");
    }

    [TestMethod]
    public void WhatTheModuleHoldsIsReserved()
    {
        Demand(Olimex, data => RemoveReservation(data, "psram"), "reserved: found nothing for GPIO 16, 17, expected a reservation for use \"psram\".");
        Demand(Olimex, data => RemoveReservation(data, "flash"), "reserved: found nothing for GPIO 6, 7, 8, 9, 10, 11, expected a reservation for use \"flash\".");
        Demand(Wt32, data => RemoveReservation(data, "ethernet"), "reserved: found nothing for GPIO 0, 16, 18, 19, 21, 22, 23, 25, 26, 27, expected a reservation for use \"ethernet\".");
    }

    [TestMethod]
    public void EveryFactHasASource()
    {
        Demand(DevKit, data => Pin(data, "statusLed")["sources"] = new JsonArray("hearsay"), "pins.statusLed.sources: found \"hearsay\", expected a name defined in sources.");
    }

    [TestMethod]
    public void TheNameIsThatOfTheFolder()
    {
        Demand(DevKit, data => data["name"] = "other", "name: found \"other\", expected \"esp32-devkitc-psram\", the name of its folder.");
    }

    private static JsonObject Pin(JsonObject data, string function)
    {
        return data["pins"]![function]!.AsObject();
    }

    private static void RemoveReservation(JsonObject data, string use)
    {
        JsonArray reserved = data["reserved"]!.AsArray();
        foreach (JsonNode? held in reserved.Where(held => (string)held!["use"]! == use).ToArray())
        {
            reserved.Remove(held);
        }
    }

    private static void Demand(string board, Action<JsonObject> change, string sentence)
    {
        IReadOnlyList<string> problems = BoardSamples.ProblemsAfter(board, change);
        string expected = $"boards/{board}/board.json: {sentence}";
        Assert.IsTrue(problems.Contains(expected), $"Expected: {expected}\nFound:\n{string.Join("\n", problems)}");
    }
}

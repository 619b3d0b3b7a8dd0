using System.Text.Json.Nodes;

namespace NanoV2G.Tests.Messages;

/// <summary>What the firmware never says is refused by the document: each is a valid message with one thing wrong.</summary>
[TestClass]
public sealed class CounterExampleTest
{
    private const string HalfHour =
        """
        {"v":1,"id":"cp-1-20123456-2026-01-31T12:30:00Z","unit":"cp-1","meterSerial":"20123456","startUtc":"2026-01-31T12:30:00Z",
        "endUtc":"2026-01-31T13:00:00Z","importWh":100,"exportWh":2600,"registerImportStartWh":1100,"registerImportEndWh":1200,
        "registerExportStartWh":5000,"registerExportEndWh":7600,"quantumWh":1,"flags":["actual"]}
        """;

    private const string State =
        """
        {"v":1,"utc":"2026-01-31T12:30:00Z","clock":"synchronised","posture":"serving","mode":"CentralSetpoint","targetW":-7400,
        "gridMa":-15800,"inverterW":-7350,"windowExportMa":-16000,"windowExportReason":"maximumExportLimit","windowImportMa":60000,
        "windowImportReason":"rating","g100State":1,"contactor":"closed","missingPermissives":[],"socPermille":612,"importWh":1,
        "exportWh":2,"exportLimitMa":16000,"importLimitMa":60000,"protectionSetting":0}
        """;

    private const string Event =
        """{"v":1,"seq":7,"utc":"2026-01-31T12:30:00Z","clock":"holdover","boot":3,"uptimeMs":5200,"code":"boot","value1":0,"value2":-1}""";

    private const string Power =
        """
        {"~":"nanov2g/cp-1","name":"Power","unique_id":"nanov2g-cp-1-power","state_topic":"~/state","value_template":"{{ value_json.inverterW }}",
        "device_class":"power","unit_of_measurement":"W","state_class":"measurement","availability_topic":"~/status",
        "availability_template":"{{ 'online' if value_json.online else 'offline' }}","device":{"identifiers":["nanov2g-cp-1"]},"origin":{"name":"nanoV2G"}}
        """;

    private const string Button =
        """
        {"~":"nanov2g/cp-1","name":"Charge now","unique_id":"nanov2g-cp-1-chargeNow","command_topic":"~/cmd/chargeNow",
        "command_template":"{{ value }}","availability_topic":"~/status","availability_template":"{{ value }}",
        "device":{"identifiers":["nanov2g-cp-1"]},"origin":{"name":"nanoV2G"}}
        """;

    [TestMethod]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "importWh", "null", "null but not missing")]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "exportWh", "-1", "negative energy")]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "importWh", "0.5", "a fraction")]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "flags", """["missing"]""", "missing but with energy")]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "flags", """["recovered"]""", "recovered under the identity of a half-hour")]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "flags", """["estimated"]""", "a flag that there is not")]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "flags", "[]", "no flag")]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "startUtc", "\"2026-01-31T12:31:00Z\"", "not on a half-hour")]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "startUtc", "\"2026-01-31T12:30:00+00:00\"", "an offset")]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "meterSerial", "20123456", "a number for a name")]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "v", "2", "another version")]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "netWh", "-2500", "a member that nobody described")]
    [DataRow("nanov2g/cp-1/metering/halfhour", HalfHour, "quantumWh", null, "a member left out")]
    [DataRow("nanov2g/cp-1/state", State, "utc", "null", "no time although the clock is known")]
    [DataRow("nanov2g/cp-1/state", State, "clock", "\"unknown\"", "a time although the clock is unknown")]
    [DataRow("nanov2g/cp-1/state", State, "windowExportMa", "16000", "export with the sign of import")]
    [DataRow("nanov2g/cp-1/state", State, "windowImportMa", "-1", "import with the sign of export")]
    [DataRow("nanov2g/cp-1/state", State, "g100State", "0", "a state that there is not")]
    [DataRow("nanov2g/cp-1/state", State, "socPermille", "1001", "more than full")]
    [DataRow("nanov2g/cp-1/state", State, "posture", "\"SERVING\"", "a name of another form")]
    [DataRow("nanov2g/cp-1/state", State, "missingPermissives", "3", "a mask instead of names")]
    [DataRow("nanov2g/cp-1/event", Event, "seq", "0", "no identity")]
    [DataRow("nanov2g/cp-1/event", Event, "code", "17", "a number for a name")]
    [DataRow("nanov2g/cp-1/event", Event, "utc", "null", "no time although the clock is known")]
    [DataRow("nanov2g/cp-1/status", """{"v":1,"unit":"cp-1","online":true,"boot":3,"contactorClosings":12}""", "online", "1", "a number for a truth")]
    [DataRow("nanov2g/cp-1/status", """{"v":1,"unit":"cp-1","online":true,"boot":3,"contactorClosings":12}""", "unit", "\"cp/1\"", "a unit that is no level of a topic")]
    [DataRow("nanov2g/cp-1/ack/c1", """{"v":1,"id":"c1","result":"accepted","reason":"none"}""", "reason", "\"busy\"", "accepted with a reason against")]
    [DataRow("nanov2g/cp-1/ack/c1", """{"v":1,"id":"c1","result":"rejected","reason":"busy"}""", "reason", "\"none\"", "rejected without a reason")]
    [DataRow("nanov2g/cp-1/ack/c1", """{"v":1,"id":"c1","result":"expired","reason":"expired"}""", "result", "\"late\"", "a result that there is not")]
    [DataRow("homeassistant/sensor/cp-1/power/config", Power, "unit_of_measurement", "\"A\"", "a unit of another quantity")]
    [DataRow("homeassistant/sensor/cp-1/power/config", Power, "unit_of_measurement", null, "no unit")]
    [DataRow("homeassistant/sensor/cp-1/power/config", Power, "device_class", "\"energy\"", "energy in watts")]
    [DataRow("homeassistant/sensor/cp-1/power/config", Power, "state_class", "\"total_increasing\"", "a power that counts up")]
    [DataRow("homeassistant/sensor/cp-1/power/config", Power, "state_topic", null, "a sensor without a value")]
    [DataRow("homeassistant/sensor/cp-1/power/config", Power, "device", "{}", "a device without an identity")]
    [DataRow("homeassistant/sensor/cp-1/power/config", Power, "unique_id", null, "an entity without an identity")]
    [DataRow("homeassistant/sensor/cp-1/power/config", Power, "options", """["a"]""", "options of what is no enumeration")]
    [DataRow("homeassistant/button/cp-1/chargeNow/config", Button, "command_topic", null, "a button without a command")]
    [DataRow("homeassistant/button/cp-1/chargeNow/config", Button, "value_template", "\"{{ value }}\"", "a button with a value")]
    [DataRow("homeassistant/button/cp-1/chargeNow/config", Button, "command_topic", "\"homeassistant/cmd\"", "a command to somebody else")]
    public void It_is_refused(string topic, string valid, string member, string? value, string why)
    {
        Assert.AreEqual("", MessageDocument.Instance.Fault(topic, valid), "the example itself");
        JsonObject message = JsonNode.Parse(valid)!.AsObject();
        message.Remove(member);
        if (value is not null)
        {
            message[member] = JsonNode.Parse(value);
        }

        Assert.AreNotEqual("", MessageDocument.Instance.Fault(topic, message.ToJsonString()), why);
    }
}

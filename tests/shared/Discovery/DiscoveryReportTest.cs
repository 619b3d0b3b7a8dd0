using NanoV2G.Firmware.Discovery;
using NanoV2G.Tests.Json;
using NanoV2G.Tests.Outbox;
using nanoFramework.TestFramework;

namespace NanoV2G.Tests.Discovery;

/// <summary>What Home Assistant is told of a unit of 7.4 kW: to the letter, retained, one message in a step.</summary>
[TestClass]
public class DiscoveryReportTest
{
    private const string FromState = "\"state_topic\":\"~/state\",\"value_template\":";
    private const string Ampere = ",\"device_class\":\"current\",\"unit_of_measurement\":\"A\",\"state_class\":\"measurement\"";
    private const string Energy = ",\"device_class\":\"energy\",\"unit_of_measurement\":\"Wh\",\"state_class\":\"total_increasing\"";

    private const string Command = "\"command_template\":\"{\\\"id\\\":\\\"ha-{{ (utcnow().timestamp() * 1000) | int }}\\\","
        + "\\\"issuer\\\":\\\"homeassistant\\\",\\\"seq\\\":{{ (utcnow().timestamp() - 1577836800) | int }},"
        + "\\\"notAfter\\\":\\\"{{ (utcnow() + timedelta(hours=";

    private const string CommandEnd = ")).strftime('%Y-%m-%dT%H:%M:%SZ') }}\\\"";

    [TestMethod]
    [DataRow(0, "sensor/cp-1/power", "Power", FromState + "\"{{ value_json.inverterW }}\",\"device_class\":\"power\",\"unit_of_measurement\":\"W\",\"state_class\":\"measurement\"")]
    [DataRow(1, "sensor/cp-1/gridCurrent", "Grid current", FromState + "\"{{ value_json.gridMa / 1000 }}\"" + Ampere)]
    [DataRow(2, "sensor/cp-1/exportAllowed", "Export allowed now", FromState + "\"{{ value_json.windowExportMa / 1000 }}\"" + Ampere)]
    [DataRow(3, "sensor/cp-1/exportReason", "Export held by", FromState + "\"{{ value_json.windowExportReason }}\"")]
    [DataRow(4, "sensor/cp-1/importAllowed", "Import allowed now", FromState + "\"{{ value_json.windowImportMa / 1000 }}\"" + Ampere)]
    [DataRow(5, "sensor/cp-1/importReason", "Import held by", FromState + "\"{{ value_json.windowImportReason }}\"")]
    [DataRow(6, "sensor/cp-1/exportLimit", "Agreed export limit", FromState + "\"{{ value_json.exportLimitMa / 1000 }}\"" + Ampere)]
    [DataRow(7, "sensor/cp-1/stateOfCharge", "State of charge", FromState + "\"{{ value_json.socPermille / 10 if value_json.socPermille is not none else none }}\",\"device_class\":\"battery\",\"unit_of_measurement\":\"%\",\"state_class\":\"measurement\"")]
    [DataRow(8, "sensor/cp-1/importEnergy", "Energy imported", FromState + "\"{{ value_json.importWh }}\"" + Energy)]
    [DataRow(9, "sensor/cp-1/exportEnergy", "Energy exported", FromState + "\"{{ value_json.exportWh }}\"" + Energy)]
    [DataRow(10, "sensor/cp-1/g100State", "Limit supervision", FromState + "\"{{ ['withinLimits','excursion','lockout'][value_json.g100State - 1] }}\",\"device_class\":\"enum\",\"options\":[\"withinLimits\",\"excursion\",\"lockout\"]")]
    [DataRow(11, "sensor/cp-1/posture", "Posture", FromState + "\"{{ value_json.posture }}\"")]
    [DataRow(12, "sensor/cp-1/mode", "Mode", FromState + "\"{{ value_json.mode }}\"")]
    [DataRow(13, "button/cp-1/chargeNow", "Charge now", "\"command_topic\":\"~/cmd/chargeNow\"," + Command + "12" + CommandEnd + "}\",\"qos\":1")]
    [DataRow(14, "button/cp-1/release", "Back to schedule", "\"command_topic\":\"~/cmd/release\"," + Command + "1" + CommandEnd + "}\",\"qos\":1")]
    [DataRow(15, "number/cp-1/setpoint", "Set-point", FromState + "\"{{ value_json.targetW }}\",\"device_class\":\"power\",\"unit_of_measurement\":\"W\",\"command_topic\":\"~/cmd/setpoint\"," + Command + "1" + CommandEnd + ",\\\"watts\\\":{{ value | int }}}\",\"qos\":1,\"min\":-7400,\"max\":7400,\"step\":50,\"mode\":\"box\"")]
    public void EachEntityToTheLetter(int place, string topic, string name, string own)
    {
        BrokerLink link = Published("cp-1");
        string objectId = LastLevel(topic);
        Assert.AreEqual("homeassistant/" + topic + "/config", link.TopicAt(place));
        Assert.AreEqual(
            "{\"~\":\"nanov2g/cp-1\",\"name\":\"" + name + "\",\"unique_id\":\"nanov2g-cp-1-" + objectId + "\"," + own
            + ",\"availability_topic\":\"~/status\",\"availability_template\":\"{{ 'online' if value_json.online else 'offline' }}\","
            + "\"device\":{\"identifiers\":[\"nanov2g-cp-1\"],\"name\":\"nanoV2G cp-1\",\"manufacturer\":\"nanoV2G\","
            + "\"model\":\"V2G chargepoint controller\"},\"origin\":{\"name\":\"nanoV2G\"}}",
            TestText.Of(link.PayloadAt(place), 0, link.PayloadAt(place).Length));
        Assert.IsTrue(link.IsRetainedAt(place));
        Assert.AreEqual(1, link.TokenAt(place), "sent with confirmation");
    }

    [TestMethod]
    public void ALongNameIsNotCutOff()
    {
        string unit = "a-unit-whose-name-somebody-made-so-long-that-it-fills-a-whole-line-of-text-and-more";
        BrokerLink link = Published(unit);
        for (int place = 0; place < DiscoveryEntities.Count; place++)
        {
            byte[] payload = link.PayloadAt(place);
            Assert.IsTrue(payload.Length <= 2048, "length " + payload.Length.ToString());
            Assert.AreEqual("}}", TestText.Of(payload, payload.Length - 2, 2));
        }
    }

    [TestMethod]
    public void OneMessageInAStepAndARefusedOneAgain()
    {
        BrokerLink link = new BrokerLink();
        DiscoveryReport report = new DiscoveryReport(link, "ha", "cp-1", 7400);
        report.Step();
        Assert.AreEqual(1, link.Count);
        link.IsFull = true;
        report.Step();
        report.Step();
        link.IsFull = false;
        report.Step();
        Assert.AreEqual(2, link.Count);
        Assert.AreEqual("ha/sensor/cp-1/gridCurrent/config", link.TopicAt(1));
        report.Restart();
        report.Step();
        Assert.AreEqual(link.TopicAt(0), link.TopicAt(2), "a new connection begins again");
    }

    [TestMethod]
    public void WithoutAPrefixNothingIsSent()
    {
        BrokerLink link = new BrokerLink();
        DiscoveryReport report = new DiscoveryReport(link, "", "cp-1", 7400);
        report.Step();
        Assert.AreEqual(0, link.Count);
    }

    private static string LastLevel(string topic)
    {
        int start = topic.Length;
        while (topic[start - 1] != '/')
        {
            start--;
        }

        return topic.Substring(start, topic.Length - start);
    }

    private static BrokerLink Published(string unit)
    {
        BrokerLink link = new BrokerLink();
        DiscoveryReport report = new DiscoveryReport(link, "homeassistant", unit, 7400);
        for (int step = 0; step <= DiscoveryEntities.Count; step++)
        {
            report.Step();
        }

        Assert.AreEqual(DiscoveryEntities.Count, link.Count);
        return link;
    }
}

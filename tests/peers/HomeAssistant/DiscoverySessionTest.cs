using System.Text.Json.Nodes;
using NanoV2G.Firmware.Discovery;
using NanoV2G.Tests.Peers.Messages;

namespace NanoV2G.Tests.Peers.HomeAssistant;

/// <summary>
/// A session recorded at a Mosquitto broker, used as Home Assistant uses it: by the discovery messages alone, their topics
/// and templates give what the unit shows, and what its buttons send is obeyed.
/// </summary>
[TestClass]
public sealed class DiscoverySessionTest
{
    [TestMethod]
    public void Sensors_show_what_the_unit_says_and_disappear_with_it()
    {
        using TemporaryDirectory folder = new();
        using Mosquitto broker = new(folder.Path);
        broker.Start();
        using MosquittoSubscriber recorder = new(broker, "recorder");
        using TemplateRenderer templates = new();
        using (UnitOnBroker unit = new(UnitOnBroker.At(broker)))
        {
            unit.RunUntil(() => recorder.On("/config").Count() == DiscoveryEntities.Count, "every entity");
        }

        recorder.Await(() => recorder.On("/status").Count() == 2, "the last will");
        Dictionary<string, string> expected = new()
        {
            ["power"] = "-7350", ["gridCurrent"] = "-15.8", ["exportAllowed"] = "-16.0", ["exportReason"] = "maximumExportLimit",
            ["importAllowed"] = "60.0", ["importReason"] = "maximumImportLimit", ["exportLimit"] = "16.0", ["stateOfCharge"] = "61.2",
            ["importEnergy"] = "1234567", ["exportEnergy"] = "89012", ["g100State"] = "withinLimits", ["posture"] = "serving",
            ["mode"] = "CentralSetpoint", ["setpoint"] = "-7400",
        };
        Dictionary<string, string> shown = [];
        foreach (Received message in recorder.On("/config"))
        {
            JsonObject entity = JsonNode.Parse(message.Payload)!.AsObject();
            Assert.AreEqual("online offline", string.Join(' ', On(recorder, entity, "availability_topic")
                .Select(status => templates.Value(entity["availability_template"]!, status.Payload))));
            if (entity.ContainsKey("state_topic"))
            {
                string state = On(recorder, entity, "state_topic").Last().Payload;
                shown[message.Topic.Split('/')[3]] = templates.Value(entity["value_template"]!, state);
            }
        }

        CollectionAssert.AreEquivalent(expected, shown);
    }

    [TestMethod]
    public void What_is_not_known_is_shown_as_unknown()
    {
        using TemplateRenderer templates = new();
        DiscoveryEntity[] entities = [.. Enumerable.Range(0, DiscoveryEntities.Count).Select(index => DiscoveryEntities.Make(index, 7400))];
        foreach (string objectId in new[] { "stateOfCharge", "importEnergy", "exportEnergy" })
        {
            string template = System.Text.Encoding.ASCII.GetString(entities.Single(entity => entity.ObjectId == objectId).ValueTemplate);
            Assert.AreEqual("None", templates.Value(template, "{\"socPermille\":null,\"importWh\":null,\"exportWh\":null}"), objectId);
        }
    }

    [TestMethod]
    [DataRow("button/cp-1/chargeNow", null, "chargeNow ")]
    [DataRow("button/cp-1/release", null, "release")]
    [DataRow("number/cp-1/setpoint", -3700, "setpoint -3700 ")]
    public void What_a_button_or_the_number_sends_is_obeyed(string topic, int? value, string action)
    {
        using TemporaryDirectory folder = new();
        using Mosquitto broker = new(folder.Path);
        broker.Start();
        using MosquittoSubscriber recorder = new(broker, "recorder");
        using TemplateRenderer templates = new();
        using UnitOnBroker unit = new(UnitOnBroker.At(broker));
        unit.RunUntil(() => recorder.On(topic + "/config").Any(), "the entity");
        JsonObject entity = JsonNode.Parse(recorder.On(topic + "/config").First().Payload)!.AsObject();

        string command = templates.Command(entity["command_template"]!, value);
        broker.Publish(Resolve(entity, "command_topic"), command);
        string id = (string)JsonNode.Parse(command)!["id"]!;
        unit.RunUntil(() => recorder.On("/ack/" + id).Any(), "an answer");
        StringAssert.Contains(recorder.On("/ack/" + id).Single().Payload, "\"result\":\"accepted\"");
        StringAssert.StartsWith(unit.Actions.LastAction, action);
    }

    private static IEnumerable<Received> On(MosquittoSubscriber recorder, JsonObject entity, string key) =>
        recorder.All.Where(message => message.Topic == Resolve(entity, key));

    /// <summary>A topic with its base in place of the tilde.</summary>
    private static string Resolve(JsonObject entity, string key) =>
        ((string)entity[key]!).Replace("~", (string)entity["~"]!, StringComparison.Ordinal);
}

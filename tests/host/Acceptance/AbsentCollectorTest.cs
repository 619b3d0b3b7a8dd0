using System.Text.Json.Nodes;
using NanoV2G.Tests.Broker;
using NanoV2G.Tests.Messages;
using NanoV2G.Tools.Broker;

namespace NanoV2G.Tests.Acceptance;

/// <summary>
/// A data collector with a session of its own at the broker that is away while the unit runs: it ends with every
/// half-hour, and with one content for each identity.
/// </summary>
[TestClass]
public sealed class AbsentCollectorTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [TestMethod]
    [DataRow("4h", null, 8)]
    [DataRow("4h", "powerCut@16:40", 8)]
    public void It_ends_with_every_half_hour_once(string duration, string? fault, int halfHours)
    {
        using TemporaryDirectory folder = new();
        using EmbeddedBroker broker = new(0);
        broker.Start();
        using Subscriber collector = new(broker.Port, "collector", "nanov2g/+/metering/halfhour");
        collector.Connect();
        collector.Disconnect();
        using Subscriber recorder = new(broker.Port, "recorder", "#");
        recorder.Connect();

        string[] faults = fault is null ? [] : ["--fault", fault];
        CommandLineProcess run = CommandLineProcess.Run(
        [
            "run", "--broker", broker.Url, "--start", "2026-01-14T15:30Z", "--duration", duration, "--discharge", "7400",
            "--json", "--out", folder.Path, .. faults,
        ]);
        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.AreEqual(halfHours, (int)run.Summary["mqttAcknowledged"]!);

        collector.Connect();

        // Delivered at least once: a message that comes twice does not stand for another.
        SpinWait.SpinUntil(() => Parse(collector).Where(IsInRun).Select(message => (string)message["startUtc"]!).Distinct().Count() >= halfHours, Patience);
        JsonNode[] messages = Parse(collector);
        foreach (IGrouping<string, JsonNode> identity in messages.GroupBy(message => (string)message["id"]!))
        {
            Assert.HasCount(1, identity.Select(message => message.ToJsonString()).Distinct(), identity.Key);
        }

        string[] starts = [.. messages.Where(IsInRun).Select(message => (string)message["startUtc"]!).Distinct()];
        Assert.HasCount(halfHours, starts, string.Join(' ', starts));
        AssertAllAsDocumented(recorder);
    }

    private static JsonNode[] Parse(Subscriber collector)
    {
        return [.. collector.Received.Select(message => JsonNode.Parse(message.Payload)!)];
    }

    private static void AssertAllAsDocumented(Subscriber recorder)
    {
        // Over MQTT the last message of a run is the last will.
        Assert.IsTrue(SpinWait.SpinUntil(() => recorder.Received.Any(message => message.Payload.Contains("\"online\":false", StringComparison.Ordinal)), Patience));
        CheckedMessages messages = new();
        foreach ((string topic, string payload) in recorder.Received)
        {
            messages.Take(topic, payload);
        }

        messages.AssertAllValid();
        CollectionAssert.IsSubsetOf(new[] { "status", "state", "discovery", "halfHour", "event" }, messages.Channels.ToArray());
    }

    private static bool IsInRun(JsonNode message) =>
        !((string)message["id"]!).EndsWith("-recovered", StringComparison.Ordinal)
        && string.CompareOrdinal((string)message["startUtc"]!, "2026-01-14T15:30:00Z") >= 0
        && string.CompareOrdinal((string)message["endUtc"]!, "2026-01-14T19:30:00Z") <= 0;
}

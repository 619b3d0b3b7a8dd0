using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Discovery;
using NanoV2G.Firmware.Reporting;

namespace NanoV2G.Tests.Messages;

/// <summary>The description of the messages names what the firmware publishes and takes: no more and no less.</summary>
[TestClass]
public sealed class MessageDocumentTest
{
    private const string Unit = "cp-1";

    private static readonly MessageDocument Document = MessageDocument.Instance;

    [TestMethod]
    public void It_is_an_AsyncAPI_document_of_version_3() => Assert.AreEqual("3.0.0", Document.Version);

    [TestMethod]
    public void Every_topic_that_the_firmware_publishes_is_a_channel_and_every_channel_is_published()
    {
        string unit = UnitTopics.Root + Unit;
        CommandTopics commands = new(Unit);
        List<string> published =
        [
            unit + UnitTopics.Status, unit + UnitTopics.State, unit + UnitTopics.HalfHour, unit + UnitTopics.Event,
            commands.AcknowledgementOf("c1"u8.ToArray(), 2),
            .. Enumerable.Range(0, DiscoveryEntities.Count).Select(index => DiscoveryEntities.Make(index, 7400)).Select(entity => $"homeassistant/{entity.Component}/{Unit}/{entity.ObjectId}/config"),
        ];
        AssertSame(published, "send");
    }

    [TestMethod]
    public void Every_verb_that_the_firmware_takes_is_a_channel_and_every_channel_is_a_verb()
    {
        CommandTopics commands = new(Unit);
        MessageChannel[] channels = [.. Document.Channels.Where(channel => channel.Action == "receive")];
        CommandVerb[] verbs = [.. channels.Select(channel => commands.VerbOf(TopicOf(channel)))];
        CollectionAssert.AreEquivalent(Enum.GetValues<CommandVerb>().Except([CommandVerb.Unknown]).ToArray(), verbs);
        Assert.IsTrue(channels.All(channel => commands.IsCommand(TopicOf(channel))));
    }

    [TestMethod]
    public void Every_schema_is_used()
    {
        CollectionAssert.AreEquivalent(
            Document.SchemaFiles.ToArray(),
            Document.Channels.Select(channel => channel.SchemaFile).Distinct().ToArray());
    }

    private static void AssertSame(List<string> topics, string action)
    {
        foreach (string topic in topics)
        {
            Assert.AreEqual(action, Document.ChannelOf(topic)?.Action, topic);
        }

        foreach (MessageChannel channel in Document.Channels.Where(channel => channel.Action == action))
        {
            Assert.IsTrue(topics.Any(channel.Has), channel.Address);
        }
    }

    private static string TopicOf(MessageChannel channel) => channel.Address.Replace("{unit}", Unit, StringComparison.Ordinal);
}

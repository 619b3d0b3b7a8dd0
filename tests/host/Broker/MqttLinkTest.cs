using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoV2G.Hal.Host.Messages;
using NanoV2G.Hal.Messages;
using NanoV2G.Tools.Broker;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tests.Broker;

[TestClass]
public sealed class MqttLinkTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [TestMethod]
    public void The_system_chooses_a_port_when_none_is_given()
    {
        using EmbeddedBroker broker = Started();
        Assert.IsTrue(broker.Port > 0);
        Assert.AreEqual("mqtt://127.0.0.1:" + broker.Port, broker.Url);
    }

    [TestMethod]
    public void A_port_in_use_is_named()
    {
        using EmbeddedBroker first = Started();
        using EmbeddedBroker second = new(first.Port);
        UserInputException error = Assert.ThrowsExactly<UserInputException>(second.Start);
        StringAssert.StartsWith(error.Message, $"Port {first.Port} for the MQTT broker is in use: ");
    }

    [TestMethod]
    public void In_lockstep_a_message_is_confirmed_before_time_goes_on()
    {
        using EmbeddedBroker broker = Started();
        using MqttLink link = LinkTo(broker);
        Assert.IsFalse(link.IsConnected);
        Assert.IsFalse(Publish(link, "a", "early", 7), "not connected: not taken");
        Assert.IsTrue(link.Settle(0, 0, Patience));
        Assert.IsTrue(link.IsConnected);

        for (int token = 1; token <= 20; token++)
        {
            Assert.IsTrue(Publish(link, "nanov2g/u/metering/halfhour", "h" + token, token));
        }

        Assert.AreEqual(0, link.TakeAcknowledged(), "nothing is sent behind the unit's back");
        Assert.IsTrue(link.Settle(200, 0, Patience));
        int[] acknowledged = [.. Enumerable.Range(0, 20).Select(_ => link.TakeAcknowledged()).Order()];
        CollectionAssert.AreEqual(Enumerable.Range(1, 20).ToArray(), acknowledged);
        Assert.AreEqual(0, link.TakeAcknowledged());
    }

    [TestMethod]
    public void The_queue_is_bounded_and_says_so()
    {
        using EmbeddedBroker broker = Started();
        using MqttLink link = LinkTo(broker);
        link.Settle(0, 0, Patience);
        for (int i = 0; i < MqttLink.MostQueued; i++)
        {
            Assert.IsTrue(Publish(link, "a", "x", 0));
        }

        Assert.IsFalse(Publish(link, "a", "x", 0));
        link.Settle(200, 0, Patience);
        Assert.IsTrue(Publish(link, "a", "x", 0));
    }

    [TestMethod]
    public void A_command_arrives_before_time_goes_on_and_a_retained_one_is_marked()
    {
        using EmbeddedBroker broker = Started();
        using Subscriber aggregator = new(broker.Port, "aggregator", "nothing");
        aggregator.Connect();
        aggregator.Publish("nanov2g/u/cmd/old", "{}", retain: true);

        using MqttLink link = WithRetainedCommand(broker);
        aggregator.Publish("nanov2g/u/cmd/setpoint", "{\"watts\":-3000}", retain: false);

        // The publisher's acknowledgement may come before the broker has passed the message on.
        Assert.IsTrue(SpinWait.SpinUntil(() => broker.DeliveredTo("nanov2g-u") == 1, Patience));
        Assert.IsTrue(link.Settle(200, broker.DeliveredTo("nanov2g-u"), Patience));

        ReceivedMessage message = new();
        Assert.IsTrue(link.TryTakeReceived(message));
        Assert.AreEqual("nanov2g/u/cmd/old", message.Topic);
        Assert.IsTrue(message.IsRetained);
        Assert.IsTrue(link.TryTakeReceived(message));
        Assert.AreEqual("nanov2g/u/cmd/setpoint", message.Topic);
        Assert.IsFalse(message.IsRetained);
        Assert.AreEqual("{\"watts\":-3000}", Encoding.UTF8.GetString(message.Payload, 0, message.PayloadLength));
        Assert.IsFalse(link.TryTakeReceived(message));
    }

    [TestMethod]
    public void A_retained_message_does_not_stand_in_for_one_that_is_still_to_come()
    {
        using EmbeddedBroker broker = Started();
        using Subscriber aggregator = new(broker.Port, "aggregator", "nothing");
        aggregator.Connect();
        aggregator.Publish("nanov2g/u/cmd/old", "{}", retain: true);
        using MqttLink link = WithRetainedCommand(broker);
        Assert.AreEqual(0, broker.DeliveredTo("nanov2g-u"), "the broker counts what is published, not what it had kept");
        Assert.IsFalse(link.Settle(200, 1, TimeSpan.FromMilliseconds(50)), "a command is under way");
    }

    [TestMethod]
    public void A_message_that_is_counted_can_be_taken()
    {
        const int Messages = 1000;
        using EmbeddedBroker broker = Started();
        using Subscriber sender = new(broker.Port, "sender", "nothing");
        sender.Connect();
        using MqttLink link = LinkTo(broker);
        link.Subscribe("c/#");
        link.Settle(0, 0, Patience);

        // Never more than the link keeps, however long the reader is made to wait for the processor.
        using SemaphoreSlim room = new(MqttLink.MostReceived / 2);
        Task sending = Task.Run(() =>
        {
            for (int i = 0; i < Messages; i++)
            {
                room.Wait();
                sender.Publish("c/x", "x", retain: false);
            }
        });

        ReceivedMessage message = new();
        for (int i = 1; i <= Messages; i++)
        {
            // Without a pause: the message is looked for as soon as it is counted.
            long end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
            while (link.ReceivedTotal < i && Environment.TickCount64 < end)
            {
            }

            Assert.IsTrue(link.TryTakeReceived(message), $"message {i} is counted but not there");
            room.Release();
        }

        sending.GetAwaiter().GetResult();
    }

    [TestMethod]
    public void A_message_too_long_for_the_unit_is_dropped_and_counted()
    {
        using EmbeddedBroker broker = Started();
        using MqttLink link = LinkTo(broker);
        link.Subscribe("c/#");
        link.Settle(0, 0, Patience);
        using Subscriber sender = new(broker.Port, "sender", "nothing");
        sender.Connect();
        sender.Publish("c/long", new string('x', ReceivedMessage.MostPayloadBytes + 1), retain: false);
        link.Settle(200, 1, Patience);
        Assert.AreEqual(1, link.DroppedTotal);
        Assert.IsFalse(link.TryTakeReceived(new ReceivedMessage()));
    }

    [TestMethod]
    public void When_the_broker_is_gone_the_link_says_so_tries_again_ever_more_rarely_and_comes_back()
    {
        using EmbeddedBroker broker = Started();
        using MqttLink link = LinkTo(broker);
        link.Settle(0, 0, Patience);
        Assert.IsTrue(Publish(link, "a", "under way", 5));
        broker.Stop();
        Assert.IsTrue(link.AwaitLoss(Patience));
        link.Settle(1000, 0, Patience);
        Assert.IsFalse(link.IsConnected);
        Assert.AreEqual(0, link.TakeAcknowledged());
        Assert.IsFalse(Publish(link, "a", "lost", 6));

        for (long now = 1200; now < 600_000; now += 200)
        {
            link.Settle(now, 0, Patience);
        }

        broker.Start();
        long back = 600_000;
        while (!link.IsConnected)
        {
            back += 200;
            link.Settle(back, 0, Patience);
        }

        Assert.IsTrue(back <= 600_000 + MqttLink.LongestRetryMs);
        Assert.IsTrue(Publish(link, "a", "again", 5));
        link.Settle(back + 200, 0, Patience);
        Assert.AreEqual(5, link.TakeAcknowledged());
    }

    [TestMethod]
    public void A_power_cut_lets_the_broker_publish_the_last_will()
    {
        using EmbeddedBroker broker = Started();
        using Subscriber watcher = new(broker.Port, "watcher", "nanov2g/u/status");
        watcher.Connect();
        MqttLink link = LinkTo(broker);
        byte[] will = Encoding.UTF8.GetBytes("{\"online\":false}");
        link.SetLastWill("nanov2g/u/status", will, will.Length);
        link.Settle(0, 0, Patience);
        link.Dispose();
        Assert.IsTrue(watcher.Await(1, Patience));
        Assert.AreEqual("{\"online\":false}", watcher.Received.Single().Payload);
    }

    [TestMethod]
    public void A_subscriber_that_was_away_ends_with_every_message_across_a_restart_of_the_broker()
    {
        using EmbeddedBroker broker = Started();
        using Subscriber collector = new(broker.Port, "collector", "nanov2g/+/metering/halfhour");
        collector.Connect();
        collector.Disconnect();
        using MqttLink link = LinkTo(broker);
        link.Settle(0, 0, Patience);
        Publish(link, "nanov2g/u/metering/halfhour", "1", 1);
        link.Settle(200, 0, Patience);
        broker.Stop();
        link.AwaitLoss(Patience);
        broker.Start();
        long now = 400;
        while (!link.IsConnected)
        {
            now += 200;
            link.Settle(now, 0, Patience);
        }

        Publish(link, "nanov2g/u/metering/halfhour", "2", 2);
        link.Settle(now + 200, 0, Patience);
        collector.Connect();
        Assert.IsTrue(collector.Await(2, Patience));
        CollectionAssert.AreEqual(new[] { "1", "2" }, collector.Received.Select(message => message.Payload).ToArray());
    }

    [TestMethod]
    public void Retained_messages_survive_a_restart_of_the_broker()
    {
        using EmbeddedBroker broker = Started();
        using MqttLink link = LinkTo(broker);
        link.Settle(0, 0, Patience);
        byte[] state = Encoding.UTF8.GetBytes("on");
        link.TryPublish("nanov2g/u/state", state, state.Length, retain: true, token: 1);
        link.Settle(200, 0, Patience);
        broker.Stop();
        broker.Start();
        using Subscriber late = new(broker.Port, "late", "nanov2g/u/state");
        late.Connect();
        Assert.IsTrue(late.Await(1, Patience));
    }

    [TestMethod]
    public void With_its_own_thread_the_link_connects_sends_and_reconnects_by_itself()
    {
        using EmbeddedBroker broker = Started();
        using MqttLink link = LinkTo(broker);
        link.Start();
        Assert.IsTrue(SpinWait.SpinUntil(() => link.IsConnected, Patience));
        Publish(link, "a", "x", 3);
        int token = 0;
        Assert.IsTrue(SpinWait.SpinUntil(() => (token = link.TakeAcknowledged()) != 0, Patience));
        Assert.AreEqual(3, token);
        broker.Stop();
        Assert.IsTrue(SpinWait.SpinUntil(() => !link.IsConnected, Patience));
        broker.Start();
        Assert.IsTrue(SpinWait.SpinUntil(() => link.IsConnected, Patience));
    }

    /// <summary>A link that has received the one command which the broker had kept.</summary>
    private static MqttLink WithRetainedCommand(EmbeddedBroker broker)
    {
        MqttLink link = LinkTo(broker);
        link.Subscribe("nanov2g/u/cmd/#");
        link.Settle(0, 0, Patience);
        Assert.IsTrue(SpinWait.SpinUntil(() => link.ReceivedTotal == 1, Patience));
        return link;
    }

    private static EmbeddedBroker Started()
    {
        EmbeddedBroker broker = new(0);
        broker.Start();
        return broker;
    }

    private static MqttLink LinkTo(EmbeddedBroker broker)
    {
        return new MqttLink(new MqttEndpoint("127.0.0.1", broker.Port, false, "nanov2g-u"));
    }

    private static bool Publish(MqttLink link, string topic, string text, int token)
    {
        byte[] payload = Encoding.UTF8.GetBytes(text);
        return link.TryPublish(topic, payload, payload.Length, retain: false, token);
    }
}

extern alias Device;

using System.Text;
using Device::nanoFramework.M2Mqtt.Messages;
using Device::NanoV2G.Hal.Esp32.Messages;
using Device::NanoV2G.Hal.Esp32.Storage;
using Device::NanoV2G.Tests.DeviceStandIns.Files;
using Device::NanoV2G.Tests.DeviceStandIns.Mqtt;
using NanoV2G.Hal.Messages;

namespace NanoV2G.Tests.Device;

[TestClass]
[DoNotParallelize]
public sealed class M2MqttLinkTest
{
    private static readonly byte[] Payload = Encoding.ASCII.GetBytes("{\"v\":1}");

    private readonly FakeGate _gate = new();
    private readonly LittleFsFileStore _store = new();
    private readonly LinkSettings _settings = new() { Host = "10.0.0.5" };
    private M2MqttLink _link;

    public M2MqttLinkTest()
    {
        Flash.Erase();
        StandInBroker.Reset();
        _link = new M2MqttLink(_settings, new AttemptMark(_store));
    }

    [TestMethod]
    public void Nothing_is_resolved_or_connected_before_the_network_is_up_and_the_posture_is_reached()
    {
        _link.Step(0, false, _gate);
        Assert.AreEqual(0, _gate.Asked);
        _gate.Grants = false;
        _link.Step(50, true, _gate);
        _link.Step(100, true, _gate);
        Assert.AreEqual(1, _gate.Asked);
        Assert.AreEqual(0, StandInBroker.Resolved);
        _gate.Grants = true;
        _link.Step(150, true, _gate);
        Assert.AreEqual(1, StandInBroker.Attempts);
        Assert.IsTrue(_link.IsConnected);
        Assert.IsFalse(_gate.IsAsked, "the posture is given back");
    }

    [TestMethod]
    public void A_posture_that_is_not_reached_in_half_a_minute_counts_as_a_failed_attempt()
    {
        _gate.Grants = false;
        _gate.IsIdle = false;
        _link.Step(0, true, _gate);
        _link.Step(ConnectionAttempts.MostParkingMs, true, _gate);
        Assert.IsFalse(_gate.IsAsked);
        _gate.Grants = true;
        _link.Step(ConnectionAttempts.MostParkingMs + ReconnectPolicy.HourMs - 1, true, _gate);
        Assert.IsFalse(_gate.IsAsked);
        _link.Step(ConnectionAttempts.MostParkingMs + ReconnectPolicy.HourMs, true, _gate);
        Assert.IsTrue(_link.IsConnected);
    }

    [TestMethod]
    public void Will_and_topic_filters_go_with_each_connection()
    {
        _link.SetLastWill("u/status", [.. Payload, 9, 9], Payload.Length);
        _link.Subscribe("u/cmd/+");
        Connect();
        Assert.AreEqual("{\"v\":1}", StandInBroker.WillMessage);
        _link.Subscribe("u/later");
        _link.Step(50, true, _gate);
        CollectionAssert.AreEqual(new[] { "u/cmd/+", "u/later" }, StandInBroker.Filters);
        StandInBroker.Client.Lose();
        StandInBroker.Filters.Clear();
        _link.Step(100, true, _gate);
        _link.Step(100 + ReconnectPolicy.FirstPauseMs, true, _gate);
        CollectionAssert.AreEqual(new[] { "u/cmd/+", "u/later" }, StandInBroker.Filters);
    }

    [TestMethod]
    public void A_token_comes_back_once_the_broker_has_confirmed_and_not_before()
    {
        Connect();
        Assert.IsTrue(_link.TryPublish("u/event", Payload, Payload.Length, false, 7));
        Assert.IsTrue(_link.TryPublish("u/state", Payload, Payload.Length, true, 0));
        _link.Step(50, true, _gate);
        Assert.AreEqual(2, StandInBroker.Messages.Count);
        Assert.AreEqual(MqttQoSLevel.AtLeastOnce, StandInBroker.Messages[0].Level);
        Assert.AreEqual(MqttQoSLevel.AtMostOnce, StandInBroker.Messages[1].Level);
        Assert.IsTrue(StandInBroker.Messages[1].IsRetained);
        Assert.AreEqual(0, _link.TakeAcknowledged());
        StandInBroker.Client.Confirm(StandInBroker.Messages[0].Identifier);
        Assert.AreEqual(7, _link.TakeAcknowledged());
        Assert.AreEqual(0, _link.TakeAcknowledged());
    }

    [TestMethod]
    public void A_confirmation_that_comes_before_the_sending_call_returns_is_not_lost()
    {
        Connect();
        StandInBroker.ConfirmsAtOnce = true;
        _link.TryPublish("u/event", Payload, Payload.Length, false, 7);
        _link.Step(50, true, _gate);
        int token = 0;
        Assert.IsTrue(SpinWait.SpinUntil(() => (token = _link.TakeAcknowledged()) > 0, 5000));
        Assert.AreEqual(7, token);
    }

    [TestMethod]
    public void What_the_client_gives_up_makes_room_and_is_never_confirmed()
    {
        Connect();
        for (int token = 1; token <= UnconfirmedMessages.Most + 2; token++)
        {
            Assert.IsTrue(_link.TryPublish("u/event", Payload, Payload.Length, false, token));
        }

        _link.Step(50, true, _gate);
        Assert.AreEqual(UnconfirmedMessages.Most, StandInBroker.Messages.Count, "no more under way than there is room");
        ushort first = StandInBroker.Messages[0].Identifier;
        StandInBroker.Client.Confirm(StandInBroker.Messages[1].Identifier);
        Assert.AreEqual(2, _link.TakeAcknowledged());
        StandInBroker.Client.GiveUp(first);
        _link.Step(100, true, _gate);
        Assert.IsTrue(_link.IsConnected, "the broker has answered another one");
        Assert.AreEqual(UnconfirmedMessages.Most + 2, StandInBroker.Messages.Count);
        StandInBroker.Client.Confirm(first);
        Assert.AreEqual(0, _link.TakeAcknowledged());
    }

    [TestMethod]
    public void What_the_client_loses_without_a_word_does_not_take_its_place_for_ever()
    {
        Connect();
        for (int token = 1; token <= UnconfirmedMessages.Most; token++)
        {
            _link.TryPublish("u/event", Payload, Payload.Length, false, token);
        }

        _link.Step(50, true, _gate);
        for (int lost = 1; lost < UnconfirmedMessages.Most; lost++)
        {
            StandInBroker.Client.Swallow();
        }

        StandInBroker.Client.Confirm(StandInBroker.Messages[^1].Identifier);
        Assert.AreEqual(UnconfirmedMessages.Most, _link.TakeAcknowledged());
        _link.TryPublish("u/event", Payload, Payload.Length, false, 100);
        _link.TryPublish("u/event", Payload, Payload.Length, false, 101);
        _link.Step(50 + UnconfirmedMessages.MostWaitMs - 1, true, _gate);
        Assert.AreEqual(UnconfirmedMessages.Most + 1, StandInBroker.Messages.Count, "the client may still say something of the others");
        _link.Step(50 + UnconfirmedMessages.MostWaitMs, true, _gate);
        Assert.IsTrue(_link.IsConnected);
        Assert.AreEqual(UnconfirmedMessages.Most + 2, StandInBroker.Messages.Count);
        StandInBroker.Client.Confirm(StandInBroker.Messages[^1].Identifier);
        Assert.AreEqual(101, _link.TakeAcknowledged());
        StandInBroker.Client.Confirm(StandInBroker.Messages[0].Identifier);
        Assert.AreEqual(0, _link.TakeAcknowledged(), "a word that comes too late is about a message that was handed over again");
    }

    [TestMethod]
    public void A_broker_that_confirms_nothing_any_more_counts_as_lost_though_the_connection_looks_open()
    {
        Connect();
        long lostMs = 50 + UnconfirmedMessages.MostSilentMs;
        for (int ms = 50; ms < lostMs; ms += 5000)
        {
            // The unit hands its message over again and again; the client gives each up after its attempts.
            _link.TryPublish("u/event", Payload, Payload.Length, false, ms);
            _link.Step(ms, true, _gate);
            StandInBroker.Client.GiveUp(StandInBroker.Messages[^1].Identifier);
            Assert.IsTrue(_link.IsConnected, "a slow broker is waited for");
        }

        _link.Step(lostMs, true, _gate);
        Assert.IsFalse(_link.IsConnected);
        _link.Step(lostMs + ReconnectPolicy.FirstPauseMs, true, _gate);
        Assert.IsTrue(_link.IsConnected, "and is tried anew");
        Assert.AreEqual(2, StandInBroker.Attempts);
    }

    [TestMethod]
    public void A_link_with_nothing_to_confirm_is_never_given_up_by_its_silence()
    {
        Connect();
        _link.TryPublish("u/event", Payload, Payload.Length, false, 7);
        _link.Step(50, true, _gate);
        StandInBroker.Client.Confirm(StandInBroker.Messages[0].Identifier);
        _link.TryPublish("u/state", Payload, Payload.Length, true, 0);
        _link.Step(10 * UnconfirmedMessages.MostSilentMs, true, _gate);
        Assert.IsTrue(_link.IsConnected);
        Assert.AreEqual(2, StandInBroker.Messages.Count);
    }

    [TestMethod]
    public void A_client_that_is_full_is_asked_once_a_second_and_not_at_every_step()
    {
        Connect();
        int usual = StandInBroker.Client.Settings.InflightQueueSize;
        StandInBroker.Client.Settings.InflightQueueSize = 0;
        try
        {
            _link.TryPublish("u/event", Payload, Payload.Length, false, 1);
            for (int ms = 50; ms < 50 + (3 * M2MqttLink.RefusedPauseMs); ms += 50)
            {
                _link.Step(ms, true, _gate);
            }

            Assert.AreEqual(3, StandInBroker.Refusals);
        }
        finally
        {
            StandInBroker.Client.Settings.InflightQueueSize = usual;
        }

        _link.Step(50 + (3 * M2MqttLink.RefusedPauseMs), true, _gate);
        Assert.AreEqual(1, StandInBroker.Messages.Count);
    }

    [TestMethod]
    public void The_queue_is_bounded_in_number_and_bytes_and_refuses_what_is_too_long()
    {
        Assert.IsFalse(_link.TryPublish("t", Payload, Payload.Length, false, 0), "not connected");
        Connect();
        Assert.IsFalse(_link.TryPublish("t", new byte[4000], M2MqttLink.MostPayloadBytes + 1, false, 0));
        int taken = 0;
        while (_link.TryPublish("t", new byte[2048], M2MqttLink.MostPayloadBytes, false, 0))
        {
            taken++;
        }

        Assert.AreEqual(OutgoingQueue.MostBytes / M2MqttLink.MostPayloadBytes, taken);
        _link.Step(50, true, _gate);
        taken = 0;
        while (_link.TryPublish("t", Payload, 0, false, 0))
        {
            taken++;
        }

        Assert.AreEqual(OutgoingQueue.MostMessages, taken);
    }

    [TestMethod]
    public void After_a_loss_nothing_of_the_old_connection_is_sent_or_confirmed_on_the_new_one()
    {
        Connect();
        _link.TryPublish("u/event", Payload, Payload.Length, false, 7);
        _link.Step(50, true, _gate);
        Device::nanoFramework.M2Mqtt.MqttClient old = StandInBroker.Client;
        _link.TryPublish("u/event", Payload, Payload.Length, false, 8);
        old.Lose();
        _link.Step(100, true, _gate);
        Assert.IsFalse(_link.IsConnected);
        Assert.IsFalse(_link.TryPublish("u/event", Payload, Payload.Length, false, 9));
        _link.Step(100 + ReconnectPolicy.FirstPauseMs - 1, true, _gate);
        Assert.IsFalse(_link.IsConnected, "long enough to be seen");
        StandInBroker.Messages.Clear();
        _link.Step(100 + ReconnectPolicy.FirstPauseMs, true, _gate);
        Assert.IsTrue(_link.IsConnected);
        _link.TryPublish("u/event", Payload, Payload.Length, false, 10);
        _link.Step(200 + ReconnectPolicy.FirstPauseMs, true, _gate);
        Assert.AreEqual(1, StandInBroker.Messages.Count);
        old.Confirm(StandInBroker.Messages[0].Identifier);
        Assert.AreEqual(0, _link.TakeAcknowledged(), "the old client speaks of its own identifiers");
        StandInBroker.Client.Confirm(StandInBroker.Messages[0].Identifier);
        Assert.AreEqual(10, _link.TakeAcknowledged());
    }

    [TestMethod]
    public void Received_messages_wait_bounded_and_too_long_ones_are_dropped_and_counted()
    {
        Connect();
        ReceivedMessage message = new();
        Assert.IsFalse(_link.TryTakeReceived(message));
        StandInBroker.Client.Deliver("u/cmd/stop", Payload, true);
        StandInBroker.Client.Deliver("u/cmd/empty", null, false);
        StandInBroker.Client.Deliver("u/cmd/long", new byte[ReceivedMessage.MostPayloadBytes + 1], false);
        Assert.IsTrue(_link.TryTakeReceived(message));
        Assert.AreEqual("u/cmd/stop", message.Topic);
        Assert.IsTrue(message.IsRetained);
        CollectionAssert.AreEqual(Payload, message.Payload[..message.PayloadLength]);
        Assert.IsTrue(_link.TryTakeReceived(message));
        Assert.AreEqual(0, message.PayloadLength);
        Assert.AreEqual(1, _link.DroppedTotal);
        for (int index = 0; index < ReceivedQueue.Most + 3; index++)
        {
            StandInBroker.Client.Deliver("u/cmd/flood", Payload, false);
        }

        Assert.AreEqual(4, _link.DroppedTotal);
    }

    [TestMethod]
    [DataRow((int)BrokerMood.Refuses)]
    [DataRow((int)BrokerMood.Unreachable)]
    public void A_broker_that_refuses_or_is_away_is_tried_again_later(int mood)
    {
        StandInBroker.Mood = (BrokerMood)mood;
        _link.Step(0, true, _gate);
        _link.Step(4999, true, _gate);
        Assert.AreEqual(1, StandInBroker.Attempts);
        Assert.IsFalse(_link.IsConnected);
        StandInBroker.Mood = BrokerMood.Accepts;
        _link.Step(5000, true, _gate);
        Assert.IsTrue(_link.IsConnected);
        Assert.AreEqual(0, new AttemptMark(_store).CountUnfinished());
    }

    [TestMethod]
    public void A_silent_broker_blocks_only_parked_and_the_boot_after_the_reset_backs_off()
    {
        StandInBroker.Mood = BrokerMood.Silent;
        Task hung = Task.Run(() => _link.Step(0, true, _gate));
        Assert.AreEqual(1, Soon(() => StandInBroker.Attempts));
        Assert.IsFalse(hung.IsCompleted);
        Assert.IsTrue(_gate.IsAsked, "blocked, but parked");
        Assert.AreEqual(1, new AttemptMark(_store).CountUnfinished());

        M2MqttLink afterReset = new(_settings, new AttemptMark(_store));
        FakeGate gate = new();
        afterReset.Step(ReconnectPolicy.HungPauseMs - 1, true, gate);
        Assert.AreEqual(1, StandInBroker.Attempts);
        StandInBroker.Speak();
        Assert.IsTrue(hung.Wait(5000));
        afterReset.Step(ReconnectPolicy.HungPauseMs, true, gate);
        Assert.AreEqual(2, StandInBroker.Attempts);
    }

    [TestMethod]
    public void Without_a_mark_in_flash_no_attempt_is_made()
    {
        Flash.WritesBeforeFull = 0;
        _link.Step(0, true, _gate);
        Assert.AreEqual(0, StandInBroker.Resolved);
        Assert.IsFalse(_gate.IsAsked);
    }

    [TestMethod]
    public void Certificates_are_used_on_an_encrypted_link_only()
    {
        _settings.AuthorityCertificate = [1, 0];
        _settings.UnitCertificate = [2, 0];
        _settings.UnitKey = [3, 0];
        Connect();
        Assert.IsNull(StandInBroker.Client.Authority);
        _settings.IsSecure = true;
        _link = new M2MqttLink(_settings, new AttemptMark(_store));
        Connect();
        Assert.IsNotNull(StandInBroker.Client.Authority);
        Assert.IsNotNull(StandInBroker.Client.Unit);
        Assert.AreEqual(Device::nanoFramework.M2Mqtt.MqttSslProtocols.TLSv1_2, StandInBroker.Client.Protocol);
    }

    [TestMethod]
    public void Without_a_host_nothing_is_asked_for()
    {
        _settings.Host = "";
        _link.Step(0, true, _gate);
        Assert.AreEqual(0, _gate.Asked);
    }

    private static int Soon(Func<int> value)
    {
        SpinWait.SpinUntil(() => value() > 0, 5000);
        return value();
    }

    private void Connect()
    {
        _link.Step(0, true, _gate);
        Assert.IsTrue(_link.IsConnected);
    }
}

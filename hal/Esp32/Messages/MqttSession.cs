using System;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace NanoV2G.Hal.Esp32.Messages;

/// <summary>
/// One connection to the broker by the M2Mqtt client. The client resolves the name in its constructor and shakes hands
/// in Connect; both can stop the interpreter, so <see cref="TryOpen"/> is called parked only. A closed session is
/// opened anew with a new client.
/// </summary>
public sealed class MqttSession
{
    /// <summary>Interval after which an idle link is proved, s; the broker gives the unit up after 1.5 times that.</summary>
    public const ushort KeepAliveSeconds = 60;

    /// <summary>Most messages in the client's own queue, which is unbounded unless told otherwise.</summary>
    public const int MostInClient = 24;

    private readonly LinkSettings _settings;
    private readonly IMqttSessionSink _sink;
    private MqttClient _client;
    private int _failures;

    /// <summary>Nothing is connected yet.</summary>
    /// <param name="settings">Where and how.</param>
    /// <param name="sink">Receives what happens.</param>
    public MqttSession(LinkSettings settings, IMqttSessionSink sink)
    {
        _settings = settings;
        _sink = sink;
    }

    /// <summary>Whether the broker has accepted the connection and it has not been lost since.</summary>
    public bool IsOpen => _client != null && _client.IsConnected;

    /// <summary>How many events of the client could not be handled.</summary>
    public int Failures => _failures;

    /// <summary>Connects. Blocks, without a limit when the link is encrypted: parked only.</summary>
    /// <param name="willTopic">Topic of the last will, or null.</param>
    /// <param name="willMessage">Last will, retained.</param>
    /// <returns>Whether the broker accepted.</returns>
    public bool TryOpen(string willTopic, string willMessage)
    {
        Close();
        try
        {
            MqttSslProtocols protocol = _settings.IsSecure ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None;
            _client = new MqttClient(_settings.Host, _settings.Port, _settings.IsSecure, Authority(), Unit(), protocol);
            _client.Settings.InflightQueueSize = MostInClient;
            _client.MqttMsgPublished += OnPublished;
            _client.MqttMsgPublishReceived += OnReceived;
            MqttReasonCode answer = _client.Connect(
                _settings.ClientId,
                _settings.User,
                _settings.Password,
                willTopic != null,
                MqttQoSLevel.AtLeastOnce,
                willTopic != null,
                willTopic,
                willMessage,
                true,
                KeepAliveSeconds);
            if (answer == MqttReasonCode.Success)
            {
                return true;
            }
        }
        catch (Exception)
        {
            // Why a broker cannot be reached changes nothing: the link tries again later.
        }

        Close();
        return false;
    }

    /// <summary>Asks for messages; the client keeps asking until the broker has answered.</summary>
    /// <param name="topicFilters">Topic filters.</param>
    /// <returns>False when the client refused.</returns>
    public bool TrySubscribe(string[] topicFilters)
    {
        MqttQoSLevel[] levels = new MqttQoSLevel[topicFilters.Length];
        for (int index = 0; index < levels.Length; index++)
        {
            levels[index] = MqttQoSLevel.AtLeastOnce;
        }

        try
        {
            _client.Subscribe(topicFilters, levels);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Hands a message to the client, whose own thread sends it.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The client's identifier, or 0 when it did not take the message.</returns>
    public int Publish(OutgoingMessage message)
    {
        MqttQoSLevel level = message.Token > 0 ? MqttQoSLevel.AtLeastOnce : MqttQoSLevel.AtMostOnce;
        try
        {
            int identifier = _client.Publish(message.Topic, message.Payload, null, null, level, message.IsRetained);
            return identifier > 0 || message.Token > 0 ? identifier : 1;
        }
        catch (Exception)
        {
            return 0;
        }
    }

    /// <summary>Ends the connection, when there is one. Waits up to 2 s for the client's threads, letting others run.</summary>
    public void Close()
    {
        MqttClient client = _client;
        _client = null;
        if (client == null)
        {
            return;
        }

        try
        {
            client.MqttMsgPublished -= OnPublished;
            client.MqttMsgPublishReceived -= OnReceived;
            client.Close();
        }
        catch (Exception)
        {
            // A client that cannot even close is left to the collector.
        }
    }

    private X509Certificate Authority()
    {
        return _settings.IsSecure && _settings.AuthorityCertificate != null ? new X509Certificate(_settings.AuthorityCertificate) : null;
    }

    private X509Certificate Unit()
    {
        bool hasOwn = _settings.IsSecure && _settings.UnitCertificate != null && _settings.UnitKey != null;
        return hasOwn ? new X509Certificate2(_settings.UnitCertificate, _settings.UnitKey, "") : null;
    }

    // The two handlers run on a thread of the client, which an exception would end in silence: nothing would be received
    // or confirmed any more while the link looks up. A message that fails here is lost and counted; what is not
    // confirmed is sent again.
    private void OnPublished(object sender, MqttMsgPublishedEventArgs arguments)
    {
        try
        {
            Settle(sender, arguments);
        }
        catch (Exception)
        {
            Interlocked.Increment(ref _failures);
        }
    }

    private void OnReceived(object sender, MqttMsgPublishEventArgs arguments)
    {
        try
        {
            _sink.OnReceived(arguments.Topic, arguments.Message, arguments.Retain);
        }
        catch (Exception)
        {
            Interlocked.Increment(ref _failures);
        }
    }

    private void Settle(object sender, MqttMsgPublishedEventArgs arguments)
    {
        // A late event of a client that is closed already speaks of identifiers that the next client uses again.
        if (sender != _client)
        {
            return;
        }

        if (arguments.IsPublished)
        {
            _sink.OnConfirmed(arguments.MessageId);
        }
        else
        {
            _sink.OnGivenUp(arguments.MessageId);
        }
    }
}

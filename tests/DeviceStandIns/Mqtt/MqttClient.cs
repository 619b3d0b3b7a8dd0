using System;
using System.Collections;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.M2Mqtt.Messages;
using NanoV2G.Tests.DeviceStandIns.Mqtt;

namespace nanoFramework.M2Mqtt;

/// <summary>
/// Stand-in for the MQTT client (nanoFramework.M2Mqtt 5.1.220). It bites as the real one does: the constructor resolves
/// the name, Connect blocks for as long as the broker is silent, nothing reconnects by itself, the queue is unbounded
/// unless its size is set and then throws when full, events come on another thread and perhaps before Publish returns,
/// a message without an answer is given up after three attempts, and now and then one is lost without any event.
/// </summary>
public class MqttClient : IMqttClient, IDisposable
{
    private ushort _identifier;
    private int _underWay;

    public MqttClient(
        string brokerHostName,
        int brokerPort,
        bool secure,
        X509Certificate caCert,
        X509Certificate clientCert,
        MqttSslProtocols sslProtocol)
    {
        Host = brokerHostName;
        Authority = caCert;
        Unit = clientCert;
        Protocol = sslProtocol;
        StandInBroker.Resolved++;
    }

    public event IMqttClient.MqttMsgPublishEventHandler MqttMsgPublishReceived;

    public event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished;

    public bool IsConnected { get; private set; }

    public MqttSettings Settings => MqttSettings.Instance;

    /// <summary>Host given to the constructor, for tests.</summary>
    public string Host { get; }

    /// <summary>Authority's certificate given to the constructor, for tests.</summary>
    public X509Certificate Authority { get; }

    /// <summary>Unit's certificate given to the constructor, for tests.</summary>
    public X509Certificate Unit { get; }

    /// <summary>Protocol given to the constructor, for tests.</summary>
    public MqttSslProtocols Protocol { get; }

    public MqttReasonCode Connect(
        string clientId,
        string username,
        string password,
        bool willRetain,
        MqttQoSLevel willQosLevel,
        bool willFlag,
        string willTopic,
        string willMessage,
        bool cleanSession,
        ushort keepAlivePeriod)
    {
        MqttReasonCode answer = StandInBroker.Answer(this, willMessage);
        IsConnected = answer == MqttReasonCode.Success;
        return answer;
    }

    public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
    {
        StandInBroker.Filters.AddRange(topics);
        return NextIdentifier();
    }

    public ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties, MqttQoSLevel qosLevel, bool retain)
    {
        if (_underWay >= Settings.InflightQueueSize)
        {
            StandInBroker.Refusals++;
            throw new MqttClientException();
        }

        ushort identifier = qosLevel == MqttQoSLevel.AtMostOnce ? (ushort)0 : NextIdentifier();
        StandInBroker.Messages.Add(new BrokerMessage
        {
            Topic = topic,
            Payload = message,
            IsRetained = retain,
            Level = qosLevel,
            Identifier = identifier,
        });
        if (identifier > 0)
        {
            _underWay++;
            if (StandInBroker.ConfirmsAtOnce)
            {
                // On a thread of its own, as the real client does: it may well come before this call returns.
                new Thread(() => Confirm(identifier)).Start();
                Thread.Sleep(20);
            }
        }

        return identifier;
    }

    public void Disconnect()
    {
        IsConnected = false;
    }

    public void Close()
    {
        IsConnected = false;
    }

    public void Dispose()
    {
        Close();
    }

    /// <summary>The broker confirms a message, for tests.</summary>
    public void Confirm(ushort identifier)
    {
        _underWay--;
        MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs(identifier, true));
    }

    /// <summary>Three attempts went unanswered, for tests.</summary>
    public void GiveUp(ushort identifier)
    {
        _underWay--;
        MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs(identifier, false));
    }

    /// <summary>
    /// A confirmation met the client's own repetition, for tests: the message leaves its queue and no event is raised.
    /// </summary>
    public void Swallow()
    {
        _underWay--;
    }

    /// <summary>A message comes from the broker, for tests.</summary>
    public void Deliver(string topic, byte[] payload, bool isRetained)
    {
        MqttMsgPublishReceived?.Invoke(this, new MqttMsgPublishEventArgs(topic, payload, false, MqttQoSLevel.AtLeastOnce, isRetained));
    }

    /// <summary>The connection is lost, for tests.</summary>
    public void Lose()
    {
        IsConnected = false;
    }

    private ushort NextIdentifier()
    {
        _identifier++;
        return _identifier;
    }
}

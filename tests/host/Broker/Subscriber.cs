using System.Collections.Concurrent;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace NanoV2G.Tests.Broker;

/// <summary>
/// A data collector of the simplest kind: a plain MQTT 3.1.1 client with a persistent session and a QoS 1 subscription
/// that may be away for a while.
/// </summary>
public sealed class Subscriber : IDisposable
{
    private readonly int _port;
    private readonly string _clientId;
    private readonly string _filter;
    private readonly ConcurrentQueue<(string Topic, string Payload)> _received = new();
    private IMqttClient? _client;

    public Subscriber(int port, string clientId, string filter)
    {
        _port = port;
        _clientId = clientId;
        _filter = filter;
    }

    public IReadOnlyCollection<(string Topic, string Payload)> Received => _received;

    public void Connect()
    {
        _client = new MqttClientFactory().CreateMqttClient();
        _client.ApplicationMessageReceivedAsync += arrived =>
        {
            _received.Enqueue((arrived.ApplicationMessage.Topic, arrived.ApplicationMessage.ConvertPayloadToString()));
            return Task.CompletedTask;
        };
        MqttClientOptions options = new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", _port)
            .WithClientId(_clientId)
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithCleanSession(false)
            .Build();
        _client.ConnectAsync(options).GetAwaiter().GetResult();
        _client.SubscribeAsync(_filter, MqttQualityOfServiceLevel.AtLeastOnce).GetAwaiter().GetResult();
    }

    public void Disconnect()
    {
        _client!.DisconnectAsync().GetAwaiter().GetResult();
        _client?.Dispose();
        _client = null;
    }

    public void Publish(string topic, string payload, bool retain)
    {
        _client!.PublishStringAsync(topic, payload, MqttQualityOfServiceLevel.AtLeastOnce, retain).GetAwaiter().GetResult();
    }

    public bool Await(int count, TimeSpan patience)
    {
        return SpinWait.SpinUntil(() => _received.Count >= count, patience);
    }

    public void Dispose() => _client?.Dispose();
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MQTTnet;
using MQTTnet.Server;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Broker;

/// <summary>
/// An MQTT broker on the loopback interface of this machine. It can be stopped and started again as the fault
/// <c>brokerGone</c> does: sessions, the messages queued in them and retained messages live on, as in a broker that
/// keeps them on disk.
/// </summary>
public sealed class EmbeddedBroker : IDisposable
{
    /// <summary>
    /// Most messages that wait for one absent subscriber: two hours of every message of one unit fit many times.
    /// </summary>
    public const int MostQueuedPerSubscriber = 100_000;

    private readonly MqttServerOptions _options;
    private readonly MqttServer _server;
    private readonly ConcurrentDictionary<string, int> _delivered = new(StringComparer.Ordinal);
    private IList<MqttApplicationMessage> _retained = [];

    /// <summary>Makes a broker that is not yet started.</summary>
    /// <param name="port">TCP port, or 0 to let the system choose a free one.</param>
    public EmbeddedBroker(int port)
    {
        MqttServerFactory factory = new();
        _options = factory.CreateServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(port)
            .WithPersistentSessions()
            .WithMaxPendingMessagesPerClient(MostQueuedPerSubscriber)
            .Build();
        _server = factory.CreateMqttServer(_options);
        _server.ApplicationMessageEnqueuedOrDroppedAsync += CountAsync;
        _server.LoadingRetainedMessageAsync += RestoreRetainedAsync;
    }

    /// <summary>The port it listens on: after <see cref="Start"/> the one that the system chose.</summary>
    public int Port => _options.DefaultEndpointOptions.Port;

    /// <summary>The address that a client connects to.</summary>
    public string Url => "mqtt://127.0.0.1:" + Port;

    /// <summary>Whether it accepts connections now.</summary>
    public bool IsStarted => _server.IsStarted;

    /// <summary>Starts, or starts again on the same port.</summary>
    /// <exception cref="UserInputException">The port is in use.</exception>
    public void Start()
    {
        try
        {
            _server.StartAsync().GetAwaiter().GetResult();
        }
        catch (SocketException refused)
        {
            string cause = refused.SocketErrorCode == SocketError.AddressAlreadyInUse ? "is in use" : "cannot be opened (" + refused.Message + ")";
            throw new UserInputException($"Port {Port} for the MQTT broker {cause}: choose another with --broker-port, or leave the option out to get a free one.");
        }
    }

    /// <summary>Drops every connection and listens no more; what was queued is kept.</summary>
    public void Stop()
    {
        _retained = _server.GetRetainedMessagesAsync().GetAwaiter().GetResult();
        _server.StopAsync(new MqttServerStopOptions()).GetAwaiter().GetResult();
    }

    /// <summary>How many messages have been put into the queue towards a client since the broker was made.</summary>
    /// <param name="clientId">Client identifier.</param>
    /// <returns>The count.</returns>
    public int DeliveredTo(string clientId)
    {
        return _delivered.GetValueOrDefault(clientId);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server.Dispose();
    }

    private Task CountAsync(ApplicationMessageEnqueuedEventArgs queued)
    {
        if (!queued.IsDropped)
        {
            _delivered.AddOrUpdate(queued.ReceiverClientId, 1, static (_, count) => count + 1);
        }

        return Task.CompletedTask;
    }

    private Task RestoreRetainedAsync(LoadingRetainedMessagesEventArgs loading)
    {
        loading.LoadedRetainedMessages = [.. _retained];
        return Task.CompletedTask;
    }
}

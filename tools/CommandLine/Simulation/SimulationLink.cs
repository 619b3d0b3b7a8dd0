using NanoV2G.Hal.Host.Messages;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Tools.Broker;

namespace NanoV2G.Tools.Simulation;

/// <summary>
/// The message link of a simulated unit over a real MQTT connection: a new connection for each boot, dropped without a
/// word when the unit dies, driven in lockstep with simulated time, so that a run is the same every time. Dialled, each
/// attempt is a client of its own, as on the real board.
/// </summary>
public sealed class SimulationLink : IMessageLink, IBrokerSwitch, IControllerPresence, IDialledLink, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly MqttEndpoint _endpoint;
    private readonly EmbeddedBroker? _broker;
    private readonly List<string> _filters = [];
    private MqttLink? _link;
    private string? _lastWillTopic;
    private byte[] _lastWill = [];
    private long _settledMs;
    private int _deliveredBefore;

    /// <summary>Makes the link.</summary>
    /// <param name="endpoint">The broker.</param>
    /// <param name="broker">The same broker when it is embedded, else null.</param>
    public SimulationLink(MqttEndpoint endpoint, EmbeddedBroker? broker)
    {
        _endpoint = endpoint;
        _broker = broker;
    }

    /// <summary>What was published and confirmed.</summary>
    public HalfHourDelivery HalfHours { get; } = new();

    /// <inheritdoc cref="IMessageLink.IsConnected"/>
    public bool IsConnected => _link is { IsConnected: true };

    /// <inheritdoc/>
    public bool IsDialled { get; set; }

    /// <summary>Lets the connection of this boot run by itself, in real time, in place of <see cref="Settle"/>.</summary>
    public void RunByItself() => _link?.Start();

    /// <summary>Exchanges everything that is under way before simulated time goes on.</summary>
    /// <param name="siteMs">Simulated time, ms.</param>
    /// <exception cref="TimeoutException">The broker does not answer.</exception>
    public void Settle(long siteMs)
    {
        _settledMs = siteMs;

        // A dialled link that has lost its connection does not look for another by itself.
        bool isWaiting = IsDialled && !IsConnected;
        if (!isWaiting && _link is not null)
        {
            Require(_link.Settle(siteMs, Delivered() - _deliveredBefore, Patience));
        }
    }

    /// <inheritdoc/>
    public void SwitchBroker(bool isOnline)
    {
        if (_broker is null || _broker.IsStarted == isOnline)
        {
            return;
        }

        if (isOnline)
        {
            _broker.Start();
        }
        else
        {
            _broker.Stop();
            _link?.AwaitLoss(Patience);
        }
    }

    /// <inheritdoc/>
    public bool TryConnect()
    {
        Begin();
        if (_lastWillTopic is not null)
        {
            _link!.SetLastWill(_lastWillTopic, _lastWill, _lastWill.Length);
        }

        foreach (string filter in _filters)
        {
            _link!.Subscribe(filter);
        }

        Require(_link!.Settle(_settledMs, 0, Patience));
        return IsConnected;
    }

    /// <inheritdoc/>
    public void Drop()
    {
        _link?.Dispose();
        _link = null;
    }

    /// <inheritdoc/>
    public void OnControllerDown()
    {
        Drop();
        _filters.Clear();
        _lastWillTopic = null;
    }

    /// <inheritdoc/>
    public void OnControllerUp()
    {
        OnControllerDown();
        if (!IsDialled)
        {
            Begin();
        }
    }

    /// <inheritdoc/>
    public void SetLastWill(string topic, byte[] payload, int length)
    {
        _lastWillTopic = topic;
        _lastWill = payload.AsSpan(0, length).ToArray();
        _link?.SetLastWill(topic, payload, length);
    }

    /// <inheritdoc/>
    public void Subscribe(string topicFilter)
    {
        _filters.Add(topicFilter);
        _link?.Subscribe(topicFilter);
    }

    /// <inheritdoc/>
    public bool TryPublish(string topic, byte[] payload, int length, bool retain, int token)
    {
        bool isTaken = _link is not null && _link.TryPublish(topic, payload, length, retain, token);
        if (isTaken)
        {
            HalfHours.OnPublished(topic, payload.AsSpan(0, length), token);
        }

        return isTaken;
    }

    /// <inheritdoc/>
    public int TakeAcknowledged()
    {
        int token = _link is null ? 0 : _link.TakeAcknowledged();
        HalfHours.OnAcknowledged(token);
        return token;
    }

    /// <inheritdoc/>
    public bool TryTakeReceived(ReceivedMessage message) => _link is not null && _link.TryTakeReceived(message);

    /// <inheritdoc/>
    public void Dispose() => OnControllerDown();

    private void Begin()
    {
        Drop();
        _deliveredBefore = Delivered();
        _link = new MqttLink(_endpoint);
    }

    private void Require(bool isSettled)
    {
        if (!isSettled)
        {
            throw new TimeoutException($"The MQTT broker at {_endpoint.Host}:{_endpoint.Port} has not answered for {Patience.TotalSeconds} s: check that it still runs, then start the run again.");
        }
    }

    private int Delivered() => _broker is null ? 0 : _broker.DeliveredTo(_endpoint.ClientId);
}

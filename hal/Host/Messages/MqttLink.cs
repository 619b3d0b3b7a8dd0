using System.Collections.Concurrent;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using NanoV2G.Hal.Messages;

namespace NanoV2G.Hal.Host.Messages;

/// <summary>
/// The message link of a PC: an MQTT client behind bounded queues. It is driven in one of two ways: by its own thread
/// (<see cref="Start"/>), or in lockstep with simulated time (<see cref="Settle"/>), where everything that was handed
/// over has been sent and confirmed before simulated time goes on, so that a run is the same every time.
/// </summary>
public sealed class MqttLink : IMessageLink, IDisposable
{
    /// <summary>Most messages that wait for sending; the unit keeps what does not fit.</summary>
    public const int MostQueued = 64;

    /// <summary>Most received messages that wait for the unit; later ones are dropped and counted.</summary>
    public const int MostReceived = 64;

    /// <summary>
    /// Shortest time between two attempts to connect, ms. A loss lasts at least this long, so that a unit that looks
    /// every 200 ms cannot miss it and resends what was under way.
    /// </summary>
    public const int FirstRetryMs = 1000;

    /// <summary>Longest time between two attempts to connect, ms.</summary>
    public const int LongestRetryMs = 60000;

    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IdleWait = TimeSpan.FromMilliseconds(20);

    private readonly MqttEndpoint _endpoint;
    private readonly IMqttClient _client;
    private readonly CancellationTokenSource _ending = new();
    private readonly object _changed = new();
    private readonly ConcurrentQueue<OutgoingMessage> _outgoing = new();
    private readonly ConcurrentQueue<int> _acknowledged = new();
    private readonly ConcurrentQueue<MqttApplicationMessage> _received = new();
    private readonly ConcurrentQueue<string> _newFilters = new();
    private readonly List<string> _filters = [];

    private string? _lastWillTopic;
    private byte[] _lastWillPayload = [];
    private Task? _ownLoop;
    private long _nextAttemptMs;
    private int _retryMs = FirstRetryMs;
    private int _inFlight;
    private int _generation;
    private long _receivedLive;
    private long _receivedRetained;
    private long _droppedTotal;
    private bool _hasSeenConnection;
    private volatile bool _isConnected;

    /// <summary>Makes a link that is not yet connected.</summary>
    /// <param name="endpoint">The broker.</param>
    public MqttLink(MqttEndpoint endpoint)
    {
        _endpoint = endpoint;
        _client = new MqttClientFactory().CreateMqttClient();
        _client.ApplicationMessageReceivedAsync += OnReceivedAsync;
        _client.DisconnectedAsync += OnDisconnectedAsync;
    }

    /// <inheritdoc/>
    public bool IsConnected => _isConnected;

    /// <summary>How many messages have come from the broker since the link was made.</summary>
    public long ReceivedTotal => Interlocked.Read(ref _receivedLive) + Interlocked.Read(ref _receivedRetained);

    /// <summary>How many received messages were dropped: too long, or nobody took them.</summary>
    public long DroppedTotal => Interlocked.Read(ref _droppedTotal);

    /// <inheritdoc/>
    public void SetLastWill(string topic, byte[] payload, int length)
    {
        _lastWillTopic = topic;
        _lastWillPayload = payload.AsSpan(0, length).ToArray();
    }

    /// <inheritdoc/>
    public void Subscribe(string topicFilter)
    {
        _newFilters.Enqueue(topicFilter);
    }

    /// <inheritdoc/>
    public bool TryPublish(string topic, byte[] payload, int length, bool retain, int token)
    {
        if (!_isConnected || _outgoing.Count >= MostQueued)
        {
            return false;
        }

        MqttApplicationMessage message = new()
        {
            Topic = topic,
            PayloadSegment = payload.AsSpan(0, length).ToArray(),
            Retain = retain,
            QualityOfServiceLevel = token > 0 ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce,
        };
        _outgoing.Enqueue(new OutgoingMessage(message, token));
        return true;
    }

    /// <inheritdoc/>
    public int TakeAcknowledged()
    {
        return _acknowledged.TryDequeue(out int token) ? token : 0;
    }

    /// <inheritdoc/>
    public bool TryTakeReceived(ReceivedMessage message)
    {
        if (!_received.TryDequeue(out MqttApplicationMessage? received))
        {
            return false;
        }

        message.Topic = received.Topic;
        message.IsRetained = received.Retain;
        message.PayloadLength = 0;
        foreach (ReadOnlyMemory<byte> part in received.Payload)
        {
            part.Span.CopyTo(message.Payload.AsSpan(message.PayloadLength));
            message.PayloadLength += part.Length;
        }

        return true;
    }

    /// <summary>Drives the link with a thread of its own, in real time. Not together with <see cref="Settle"/>.</summary>
    public void Start()
    {
        _ownLoop ??= Task.Run(async () =>
        {
            while (!_ending.IsCancellationRequested)
            {
                await StepAsync(Environment.TickCount64).ConfigureAwait(false);
                await Task.Delay(IdleWait, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });
    }

    /// <summary>
    /// Lockstep: connects when an attempt is due in simulated time, sends what was handed over and waits until the
    /// broker has confirmed it and until what the broker is known to have sent has arrived.
    /// </summary>
    /// <param name="nowMs">Simulated time, ms; must not go back.</param>
    /// <param name="deliveredByBroker">
    /// How many messages the broker has passed on to this unit since the link was made, those not counted that it had kept
    /// for a new subscription; 0 when that is not known.
    /// </param>
    /// <param name="timeout">Most real time to wait.</param>
    /// <returns>False when something was still under way at the time-out.</returns>
    public bool Settle(long nowMs, long deliveredByBroker, TimeSpan timeout)
    {
        if (IsSettled(nowMs, deliveredByBroker))
        {
            return true;
        }

        StepAsync(nowMs).GetAwaiter().GetResult();
        long deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        lock (_changed)
        {
            while (_isConnected && (Volatile.Read(ref _inFlight) > 0 || Interlocked.Read(ref _receivedLive) < deliveredByBroker))
            {
                long left = deadline - Environment.TickCount64;
                if (left <= 0)
                {
                    return false;
                }

                Monitor.Wait(_changed, TimeSpan.FromMilliseconds(left));
            }
        }

        return true;
    }

    /// <summary>Lockstep: waits until the link has noticed that the broker is gone.</summary>
    /// <param name="timeout">Most real time to wait.</param>
    /// <returns>False when the link still believes in the connection.</returns>
    public bool AwaitLoss(TimeSpan timeout)
    {
        return SpinWait.SpinUntil(() => !_isConnected && Volatile.Read(ref _inFlight) == 0, timeout);
    }

    /// <summary>Drops the connection as a power cut does: without a word to the broker, which then publishes the last will.</summary>
    public void Dispose()
    {
        _ending.Cancel();
        _client.Dispose();
        _ownLoop?.GetAwaiter().GetResult();
        _ending.Dispose();
    }

    private bool IsSettled(long nowMs, long deliveredByBroker)
    {
        return _isConnected
            ? _outgoing.IsEmpty && _newFilters.IsEmpty && Volatile.Read(ref _inFlight) == 0 && Interlocked.Read(ref _receivedLive) >= deliveredByBroker
            : !_hasSeenConnection && nowMs < _nextAttemptMs;
    }

    private async Task StepAsync(long nowMs)
    {
        if (_isConnected)
        {
            _hasSeenConnection = true;
            await SendQueuedAsync().ConfigureAwait(false);
        }
        else if (_hasSeenConnection)
        {
            _hasSeenConnection = false;
            _outgoing.Clear();
            _nextAttemptMs = nowMs + FirstRetryMs;
        }
        else if (nowMs >= _nextAttemptMs)
        {
            bool connected = await ConnectAsync().ConfigureAwait(false);
            _retryMs = connected ? FirstRetryMs : Math.Min(_retryMs * 2, LongestRetryMs);
            _nextAttemptMs = nowMs + _retryMs;
        }
    }

    private async Task SendQueuedAsync()
    {
        if (!_newFilters.IsEmpty)
        {
            await TrySubscribeNewAsync().ConfigureAwait(false);
        }

        while (_isConnected && _outgoing.TryDequeue(out OutgoingMessage outgoing))
        {
            Interlocked.Increment(ref _inFlight);
            Task sending = SendAsync(outgoing, Volatile.Read(ref _generation));
            if (outgoing.Token == 0)
            {
                await sending.ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> ConnectAsync()
    {
        try
        {
            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
            limit.CancelAfter(AnswerTimeout);
            await _client.ConnectAsync(Options(), limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            return false;
        }

        _acknowledged.Clear();
        foreach (string filter in _filters)
        {
            _newFilters.Enqueue(filter);
        }

        _filters.Clear();
        Interlocked.Increment(ref _generation);
        bool subscribed = await TrySubscribeNewAsync().ConfigureAwait(false);
        _isConnected = subscribed && _client.IsConnected;
        _hasSeenConnection = _isConnected;
        return _isConnected;
    }

    private async Task<bool> TrySubscribeNewAsync()
    {
        try
        {
            while (_newFilters.TryPeek(out string? filter))
            {
                MqttClientSubscribeOptions options = new()
                {
                    TopicFilters = [new MqttTopicFilter { Topic = filter, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce }],
                };
                using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
                limit.CancelAfter(AnswerTimeout);
                await _client.SubscribeAsync(options, limit.Token).ConfigureAwait(false);
                _newFilters.TryDequeue(out _);
                _filters.Add(filter);
            }

            return true;
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            // A connection without its subscriptions would never obey a command: begin again with a new one.
            await _client.TryDisconnectAsync().ConfigureAwait(false);
            return false;
        }
    }

    private async Task SendAsync(OutgoingMessage outgoing, int generation)
    {
        try
        {
            await _client.PublishAsync(outgoing.Message, _ending.Token).ConfigureAwait(false);

            // A confirmation that arrives after a loss belongs to a connection whose messages the unit sends again.
            if (outgoing.Token > 0 && generation == Volatile.Read(ref _generation))
            {
                _acknowledged.Enqueue(outgoing.Token);
            }
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            // The unit keeps every message until its token comes back, so nothing is lost here.
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
            SignalChange();
        }
    }

    private Task OnReceivedAsync(MqttApplicationMessageReceivedEventArgs arrived)
    {
        if (arrived.ApplicationMessage.Payload.Length > ReceivedMessage.MostPayloadBytes || _received.Count >= MostReceived)
        {
            Interlocked.Increment(ref _droppedTotal);
        }
        else
        {
            _received.Enqueue(arrived.ApplicationMessage);
        }

        // Counted when it can be taken, not before: who waits for the count takes it at once.
        Interlocked.Increment(ref arrived.ApplicationMessage.Retain ? ref _receivedRetained : ref _receivedLive);
        SignalChange();
        return Task.CompletedTask;
    }

    private Task OnDisconnectedAsync(MqttClientDisconnectedEventArgs lost)
    {
        _isConnected = false;
        SignalChange();
        return Task.CompletedTask;
    }

    private void SignalChange()
    {
        lock (_changed)
        {
            Monitor.PulseAll(_changed);
        }
    }

    private MqttClientOptions Options()
    {
        MqttClientOptionsBuilder builder = _endpoint.ClientOptions().WithTimeout(AnswerTimeout);
        if (_lastWillTopic is not null)
        {
            builder = builder
                .WithWillTopic(_lastWillTopic)
                .WithWillPayload(_lastWillPayload)
                .WithWillRetain()
                .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        }

        return builder.Build();
    }

    private static bool IsLoss(Exception exception)
    {
        return exception is MqttCommunicationException or MqttProtocolViolationException or OperationCanceledException
            or ObjectDisposedException or InvalidOperationException or System.Net.Sockets.SocketException or IOException;
    }

    private readonly record struct OutgoingMessage(MqttApplicationMessage Message, int Token);
}

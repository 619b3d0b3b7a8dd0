using System;
using System.Threading;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Messages;

namespace NanoV2G.Hal.Esp32.Messages;

/// <summary>
/// The unit's link to its broker. The unit's calls only touch bounded queues; connecting, sending and subscribing happen
/// in <see cref="Step"/> on the link thread. Connecting can stop the interpreter, so it needs the parked posture and a
/// mark in flash; everything after it yields to the other threads, except that encrypting a message takes its time,
/// which is why messages are short.
/// </summary>
public sealed class M2MqttLink : IMessageLink, IMqttSessionSink
{
    /// <summary>Longest payload, bytes: a TLS write of that length fits one record and spins at most once.</summary>
    public const int MostPayloadBytes = 2048;

    /// <summary>
    /// Pause after the client has refused a message, ms: each refusal leaves an entry in one of its lists until the
    /// connection ends, so it is not asked at every step.
    /// </summary>
    public const int RefusedPauseMs = 1000;

    /// <summary>Most topic filters.</summary>
    public const int MostFilters = 8;

    private readonly LinkSettings _settings;
    private readonly MqttSession _session;
    private readonly ConnectionAttempts _attempts;
    private readonly OutgoingQueue _outgoing = new OutgoingQueue();
    private readonly UnconfirmedMessages _unconfirmed = new UnconfirmedMessages();
    private readonly ReceivedQueue _received = new ReceivedQueue();
    private readonly string[] _filters;
    private int _filterCount;
    private int _subscribedCount;
    private string _willTopic;
    private string _willMessage;
    private long _sendAgainMs;
    private int _isConnected;

    /// <summary>Makes a link that is not yet connected; reads the marks of earlier attempts.</summary>
    /// <param name="settings">Where and how.</param>
    /// <param name="mark">Marks of attempts in flash.</param>
    public M2MqttLink(LinkSettings settings, AttemptMark mark)
    {
        _settings = settings;
        _attempts = new ConnectionAttempts(mark);
        _session = new MqttSession(settings, this);
        _filters = new string[MostFilters];
        for (int index = 0; index < MostFilters; index++)
        {
            _filters[index] = null;
        }
    }

    /// <inheritdoc/>
    public bool IsConnected => Interlocked.CompareExchange(ref _isConnected, 0, 0) != 0;

    /// <summary>How many received messages were dropped: too long, or nobody took them.</summary>
    public int DroppedTotal => _received.Dropped;

    /// <inheritdoc/>
    public void SetLastWill(string topic, byte[] payload, int length)
    {
        char[] characters = new char[length];
        for (int index = 0; index < length; index++)
        {
            characters[index] = (char)payload[index];
        }

        _willMessage = new string(characters);
        _willTopic = topic;
    }

    /// <inheritdoc/>
    public void Subscribe(string topicFilter)
    {
        if (_filterCount < MostFilters)
        {
            _filters[_filterCount] = topicFilter;
            _filterCount++;
        }
    }

    /// <inheritdoc/>
    public bool TryPublish(string topic, byte[] payload, int length, bool retain, int token)
    {
        if (!IsConnected || length > MostPayloadBytes)
        {
            return false;
        }

        OutgoingMessage message = new OutgoingMessage();
        message.Topic = topic;
        message.Payload = new byte[length];
        if (length > 0)
        {
            Array.Copy(payload, 0, message.Payload, 0, length);
        }

        message.IsRetained = retain;
        message.Token = token;
        return _outgoing.TryAdd(message);
    }

    /// <inheritdoc/>
    public int TakeAcknowledged()
    {
        return _unconfirmed.TakeConfirmed();
    }

    /// <inheritdoc/>
    public bool TryTakeReceived(ReceivedMessage message)
    {
        return _received.TryTake(message);
    }

    /// <inheritdoc/>
    public void OnConfirmed(int identifier)
    {
        _unconfirmed.Confirm(identifier);
    }

    /// <inheritdoc/>
    public void OnGivenUp(int identifier)
    {
        _unconfirmed.Forget(identifier);
    }

    /// <inheritdoc/>
    public void OnReceived(string topic, byte[] payload, bool isRetained)
    {
        _received.Add(topic, payload, isRetained);
    }

    /// <summary>Moves the link on. On the link thread, every 50 ms or so.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <param name="mayConnect">Whether the network is up and, for an encrypted link, the time is known, without which no certificate can be judged.</param>
    /// <param name="gate">Permission to block.</param>
    public void Step(long nowMs, bool mayConnect, IParkedGate gate)
    {
        _unconfirmed.ForgetOld(nowMs);
        if (_session.IsOpen && !_unconfirmed.IsBrokerSilent(nowMs))
        {
            SubscribeNew();
            Send(nowMs);
            return;
        }

        if (IsConnected)
        {
            Lose(nowMs);
            return;
        }

        if (_attempts.TryBegin(nowMs, mayConnect && _settings.Host.Length > 0, gate))
        {
            Attempt(nowMs, gate);
        }
    }

    /// <summary>Ends the connection, for a planned restart; the broker publishes the last will.</summary>
    public void Close()
    {
        Interlocked.Exchange(ref _isConnected, 0);
        _outgoing.Close();
        _session.Close();
    }

    private void Attempt(long nowMs, IParkedGate gate)
    {
        bool isOpen = _session.TryOpen(_willTopic, _willMessage);
        _attempts.End(nowMs, isOpen, gate);
        if (!isOpen)
        {
            return;
        }

        _subscribedCount = 0;
        SubscribeNew();
        _outgoing.Open();
        Interlocked.Exchange(ref _isConnected, 1);
    }

    // What was under way is forgotten: the unit sends it again on the next connection.
    private void Lose(long nowMs)
    {
        Interlocked.Exchange(ref _isConnected, 0);
        _session.Close();
        _outgoing.Close();
        _unconfirmed.Clear();
        _attempts.Lose(nowMs);
    }

    private void SubscribeNew()
    {
        int count = _filterCount;
        if (_subscribedCount >= count)
        {
            return;
        }

        string[] filters = new string[count - _subscribedCount];
        for (int index = 0; index < filters.Length; index++)
        {
            filters[index] = _filters[_subscribedCount + index];
        }

        if (_session.TrySubscribe(filters))
        {
            _subscribedCount = count;
        }
    }

    private void Send(long nowMs)
    {
        OutgoingMessage next = nowMs < _sendAgainMs ? null : _outgoing.Peek();
        while (next != null && TrySend(next, nowMs))
        {
            _outgoing.Remove();
            next = _outgoing.Peek();
        }
    }

    private bool TrySend(OutgoingMessage message, long nowMs)
    {
        bool needsConfirmation = message.Token != 0;
        if (needsConfirmation && !_unconfirmed.HasRoom)
        {
            return false;
        }

        bool isTaken = needsConfirmation ? _unconfirmed.TrySend(message, _session, nowMs) : _session.Publish(message) > 0;
        _sendAgainMs = isTaken ? 0 : nowMs + RefusedPauseMs;
        return isTaken;
    }
}

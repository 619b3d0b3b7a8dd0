using System;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Hal.Simulated.Messages;

/// <summary>
/// A message link with a broker behind it, both in memory and on site time: what is published reaches the broker at
/// once, a QoS 1 message is acknowledged after a delay, what is injected is received when a subscription asks for it.
/// </summary>
/// <remarks>
/// When the connection ends, acknowledgements on their way are lost, as those of a client without a kept session are:
/// the sender has to send again, and the broker then holds the message twice.
/// </remarks>
public sealed class SimulatedMessageLink : IMessageLink, IBrokerSwitch, IControllerPresence, IDialledLink
{
    private const int MostFilters = 16;
    private const int MostPending = 64;
    private const int MostReceived = 16;

    private readonly SimulatedSite _site;
    private readonly IPublishedMessageSink _sink;
    private readonly PublishedMessage[] _published;
    private readonly PublishedMessage _lastWill = new PublishedMessage();
    private readonly string[] _filters = new string[MostFilters];
    private readonly int[] _pendingTokens = new int[MostPending];
    private readonly long[] _pendingDueMs = new long[MostPending];
    private readonly ReceivedMessage[] _received = new ReceivedMessage[MostReceived];
    private int _filterCount;
    private int _pendingFirst;
    private int _pendingCount;
    private int _receivedFirst;
    private int _receivedCount;
    private bool _hasLastWill;
    private bool _isUp;
    private long _connectsAtMs;

    /// <summary>Makes a link whose broker remembers the last 64 messages.</summary>
    /// <param name="site">Gives the time.</param>
    public SimulatedMessageLink(SimulatedSite site)
        : this(site, null, 64)
    {
    }

    /// <summary>Makes a link.</summary>
    /// <param name="site">Gives the time.</param>
    /// <param name="sink">Hears every message that reaches the broker; may be null.</param>
    /// <param name="rememberedMessages">How many of the last messages are kept for <see cref="GetPublished"/>, 1 or more.</param>
    public SimulatedMessageLink(SimulatedSite site, IPublishedMessageSink sink, int rememberedMessages)
    {
        _site = site;
        _sink = sink;
        _published = new PublishedMessage[rememberedMessages];
        for (int index = 0; index < rememberedMessages; index++)
        {
            _published[index] = new PublishedMessage();
        }

        // On the device an element that nothing was stored into is no proper null.
        for (int index = 0; index < MostFilters; index++)
        {
            _filters[index] = null;
        }

        for (int index = 0; index < MostReceived; index++)
        {
            _received[index] = new ReceivedMessage();
        }

        IsOnline = true;
    }

    /// <summary>Time from the broker's confirmation of a QoS 1 message to its token, ms, 0 or more.</summary>
    public int AcknowledgementDelayMs { get; set; } = 80;

    /// <summary>Time from controller and broker both being there to the connection, ms, 0 or more; not while <see cref="IsDialled"/>.</summary>
    public int ConnectDelayMs { get; set; } = 2000;

    /// <inheritdoc/>
    public bool IsDialled { get; set; }

    /// <summary>How many of the next acknowledgements get lost, although the broker has the messages.</summary>
    public int AcknowledgementsToLose { get; set; }

    /// <summary>Whether the broker is there.</summary>
    public bool IsOnline { get; private set; }

    /// <summary>Messages that have reached the broker since the start, last wills included.</summary>
    public int PublishedCount { get; private set; }

    /// <summary>Messages that were refused because there was no connection or the queue was full.</summary>
    public int RefusedCount { get; private set; }

    /// <summary>Acknowledgements that have been taken.</summary>
    public int AcknowledgedCount { get; private set; }

    /// <summary>Received messages that were dropped because they were too long or the inbox was full.</summary>
    public int DroppedCount { get; private set; }

    /// <inheritdoc/>
    public bool IsConnected => _isUp && IsOnline && _site.NowMs >= _connectsAtMs;

    /// <inheritdoc/>
    public void SwitchBroker(bool isOnline)
    {
        if (isOnline == IsOnline)
        {
            return;
        }

        IsOnline = isOnline;
        Disconnect();
    }

    /// <inheritdoc/>
    public bool TryConnect()
    {
        if (!_isUp || !IsOnline)
        {
            return false;
        }

        _connectsAtMs = _site.NowMs;
        return true;
    }

    /// <inheritdoc/>
    public void Drop()
    {
        Disconnect();
    }

    /// <inheritdoc/>
    public void OnControllerDown()
    {
        bool isLost = IsConnected;
        Disconnect();
        _isUp = false;
        _filterCount = 0;
        if (isLost && _hasLastWill)
        {
            Remember(_lastWill.Topic, _lastWill.Payload, _lastWill.PayloadLength, true, 0);
        }
    }

    /// <inheritdoc/>
    public void OnControllerUp()
    {
        Disconnect();
        _isUp = true;
        _hasLastWill = false;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The payload is longer than a message may be.</exception>
    public void SetLastWill(string topic, byte[] payload, int length)
    {
        if (length > PublishedMessage.MostPayloadBytes)
        {
            throw new ArgumentException("a last will holds at most " + PublishedMessage.MostPayloadBytes.ToString() + " bytes");
        }

        _lastWill.Topic = topic;
        CopyBytes(payload, _lastWill.Payload, length);
        _lastWill.PayloadLength = length;
        _hasLastWill = true;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There are more filters than a unit has use for.</exception>
    public void Subscribe(string topicFilter)
    {
        if (_filterCount == MostFilters)
        {
            throw new InvalidOperationException("more than " + MostFilters.ToString() + " subscriptions");
        }

        _filters[_filterCount] = topicFilter;
        _filterCount++;
    }

    /// <inheritdoc/>
    public bool TryPublish(string topic, byte[] payload, int length, bool retain, int token)
    {
        if (!IsConnected || length > PublishedMessage.MostPayloadBytes || (token > 0 && _pendingCount == MostPending))
        {
            RefusedCount++;
            return false;
        }

        Remember(topic, payload, length, retain, token);
        if (token > 0)
        {
            Acknowledge(token);
        }

        return true;
    }

    /// <inheritdoc/>
    public int TakeAcknowledged()
    {
        if (_pendingCount == 0 || _site.NowMs < _pendingDueMs[_pendingFirst] || !IsConnected)
        {
            return 0;
        }

        int token = _pendingTokens[_pendingFirst];
        _pendingFirst = (_pendingFirst + 1) % MostPending;
        _pendingCount--;
        AcknowledgedCount++;
        return token;
    }

    /// <inheritdoc/>
    public bool TryTakeReceived(ReceivedMessage message)
    {
        if (_receivedCount == 0)
        {
            return false;
        }

        ReceivedMessage waiting = _received[_receivedFirst];
        message.Topic = waiting.Topic;
        CopyBytes(waiting.Payload, message.Payload, waiting.PayloadLength);
        message.PayloadLength = waiting.PayloadLength;
        message.IsRetained = waiting.IsRetained;
        _receivedFirst = (_receivedFirst + 1) % MostReceived;
        _receivedCount--;
        return true;
    }

    /// <summary>Somebody else publishes a message that the unit may have subscribed to.</summary>
    /// <param name="topic">Topic.</param>
    /// <param name="payload">Holds the payload from index 0.</param>
    /// <param name="length">Length of the payload, bytes.</param>
    /// <param name="isRetained">Whether it comes from the broker's retained store.</param>
    /// <returns>Whether it waits in the unit's inbox: connected, subscribed, short enough and room for it.</returns>
    public bool Inject(string topic, byte[] payload, int length, bool isRetained)
    {
        if (!IsConnected || !IsSubscribed(topic))
        {
            return false;
        }

        if (length > ReceivedMessage.MostPayloadBytes || _receivedCount == MostReceived)
        {
            DroppedCount++;
            return false;
        }

        ReceivedMessage place = _received[(_receivedFirst + _receivedCount) % MostReceived];
        place.Topic = topic;
        CopyBytes(payload, place.Payload, length);
        place.PayloadLength = length;
        place.IsRetained = isRetained;
        _receivedCount++;
        return true;
    }

    /// <summary>One of the last messages that reached the broker.</summary>
    /// <param name="index">0 to <see cref="PublishedCount"/> - 1, counted from the start of the simulation.</param>
    /// <returns>The message, or null when it is not yet there or has been overwritten by a later one.</returns>
    public PublishedMessage GetPublished(int index)
    {
        bool isKept = index >= 0 && index < PublishedCount && index >= PublishedCount - _published.Length;
        return isKept ? _published[index % _published.Length] : null;
    }

    private static void CopyBytes(byte[] from, byte[] to, int length)
    {
        if (length > 0)
        {
            Array.Copy(from, 0, to, 0, length);
        }
    }

    private bool IsSubscribed(string topic)
    {
        for (int index = 0; index < _filterCount; index++)
        {
            if (TopicFilter.Matches(_filters[index], topic))
            {
                return true;
            }
        }

        return false;
    }

    private void Acknowledge(int token)
    {
        if (AcknowledgementsToLose > 0)
        {
            AcknowledgementsToLose--;
            return;
        }

        int place = (_pendingFirst + _pendingCount) % MostPending;
        _pendingTokens[place] = token;
        _pendingDueMs[place] = _site.NowMs + AcknowledgementDelayMs;
        _pendingCount++;
    }

    private void Remember(string topic, byte[] payload, int length, bool retain, int token)
    {
        PublishedMessage place = _published[PublishedCount % _published.Length];
        place.SiteMs = _site.NowMs;
        place.Topic = topic;
        CopyBytes(payload, place.Payload, length);
        place.PayloadLength = length;
        place.IsRetained = retain;
        place.Token = token;
        PublishedCount++;
        if (_sink != null)
        {
            _sink.OnPublished(_site.NowMs, topic, payload, length, retain, token);
        }
    }

    private void Disconnect()
    {
        _pendingCount = 0;
        _receivedCount = 0;
        _connectsAtMs = IsDialled ? long.MaxValue : _site.NowMs + ConnectDelayMs;
    }
}

using NanoV2G.Hal.Messages;

namespace NanoV2G.Tests.Outbox;

/// <summary>A message link whose broker a test holds in its hand: what it got, what it confirms, when it is away.</summary>
public sealed class BrokerLink : IMessageLink
{
    private const int Most = 512;

    private readonly string[] _topics = new string[Most];
    private readonly byte[][] _payloads = new byte[Most][];
    private readonly int[] _tokens = new int[Most];
    private readonly bool[] _retains = new bool[Most];
    private readonly int[] _confirmed = new int[Most];
    private int _confirmedFirst;
    private int _confirmedCount;

    public BrokerLink()
    {
        for (int place = 0; place < Most; place++)
        {
            _topics[place] = "";
        }
    }

    public bool IsConnected { get; set; } = true;

    /// <summary>While true every message is confirmed at once.</summary>
    public bool Confirms { get; set; } = true;

    /// <summary>While true nothing more is taken, as when the link's queue is full.</summary>
    public bool IsFull { get; set; }

    /// <summary>Messages received so far.</summary>
    public int Count { get; private set; }

    public string WillTopic { get; private set; } = "";

    public byte[] Will { get; private set; } = new byte[0];

    public string TopicAt(int place) => _topics[place];

    public byte[] PayloadAt(int place) => _payloads[place];

    public bool IsRetainedAt(int place) => _retains[place];

    public int TokenAt(int place) => _tokens[place];

    /// <summary>Confirms one message now.</summary>
    public void Confirm(int place)
    {
        _confirmed[(_confirmedFirst + _confirmedCount) % Most] = _tokens[place];
        _confirmedCount++;
    }

    public void SetLastWill(string topic, byte[] payload, int length)
    {
        WillTopic = topic;
        Will = Copy(payload, length);
    }

    public void Subscribe(string topicFilter)
    {
    }

    public bool TryPublish(string topic, byte[] payload, int length, bool retain, int token)
    {
        if (!IsConnected || IsFull)
        {
            return false;
        }

        _topics[Count] = topic;
        _payloads[Count] = Copy(payload, length);
        _retains[Count] = retain;
        _tokens[Count] = token;
        Count++;
        if (Confirms && token > 0)
        {
            Confirm(Count - 1);
        }

        return true;
    }

    public int TakeAcknowledged()
    {
        if (_confirmedCount == 0)
        {
            return 0;
        }

        int token = _confirmed[_confirmedFirst];
        _confirmedFirst = (_confirmedFirst + 1) % Most;
        _confirmedCount--;
        return token;
    }

    public bool TryTakeReceived(ReceivedMessage message)
    {
        return false;
    }

    private static byte[] Copy(byte[] payload, int length)
    {
        byte[] copy = new byte[length];
        for (int index = 0; index < length; index++)
        {
            copy[index] = payload[index];
        }

        return copy;
    }
}

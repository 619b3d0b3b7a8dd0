using System;
using NanoV2G.Hal.Messages;

namespace NanoV2G.Hal.Esp32.Messages;

/// <summary>Messages from the client's thread to the report thread, bounded; what does not fit is dropped and counted.</summary>
public sealed class ReceivedQueue
{
    /// <summary>Most messages that wait.</summary>
    public const int Most = 8;

    private readonly object _lock = new object();
    private readonly string[] _topics;
    private readonly byte[][] _payloads = new byte[Most][];
    private readonly bool[] _areRetained = new bool[Most];
    private int _first;
    private int _count;
    private int _dropped;

    /// <summary>Makes an empty queue.</summary>
    public ReceivedQueue()
    {
        _topics = new string[Most];
        for (int index = 0; index < Most; index++)
        {
            _topics[index] = null;
        }
    }

    /// <summary>How many messages were dropped: too long, or nobody took them.</summary>
    public int Dropped => _dropped;

    /// <summary>Adds a message.</summary>
    /// <param name="topic">Topic.</param>
    /// <param name="payload">Payload, may be null when empty.</param>
    /// <param name="isRetained">Whether it came from the broker's retained store.</param>
    public void Add(string topic, byte[] payload, bool isRetained)
    {
        lock (_lock)
        {
            bool isTooLong = payload != null && payload.Length > ReceivedMessage.MostPayloadBytes;
            if (isTooLong || _count >= Most)
            {
                _dropped++;
                return;
            }

            int place = (_first + _count) % Most;
            _topics[place] = topic;
            _payloads[place] = payload;
            _areRetained[place] = isRetained;
            _count++;
        }
    }

    /// <summary>Takes the oldest message.</summary>
    /// <param name="message">Receives it.</param>
    /// <returns>False when none waits.</returns>
    public bool TryTake(ReceivedMessage message)
    {
        lock (_lock)
        {
            if (_count == 0)
            {
                return false;
            }

            byte[] payload = _payloads[_first];
            message.Topic = _topics[_first];
            message.IsRetained = _areRetained[_first];
            message.PayloadLength = payload == null ? 0 : payload.Length;
            if (message.PayloadLength > 0)
            {
                Array.Copy(payload, 0, message.Payload, 0, payload.Length);
            }

            _topics[_first] = null;
            _payloads[_first] = null;
            _first = (_first + 1) % Most;
            _count--;
            return true;
        }
    }
}

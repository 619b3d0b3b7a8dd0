using NanoV2G.Firmware.Json;
using NanoV2G.Hal.Messages;
using NanoV2G.Tests.Json;

namespace NanoV2G.Tests.Commands;

/// <summary>A message link that brings what a test puts into it and keeps what was published last.</summary>
public sealed class ScriptedLink : IMessageLink
{
    private const int MostWaiting = 64;

    private readonly string[] _topics = MakeTopics();
    private readonly byte[][] _payloads = new byte[MostWaiting][];
    private readonly bool[] _areRetained = new bool[MostWaiting];
    private int _first;

    public ScriptedLink()
    {
        // On the device an element that nothing was stored into is no proper null.
        for (int slot = 0; slot < MostWaiting; slot++)
        {
            _topics[slot] = null;
        }
    }

    /// <summary>Whether messages for sending are taken.</summary>
    public bool IsOpen { get; set; } = true;

    public bool IsConnected => IsOpen;

    public int WaitingCount { get; private set; }

    public int PublishedCount { get; private set; }

    public string Filter { get; private set; } = "";

    public string LastTopic { get; private set; } = "";

    public string LastPayload { get; private set; } = "";

    public int LastToken { get; private set; }

    public bool IsLastRetained { get; private set; }

    // The interpreter takes elements that nothing was stored into for no proper nulls.
    private static string[] MakeTopics()
    {
        string[] topics = new string[MostWaiting];
        for (int i = 0; i < topics.Length; i++)
        {
            topics[i] = null;
        }

        return topics;
    }

    /// <summary>Lets a message wait in the inbox.</summary>
    public void Put(string topic, string payload, bool isRetained)
    {
        Put(topic, Ascii.Bytes(payload), isRetained);
    }

    /// <summary>Lets a message wait in the inbox.</summary>
    public void Put(string topic, byte[] payload, bool isRetained)
    {
        int place = (_first + WaitingCount) % MostWaiting;
        _topics[place] = topic;
        _payloads[place] = payload;
        _areRetained[place] = isRetained;
        WaitingCount++;
    }

    public void SetLastWill(string topic, byte[] payload, int length)
    {
    }

    public void Subscribe(string topicFilter)
    {
        Filter = topicFilter;
    }

    public bool TryPublish(string topic, byte[] payload, int length, bool retain, int token)
    {
        if (!IsOpen)
        {
            return false;
        }

        PublishedCount++;
        LastTopic = topic;
        LastPayload = TestText.Of(payload, 0, length);
        LastToken = token;
        IsLastRetained = retain;
        return true;
    }

    public int TakeAcknowledged()
    {
        return 0;
    }

    public bool TryTakeReceived(ReceivedMessage message)
    {
        if (WaitingCount == 0)
        {
            return false;
        }

        byte[] payload = _payloads[_first];
        message.Topic = _topics[_first];
        for (int index = 0; index < payload.Length; index++)
        {
            message.Payload[index] = payload[index];
        }

        message.PayloadLength = payload.Length;
        message.IsRetained = _areRetained[_first];
        _first = (_first + 1) % MostWaiting;
        WaitingCount--;
        return true;
    }
}

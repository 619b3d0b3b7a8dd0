using System.Text;
using NanoV2G.Hal.Simulated.Messages;

namespace NanoV2G.Tests.Messages;

/// <summary>Holds every message that reaches a broker against the document, and counts them by channel.</summary>
internal sealed class CheckedMessages : IPublishedMessageSink
{
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<(string Topic, string Payload)> _all = [];
    private readonly List<string> _faults = [];

    /// <summary>Channels of the messages so far.</summary>
    public IEnumerable<string> Channels => _counts.Keys;

    /// <summary>Payloads that reached a channel.</summary>
    public IEnumerable<string> On(string channel) => _all.Where(message => MessageDocument.Instance.ChannelOf(message.Topic)?.Name == channel).Select(message => message.Payload);

    public void OnPublished(long siteMs, string topic, byte[] payload, int length, bool retain, int token)
    {
        string text = Encoding.UTF8.GetString(payload, 0, length);
        Take(topic, text);
        MessageChannel? channel = MessageDocument.Instance.ChannelOf(topic);

        // A last will has no token: the broker sends it.
        bool isWill = channel?.Name == "status" && token == 0;
        if (channel is not null && (channel.IsRetained != retain || (channel.IsConfirmed != token > 0 && !isWill)))
        {
            _faults.Add($"{topic} was sent with retain {retain} and token {token}");
        }
    }

    /// <summary>Takes a message that a subscriber received.</summary>
    public void Take(string topic, string payload)
    {
        _all.Add((topic, payload));
        MessageChannel? channel = MessageDocument.Instance.ChannelOf(topic);
        string fault = MessageDocument.Instance.Fault(topic, payload);
        if (fault.Length > 0)
        {
            _faults.Add(fault);
        }

        if (channel is not null)
        {
            _counts[channel.Name] = _counts.GetValueOrDefault(channel.Name) + 1;
        }
    }

    /// <summary>Fails unless there were messages and every one is as the document says.</summary>
    public void AssertAllValid()
    {
        Assert.IsNotEmpty(_all);
        Assert.IsEmpty(_faults, string.Join('\n', _faults.Take(5)));
    }
}

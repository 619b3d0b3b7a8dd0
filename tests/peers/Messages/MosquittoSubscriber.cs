using System.Diagnostics;

namespace NanoV2G.Tests.Peers.Messages;

/// <summary>One message as mosquitto_sub received it.</summary>
internal sealed record Received(string Topic, bool IsRetained, string Payload);

/// <summary>A subscriber of all topics that is none of ours: mosquitto_sub, with QoS 1 and a session that the broker keeps.</summary>
internal sealed class MosquittoSubscriber : IDisposable
{
    private readonly PeerProcess _process;
    private readonly List<Received> _received = [];

    public MosquittoSubscriber(Mosquitto broker, string clientId, params string[] security)
    {
        // Line by line: on a pipe it would keep back what it has to say.
        _process = PeerProcess.Start(
            Peer.Require("stdbuf", "coreutils"),
            ["-oL", Peer.Require("mosquitto_sub", "mosquitto-clients"), "-h", "127.0.0.1", "-p", $"{broker.Port}", "-i", clientId, "-c", "-q", "1", "-t", "#", "-d", "-F", "%t\t%r\t%p", .. security]);
        while (!_process.TakeLine().StartsWith("Subscribed", StringComparison.Ordinal))
        {
        }
    }

    /// <summary>Everything so far.</summary>
    public IReadOnlyList<Received> All
    {
        get
        {
            while (_process.TryTakeLine(TimeSpan.Zero) is string line)
            {
                // The others are what it tells of its work.
                if (line.Split('\t', 3) is [string topic, string retain, string payload])
                {
                    _received.Add(new Received(topic, retain == "1", payload));
                }
            }

            return _received;
        }
    }

    public IEnumerable<Received> On(string topicEnd) => All.Where(message => message.Topic.EndsWith(topicEnd, StringComparison.Ordinal));

    public void Await(Func<bool> isTrue, string what)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!isTrue())
        {
            Assert.IsLessThan(PeerProcess.Patience, waited.Elapsed, $"{what}; received: {string.Join(' ', All.Select(message => message.Topic))}; {_process.Errors}");
            Thread.Sleep(20);
        }
    }

    public void Dispose() => _process.Dispose();
}

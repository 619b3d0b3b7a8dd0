namespace NanoV2G.Hal.Simulated.Messages;

/// <summary>A message that reached the simulated broker. A reused object of plain fields.</summary>
public sealed class PublishedMessage
{
    /// <summary>Longest payload, bytes: that of the message link.</summary>
    public const int MostPayloadBytes = 2048;

    /// <summary>Site time at which it reached the broker, ms.</summary>
    public long SiteMs;

    /// <summary>Topic.</summary>
    public string Topic = "";

    /// <summary>Payload, valid up to <see cref="PayloadLength"/>.</summary>
    public readonly byte[] Payload = new byte[MostPayloadBytes];

    /// <summary>Length of the payload, bytes.</summary>
    public int PayloadLength;

    /// <summary>Whether the broker keeps it.</summary>
    public bool IsRetained;

    /// <summary>The sender's token, 0 for QoS 0 and for last wills.</summary>
    public int Token;
}

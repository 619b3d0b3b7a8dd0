namespace NanoV2G.Hal.Messages;

/// <summary>A received message in reused buffers.</summary>
public sealed class ReceivedMessage
{
    /// <summary>Longest payload that is taken, bytes; a longer one is dropped by the link.</summary>
    public const int MostPayloadBytes = 1024;

    /// <summary>Topic of the message.</summary>
    public string Topic = "";

    /// <summary>Payload, valid up to <see cref="PayloadLength"/>.</summary>
    public readonly byte[] Payload = new byte[MostPayloadBytes];

    /// <summary>Length of the payload, bytes.</summary>
    public int PayloadLength;

    /// <summary>Whether the broker sent it from its retained store: a retained command is never obeyed.</summary>
    public bool IsRetained;
}

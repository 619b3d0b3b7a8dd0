namespace NanoV2G.Hal.Esp32.Messages;

/// <summary>A message that waits for sending or for the broker's confirmation.</summary>
public sealed class OutgoingMessage
{
    /// <summary>Topic.</summary>
    public string Topic;

    /// <summary>Payload, exactly as long as it is: the client sends whole arrays only.</summary>
    public byte[] Payload;

    /// <summary>Whether the broker keeps it.</summary>
    public bool IsRetained;

    /// <summary>Token to report once confirmed, or 0 for a message without confirmation.</summary>
    public int Token;

    /// <summary>Identifier that the client gave it, 1 to 65,535.</summary>
    public int Identifier;

    /// <summary>Monotonic time at which the client took it, ms.</summary>
    public long SentMs;
}

using NanoV2G.Hal.Messages;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>A link that takes everything and costs nothing.</summary>
public sealed class SilentLink : IMessageLink
{
    /// <summary>Messages taken.</summary>
    public int Count { get; private set; }

    /// <summary>Length of the last one, bytes.</summary>
    public int LastLength { get; private set; }

    /// <inheritdoc/>
    public bool IsConnected => true;

    /// <inheritdoc/>
    public void SetLastWill(string topic, byte[] payload, int length)
    {
    }

    /// <inheritdoc/>
    public void Subscribe(string topicFilter)
    {
    }

    /// <inheritdoc/>
    public bool TryPublish(string topic, byte[] payload, int length, bool retain, int token)
    {
        Count++;
        LastLength = length;
        return true;
    }

    /// <inheritdoc/>
    public int TakeAcknowledged()
    {
        return 0;
    }

    /// <inheritdoc/>
    public bool TryTakeReceived(ReceivedMessage message)
    {
        return false;
    }
}

namespace NanoV2G.Hal.Simulated.Messages;

/// <summary>Hears every message that reaches the simulated broker.</summary>
public interface IPublishedMessageSink
{
    /// <summary>A message has reached the broker. The payload is only lent for the call.</summary>
    /// <param name="siteMs">Site time, ms.</param>
    /// <param name="topic">Topic.</param>
    /// <param name="payload">Holds the payload from index 0.</param>
    /// <param name="length">Length of the payload, bytes.</param>
    /// <param name="retain">Whether the broker keeps it.</param>
    /// <param name="token">The sender's token, 0 for QoS 0 and for last wills.</param>
    void OnPublished(long siteMs, string topic, byte[] payload, int length, bool retain, int token);
}

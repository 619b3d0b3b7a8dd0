namespace NanoV2G.Hal.Messages;

/// <summary>
/// A publish and subscribe link (MQTT) whose calls never wait: connecting, resending and reading happen on the
/// link's own thread.
/// </summary>
public interface IMessageLink
{
    /// <summary>Whether a broker is connected now.</summary>
    bool IsConnected { get; }

    /// <summary>Sets the message that the broker publishes, retained, when the unit is lost. Call before the first connection.</summary>
    /// <param name="topic">Topic.</param>
    /// <param name="payload">Holds the payload from index 0.</param>
    /// <param name="length">Length of the payload, bytes.</param>
    void SetLastWill(string topic, byte[] payload, int length);

    /// <summary>Asks for the messages of a topic filter, now and after each reconnection.</summary>
    /// <param name="topicFilter">Topic filter, MQTT wildcards allowed.</param>
    void Subscribe(string topicFilter);

    /// <summary>Hands a message over for sending.</summary>
    /// <param name="topic">Topic.</param>
    /// <param name="payload">Holds the payload from index 0; copied before the call returns.</param>
    /// <param name="length">Length of the payload, bytes, at most 2048.</param>
    /// <param name="retain">Whether the broker keeps it for later subscribers.</param>
    /// <param name="token">
    /// Above 0: send with QoS 1 and report this token by <see cref="TakeAcknowledged"/> once the broker has confirmed.
    /// 0: send with QoS 0.
    /// </param>
    /// <returns>False when not connected or the queue is full: the message was not taken.</returns>
    bool TryPublish(string topic, byte[] payload, int length, bool retain, int token);

    /// <summary>The next token that the broker has confirmed.</summary>
    /// <returns>A token, or 0 when none waits.</returns>
    int TakeAcknowledged();

    /// <summary>Takes the next received message.</summary>
    /// <param name="message">Receives topic and payload.</param>
    /// <returns>False when none waits. Messages too long for the buffers are dropped and counted by the link.</returns>
    bool TryTakeReceived(ReceivedMessage message);
}

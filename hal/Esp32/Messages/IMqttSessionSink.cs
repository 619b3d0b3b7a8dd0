namespace NanoV2G.Hal.Esp32.Messages;

/// <summary>What a session reports, on a thread of the client: the calls must neither wait nor throw.</summary>
public interface IMqttSessionSink
{
    /// <summary>The broker has confirmed a message.</summary>
    /// <param name="identifier">Identifier that <see cref="MqttSession.Publish"/> gave.</param>
    void OnConfirmed(int identifier);

    /// <summary>The client has given a message up after its own attempts.</summary>
    /// <param name="identifier">Identifier that <see cref="MqttSession.Publish"/> gave.</param>
    void OnGivenUp(int identifier);

    /// <summary>A message has come.</summary>
    /// <param name="topic">Topic.</param>
    /// <param name="payload">Payload, may be null when empty.</param>
    /// <param name="isRetained">Whether it came from the broker's retained store.</param>
    void OnReceived(string topic, byte[] payload, bool isRetained);
}

namespace NanoV2G.Hal.Host.Messages;

/// <summary>Where a broker listens and as whom the unit signs in.</summary>
/// <param name="Host">Host name or address.</param>
/// <param name="Port">TCP port, 1 to 65535.</param>
/// <param name="IsEncrypted">Whether the connection uses TLS.</param>
/// <param name="ClientId">Client identifier: one for each unit, the broker drops an older connection of the same name.</param>
/// <param name="UserName">User name, or null to sign in without.</param>
/// <param name="Password">Password, or null.</param>
public sealed record MqttEndpoint(string Host, int Port, bool IsEncrypted, string ClientId, string? UserName = null, string? Password = null)
{
    /// <summary>Port of MQTT without encryption (IANA registration "mqtt").</summary>
    public const int PlainPort = 1883;

    /// <summary>Port of MQTT over TLS (IANA registration "secure-mqtt").</summary>
    public const int EncryptedPort = 8883;
}

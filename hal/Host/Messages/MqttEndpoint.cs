using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;

namespace NanoV2G.Hal.Host.Messages;

/// <summary>Where a broker listens and as whom the unit signs in.</summary>
/// <param name="Host">Host name or address.</param>
/// <param name="Port">TCP port, 1 to 65535.</param>
/// <param name="IsEncrypted">Whether the connection uses TLS.</param>
/// <param name="ClientId">Client identifier: one for each unit, the broker drops an older connection of the same name.</param>
/// <param name="UserName">User name, or null to sign in without.</param>
/// <param name="Password">Password, or null.</param>
/// <param name="TrustedAuthority">The one authority that the broker's certificate must come from, or null for those of the machine.</param>
/// <param name="ClientCertificate">The unit's own certificate with its private key, or null to sign in without.</param>
public sealed record MqttEndpoint(
    string Host,
    int Port,
    bool IsEncrypted,
    string ClientId,
    string? UserName = null,
    string? Password = null,
    X509Certificate2? TrustedAuthority = null,
    X509Certificate2? ClientCertificate = null)
{
    /// <summary>Port of MQTT without encryption (IANA registration "mqtt").</summary>
    public const int PlainPort = 1883;

    /// <summary>Port of MQTT over TLS (IANA registration "secure-mqtt").</summary>
    public const int EncryptedPort = 8883;

    /// <summary>How a client of this broker signs in: MQTT 3.1.1, as the device's library speaks it, with a clean session.</summary>
    /// <returns>Options without a last will.</returns>
    public MqttClientOptionsBuilder ClientOptions()
    {
        MqttClientOptionsBuilder builder = new MqttClientOptionsBuilder()
            .WithTcpServer(Host, Port)
            .WithClientId(ClientId)
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithCleanSession();
        if (UserName is not null)
        {
            builder = builder.WithCredentials(UserName, Password ?? "");
        }

        return IsEncrypted ? builder.WithTlsOptions(Encrypt) : builder;
    }

    private void Encrypt(MqttClientTlsOptionsBuilder tls)
    {
        tls.UseTls();
        if (TrustedAuthority is not null)
        {
            // An authority of one's own publishes no list of the certificates that it has withdrawn.
            tls.WithTrustChain([TrustedAuthority]).WithRevocationMode(X509RevocationMode.NoCheck);
        }

        if (ClientCertificate is not null)
        {
            tls.WithClientCertificates([ClientCertificate]);
        }
    }
}

namespace NanoV2G.Hal.Esp32.Messages;

/// <summary>How the unit reaches its broker. A plain record, read once at boot.</summary>
public sealed class LinkSettings
{
    /// <summary>Name or address of the broker; empty: no link. An address literal needs no name resolution.</summary>
    public string Host = "";

    /// <summary>Port of the broker.</summary>
    public int Port = 1883;

    /// <summary>Whether the link is encrypted (TLS).</summary>
    public bool IsSecure;

    /// <summary>Client identifier, unique at the broker: letters, digits and dashes. Also the identity of the unit.</summary>
    public string ClientId = "unit-0";

    /// <summary>User name, or null.</summary>
    public string User;

    /// <summary>Password, or null.</summary>
    public string Password;

    /// <summary>Certificate of the authority that signed the broker's, PEM with a closing zero byte; null: the one stored on the chip.</summary>
    public byte[] AuthorityCertificate;

    /// <summary>The unit's own certificate, PEM with a closing zero byte; null: the one stored on the chip.</summary>
    public byte[] UnitCertificate;

    /// <summary>Private key of the unit's certificate, PEM with a closing zero byte, or null.</summary>
    public byte[] UnitKey;

    /// <summary>Name of the Wi-Fi network; empty on an Ethernet board.</summary>
    public string WifiName = "";

    /// <summary>Password of the Wi-Fi network.</summary>
    public string WifiPassword = "";
}

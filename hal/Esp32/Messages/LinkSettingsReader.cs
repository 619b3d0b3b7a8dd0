using NanoV2G.Hal.Storage;

namespace NanoV2G.Hal.Esp32.Messages;

/// <summary>
/// Reads the link's settings from flash: lines <c>key=value</c> in <c>link.txt</c> (host, port, secure, client, user,
/// password, ssid, wifipassword) and the certificates beside it. Unknown keys and lines without an equals sign are
/// passed over; a missing file leaves the defaults, that is no link.
/// </summary>
public static class LinkSettingsReader
{
    /// <summary>File of the settings.</summary>
    public const string SettingsFile = "link.txt";

    /// <summary>File of the authority's certificate, PEM.</summary>
    public const string AuthorityFile = "ca.pem";

    /// <summary>File of the unit's certificate, PEM.</summary>
    public const string CertificateFile = "unit.pem";

    /// <summary>File of the unit's private key, PEM.</summary>
    public const string KeyFile = "unit.key";

    /// <summary>Longest file that is read, bytes.</summary>
    public const int MostBytes = 4096;

    private const char LineFeed = '\n';

    /// <summary>Reads all files.</summary>
    /// <param name="store">The flash file system.</param>
    /// <returns>The settings.</returns>
    public static LinkSettings Read(IFileStore store)
    {
        LinkSettings settings = new LinkSettings();
        byte[] text = ReadWhole(store, SettingsFile);
        if (text != null)
        {
            ReadLines(text, settings);
        }

        settings.AuthorityCertificate = ReadWhole(store, AuthorityFile);
        settings.UnitCertificate = ReadWhole(store, CertificateFile);
        settings.UnitKey = ReadWhole(store, KeyFile);
        return settings;
    }

    /// <summary>A whole file with a closing zero, which the TLS library demands of PEM text.</summary>
    private static byte[] ReadWhole(IFileStore store, string name)
    {
        int length = store.GetLength(name);
        if (length <= 0 || length > MostBytes)
        {
            return null;
        }

        byte[] content = new byte[length + 1];
        return store.Read(name, 0, content, 0, length) == length ? content : null;
    }

    private static void ReadLines(byte[] text, LinkSettings settings)
    {
        int start = 0;
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == LineFeed || text[index] == 0)
            {
                ReadLine(text, start, index, settings);
                start = index + 1;
            }
        }
    }

    private static void ReadLine(byte[] text, int start, int end, LinkSettings settings)
    {
        int equals = start;
        while (equals < end && text[equals] != '=')
        {
            equals++;
        }

        if (equals >= end)
        {
            return;
        }

        int last = text[end - 1] == '\r' ? end - 1 : end;
        string key = Text(text, start, equals);
        string value = Text(text, equals + 1, last);
        if (!TakeBroker(key, value, settings))
        {
            TakeAccess(key, value, settings);
        }
    }

    private static bool TakeBroker(string key, string value, LinkSettings settings)
    {
        if (key == "host")
        {
            settings.Host = value;
            return true;
        }

        if (key == "port")
        {
            int port = Number(value);
            settings.Port = port > 0 && port < 65536 ? port : settings.Port;
            return true;
        }

        if (key == "secure")
        {
            settings.IsSecure = value == "1";
            return true;
        }

        return false;
    }

    private static void TakeAccess(string key, string value, LinkSettings settings)
    {
        if (key == "client")
        {
            settings.ClientId = value;
            return;
        }

        if (key == "user")
        {
            settings.User = value;
            return;
        }

        if (key == "password")
        {
            settings.Password = value;
            return;
        }

        if (key == "ssid")
        {
            settings.WifiName = value;
            return;
        }

        if (key == "wifipassword")
        {
            settings.WifiPassword = value;
        }
    }

    private static string Text(byte[] text, int start, int end)
    {
        int length = end > start ? end - start : 0;
        char[] characters = new char[length];
        for (int index = 0; index < length; index++)
        {
            characters[index] = (char)text[start + index];
        }

        return new string(characters);
    }

    private static int Number(string digits)
    {
        int number = 0;
        for (int index = 0; index < digits.Length; index++)
        {
            if (digits[index] < '0' || digits[index] > '9' || number > 99999)
            {
                return -1;
            }

            number = (number * 10) + digits[index] - '0';
        }

        return digits.Length == 0 ? -1 : number;
    }
}

using System.Globalization;
using NanoV2G.Hal.Host.Messages;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Sites;

namespace NanoV2G.Tools.Commands;

/// <summary>Turns the texts of options into values. What does not fit is told in one sentence: option, found, expected.</summary>
public static class RunOptionReader
{
    private const long MinuteMs = 60_000;
    private const long LeastMs = 10_000;
    private const long LongestMs = 366L * 24 * 60 * MinuteMs;

    private const string DefaultClientId = "nanov2g";

    private static readonly string[] StartFormats = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd"];

    /// <summary>Reads a power in watts.</summary>
    /// <param name="option">Name of the option.</param>
    /// <param name="text">Its text.</param>
    /// <param name="least">Least value, W.</param>
    /// <returns>The power, W.</returns>
    public static int Watts(string option, string text, int least)
    {
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int watts) && watts >= least && watts <= 100_000
            ? watts
            : throw Wrong(option, text, $"a power in W from {least} to 100000, for example {option} 3000");
    }

    /// <summary>Reads a current limit.</summary>
    /// <param name="option">Name of the option.</param>
    /// <param name="text">Its text, A.</param>
    /// <returns>The current, mA.</returns>
    public static int Amps(string option, string text)
    {
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double amps) && amps is >= 0 and <= 1000
            ? (int)Math.Round(amps * 1000)
            : throw Wrong(option, text, $"a current in A from 0 to 1000, for example {option} 16");
    }

    /// <summary>Reads the start.</summary>
    /// <param name="option">Name of the option.</param>
    /// <param name="text">Its text.</param>
    /// <returns>UTC, ms since 1970.</returns>
    public static long Start(string option, string text)
    {
        return DateTime.TryParseExact(text, StartFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime start)
            && start.Year is >= 2000 and < 2100
            ? new DateTimeOffset(start).ToUnixTimeMilliseconds()
            : throw Wrong(option, text, "a UTC time from 2000 to 2099, for example 2026-01-14 or 2026-01-14T06:30:00Z");
    }

    /// <summary>Reads a length of time.</summary>
    /// <param name="option">Name of the option.</param>
    /// <param name="text">Its text: a whole number with d, h, m or s.</param>
    /// <returns>The length, ms.</returns>
    public static long Duration(string option, string text)
    {
        long duration = Length(text);
        return duration >= LeastMs && duration <= LongestMs
            ? duration
            : throw Wrong(option, text, "a whole number of days, hours, minutes or seconds from 10s to 366d, for example 1d, 32h, 90m or 30s");
    }

    /// <summary>Reads a length of time.</summary>
    /// <param name="text">Its text: a whole number with d, h, m or s.</param>
    /// <returns>The length, ms; 0 when it is none.</returns>
    public static long Length(string text)
    {
        long unit = text.Length < 2 ? 0 : text[^1] switch { 'd' => 24 * 60 * MinuteMs, 'h' => 60 * MinuteMs, 'm' => MinuteMs, 's' => 1000, _ => 0 };
        bool isNumber = int.TryParse(text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out int count);
        return isNumber ? unit * count : 0;
    }

    /// <summary>Reads the speed.</summary>
    /// <param name="option">Name of the option.</param>
    /// <param name="text">Its text.</param>
    /// <returns>How many times faster than real time, or null for max.</returns>
    public static double? Speed(string option, string text)
    {
        if (text == "max")
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double speed) && speed is >= 0.1 and <= 100_000
            ? speed
            : throw Wrong(option, text, "max, or how many times faster than real time from 0.1 to 100000, for example --speed 60");
    }

    /// <summary>Reads the port of the live page.</summary>
    /// <param name="option">Name of the option.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The port, 0 for a free one; null for off.</returns>
    public static int? Port(string option, string text)
    {
        if (text == "off")
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65535
            ? port
            : throw Wrong(option, text, $"off, or a port from 0 to 65535, for example {option} 8080");
    }

    /// <summary>Reads the address of a broker.</summary>
    /// <param name="option">Name of the option.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The broker.</returns>
    public static MqttEndpoint Broker(string option, string text)
    {
        bool isUrl = Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "mqtt" or "mqtts" && url.Host.Length > 0 && url.AbsolutePath is "" or "/";
        if (!isUrl)
        {
            throw Wrong(option, text, "the URL of an MQTT broker, for example mqtt://192.168.1.10:1883 or mqtts://user:password@broker.example");
        }

        bool isEncrypted = url!.Scheme == "mqtts";
        string[] user = url.UserInfo.Length == 0 ? [] : url.UserInfo.Split(':', 2);
        return new MqttEndpoint(
            url.Host,
            url.IsDefaultPort || url.Port <= 0 ? (isEncrypted ? MqttEndpoint.EncryptedPort : MqttEndpoint.PlainPort) : url.Port,
            isEncrypted,
            DefaultClientId,
            user.Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null);
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="option">Name of the option.</param>
    /// <param name="text">Its text.</param>
    /// <param name="most">Greatest value; the least is 0.</param>
    /// <returns>The number.</returns>
    public static int Whole(string option, string text, int most)
    {
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= most
            ? number
            : throw Wrong(option, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {most}"));
    }

    /// <summary>Reads a fault.</summary>
    /// <param name="option">Name of the option.</param>
    /// <param name="text">Its text: name@HH:MM.</param>
    /// <returns>The fault.</returns>
    public static FaultOption Fault(string option, string text)
    {
        string[] parts = text.Split('@');
        if (parts.Length != 2 || !ClockTime.TryParse(parts[1], out int minute) || minute == ClockTime.MinutesPerDay)
        {
            throw Wrong(option, text, "a fault and a local clock time, for example meterSilent@18:00");
        }

        int fault = SimulatedFaults.Find(parts[0]);
        return fault >= 0
            ? new FaultOption((SimulatedFault)fault, minute)
            : throw Wrong(option, parts[0], "one of " + string.Join(", ", Enumerable.Range(0, SimulatedFaults.Count).Select(number => SimulatedFaults.NameOf((SimulatedFault)number))));
    }

    private static UserInputException Wrong(string option, string found, string expected)
    {
        return new UserInputException($"{option}: found \"{found}\", expected {expected}.");
    }
}

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>The rules that a list of names is enough for.</summary>
internal static class KnownHazards
{
    /// <summary>The device counts these clocks in steps of 10 ms in 32 bits, which wrap after 497 days; sleeping threads then never wake.</summary>
    public static NamedMembersRule CoarseClock() => new(
        "coarse-clock",
        "has steps of 10 ms on the device and wraps after 497 days; take the time from IClock.",
        "System.Environment.TickCount",
        "System.Environment.TickCount64",
        "System.Diagnostics.Stopwatch.*");

    /// <summary>The device's <c>DateTime</c> is UTC only; its parser drops milliseconds and ignores offsets.</summary>
    public static NamedMembersRule DateText() => new(
        "date-text",
        "knows neither offsets nor milliseconds on the device; read and write RFC 3339 with the project's own code.",
        "System.DateTime.Parse",
        "System.DateTime.ParseExact",
        "System.DateTime.TryParse",
        "System.DateTime.TryParseExact",
        "System.DateTime.Now",
        "System.DateTime.Today",
        "System.DateTime.ToLocalTime",
        "System.DateTime.ToUniversalTime",
        "System.DateTimeOffset.*",
        "System.TimeZoneInfo.*");

    /// <summary>What the device's <c>String</c> and <c>Char</c> lack or do otherwise.</summary>
    public static NamedMembersRule TextMember() => new(
        "text-member",
        "is missing on the device or knows no cultures there; compare characters and copy bytes instead.",
        "System.String.Join",
        "System.String.Replace",
        "System.Char.IsDigit",
        "System.Char.IsLetter",
        "System.Char.IsLetterOrDigit",
        "System.Char.IsWhiteSpace",
        "System.Char.IsUpper",
        "System.Char.IsLower",
        "System.Char.GetNumericValue",
        "System.Globalization.CultureInfo.*");

    /// <summary>Reads of a serial port other than of what has arrived.</summary>
    public static NamedMembersRule SerialByte() => new(
        "serial-byte",
        "allocates or waits for an end that may never come; read what BytesToRead says into a buffer.",
        "System.IO.Ports.SerialPort.ReadByte",
        "System.IO.Ports.SerialPort.ReadChar",
        "System.IO.Ports.SerialPort.ReadLine",
        "System.IO.Ports.SerialPort.ReadTo",
        "System.IO.Ports.SerialPort.ReadExisting");

    /// <summary>A flush does not make data safe from a power cut.</summary>
    public static NamedMembersRule FileFlush() => new(
        "file-flush",
        "does not persist on the device: data is safe only after Close.",
        "System.IO.Stream.Flush",
        "System.IO.FileStream.Flush",
        "System.IO.StreamWriter.Flush");
}

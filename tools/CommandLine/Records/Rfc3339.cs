using System.Globalization;

namespace NanoV2G.Tools.Records;

/// <summary>Times in files: RFC 3339 in UTC.</summary>
public static class Rfc3339
{
    /// <summary>Writes a time, with milliseconds only where they are not zero.</summary>
    /// <param name="unixMs">UTC, ms since 1970.</param>
    /// <returns>For example 2026-01-14T18:00:00Z.</returns>
    public static string Text(long unixMs)
    {
        string format = unixMs % 1000 == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.fffZ";
        return DateTimeOffset.FromUnixTimeMilliseconds(unixMs).UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }
}

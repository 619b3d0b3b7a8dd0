using System.Globalization;
using System.Text.Json;

namespace NanoV2G.Tools.Sites;

/// <summary>Times of the day as people write them.</summary>
public static class ClockTime
{
    /// <summary>Minutes of a day.</summary>
    public const int MinutesPerDay = 1440;

    /// <summary>Reads a time of the day.</summary>
    /// <param name="text">For example 07:30.</param>
    /// <param name="minute">Minute of the day, 0 to 1439; 1440 for 24:00.</param>
    /// <returns>False when it is no such time.</returns>
    public static bool TryParse(string text, out int minute)
    {
        minute = 0;
        if (text.Length != 5 || text[2] != ':'
            || !int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int hours)
            || !int.TryParse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int minutes))
        {
            return false;
        }

        minute = (hours * 60) + minutes;
        return minutes < 60 && minute <= MinutesPerDay;
    }

    /// <summary>Reads a time of the day out of a site file.</summary>
    /// <param name="key">Key of the value.</param>
    /// <param name="entry">The value.</param>
    /// <param name="fail">Makes the error.</param>
    /// <returns>Minute of the day, 0 to 1440.</returns>
    public static int Require(string key, JsonEntry entry, Func<long, string, Exception> fail)
    {
        return entry.Kind == JsonTokenType.String && TryParse(entry.Text, out int minute)
            ? minute
            : throw fail(entry.Line, $"found {SiteFile.Show(entry)} for {key}, expected a local clock time such as \"07:30\"");
    }
}

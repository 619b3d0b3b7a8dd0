using System.Globalization;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Traces;

/// <summary>
/// Reads recordings of two columns line by line, so that the length of a file does not matter. Line ends may be LF or
/// CR LF, a byte order mark is skipped, empty lines at the end are no error.
/// </summary>
public static class TraceReader
{
    /// <summary>Header of a recording of the house load.</summary>
    public const string LoadHeader = "unix_s,load_w";

    /// <summary>Header of a recording of the solar output.</summary>
    public const string SolarHeader = "second,per_unit";

    /// <summary>Largest load taken for real, W: far above what a 100 A supply of three phases carries.</summary>
    public const int MostLoadWatts = 100_000;

    /// <summary>Largest share of the peak: a recording is divided by its own peak, some headroom is allowed for cloud edges.</summary>
    public const double MostPerUnit = 1.5;

    /// <summary>Smallest share of the peak: an inverter's standby at night; taken as zero.</summary>
    public const double LeastPerUnit = -0.1;

    private const long FirstUnixSecond = 0;
    private const long LastUnixSecond = 4_102_444_800; // 2100-01-01

    /// <summary>Reads a recording of the house load.</summary>
    /// <param name="path">Path of the CSV file.</param>
    /// <returns>The recording.</returns>
    /// <exception cref="UserInputException">The file cannot be used.</exception>
    public static LoadTrace ReadLoad(string path)
    {
        List<long> seconds = [];
        List<int> watts = [];
        ReadRows(path, LoadHeader, "--load", (line, first, second) =>
        {
            long time = ParseTime(path, line, "unix_s", first, FirstUnixSecond, LastUnixSecond, "whole seconds since 1970, for example 1380189369");
            double load = ParseNumber(path, line, "load_w", second, 0, MostLoadWatts, "a power in W between 0 and 100000");
            Add(path, line, "unix_s", seconds, watts, time, (int)Math.Round(load));
        });
        RequireTwo(path, seconds.Count);
        return new LoadTrace([.. seconds], [.. watts]);
    }

    /// <summary>Reads a recording of the solar output.</summary>
    /// <param name="path">Path of the CSV file.</param>
    /// <returns>The recording.</returns>
    /// <exception cref="UserInputException">The file cannot be used.</exception>
    public static SolarTrace ReadSolar(string path)
    {
        List<long> seconds = [];
        List<int> shares = [];
        ReadRows(path, SolarHeader, "--pv", (line, first, second) =>
        {
            long time = ParseTime(path, line, "second", first, 0, SolarTrace.LastSecond, "whole seconds from 0 to 43200, counted from 06:00");
            double share = ParseNumber(path, line, "per_unit", second, LeastPerUnit, MostPerUnit, "a share of the peak between -0.1 and 1.5");
            Add(path, line, "second", seconds, shares, time, (int)Math.Round(Math.Max(0, share) * SolarTrace.SharePerUnit));
        });
        RequireTwo(path, seconds.Count);
        return new SolarTrace([.. seconds], [.. shares]);
    }

    private static void ReadRows(string path, string header, string option, Action<long, ReadOnlySpan<char>, ReadOnlySpan<char>> row)
    {
        using StreamReader reader = Open(path, option);
        long line = 1;
        string? text = reader.ReadLine();
        if (text is null || !text.Trim().Equals(header, StringComparison.OrdinalIgnoreCase))
        {
            throw Error(path, line, $"found {Quote(text ?? "")}, expected the header \"{header}\"");
        }

        long emptyLine = 0;
        while ((text = reader.ReadLine()) is not null)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                emptyLine = emptyLine == 0 ? line : emptyLine;
                continue;
            }

            if (emptyLine > 0)
            {
                throw Error(path, emptyLine, $"found an empty line between two rows, expected \"{header}\" values");
            }

            int comma = text.IndexOf(',');
            if (comma < 0 || text.IndexOf(',', comma + 1) >= 0)
            {
                throw Error(path, line, $"found {Quote(text)}, expected two values separated by one comma ({header})");
            }

            row(line, text.AsSpan(0, comma).Trim(), text.AsSpan(comma + 1).Trim());
        }
    }

    private static StreamReader Open(string path, string option)
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string cause = exception is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read";
            throw new UserInputException($"{option}: the file {Quote(path)} {cause}; expected a readable CSV file.");
        }
    }

    private static long ParseTime(string path, long line, string column, ReadOnlySpan<char> text, long least, long most, string expected)
    {
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most
            ? value
            : throw Error(path, line, $"found {Quote(text.ToString())} as {column}, expected {expected}");
    }

    private static double ParseNumber(string path, long line, string column, ReadOnlySpan<char> text, double least, double most, string expected)
    {
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most
            ? value
            : throw Error(path, line, $"found {Quote(text.ToString())} as {column}, expected {expected}");
    }

    /// <summary>Two rows of the same second: the later one is the second's value, as in a meter that was read twice.</summary>
    private static void Add(string path, long line, string column, List<long> times, List<int> values, long time, int value)
    {
        if (times.Count > 0 && time < times[^1])
        {
            throw Error(path, line, $"found {column} {time} after {times[^1]}, expected times in rising order");
        }

        if (times.Count > 0 && time == times[^1])
        {
            values[^1] = value;
            return;
        }

        times.Add(time);
        values.Add(value);
    }

    private static void RequireTwo(string path, int count)
    {
        if (count < 2)
        {
            throw Error(path, count + 1, $"found {count} row(s) of data, expected at least two");
        }
    }

    private static UserInputException Error(string path, long line, string what)
    {
        return new UserInputException($"{path}, line {line}: {what}.");
    }

    private static string Quote(string text)
    {
        const int most = 60;
        return "\"" + (text.Length > most ? text[..most] + "…" : text) + "\"";
    }
}

using System.CommandLine;

namespace NanoV2G.Tools.Commands;

/// <summary>The options that say what a site is like; those of <c>run</c> and <c>site</c> are the same.</summary>
public sealed class SitePlanOptions
{
    private readonly Option<string?> _site = Text("--site", "FILE", "Site file: what differs from the defaults (tools/CommandLine/Sites/README.md).");
    private readonly Option<string?> _load = Text("--load", "CSV", "Recording of the house load: unix_s,load_w. Default: a generated house.");
    private readonly Option<string?> _pv = Text("--pv", "CSV", "Recording of a solar day: second,per_unit. Default: a generated one; none with --load.");
    private readonly Option<string?> _pvPeak = Text("--pv-peak", "W", "Peak power of the solar array. Default: 3000.");
    private readonly Option<string?> _limit = Text("--limit", "A", "Maximum export limit. Default: that of the site file, else 16. The import limit is 60 A.");
    private readonly Option<string?> _discharge = Text("--discharge", "W", "Ask for this discharge during the whole run, in place of a schedule, from a battery that lasts the run unless the site file sizes it.");
    private readonly Option<string?> _start;
    private readonly Option<string?> _duration;
    private readonly Option<string?> _seed = Text("--seed", "N", "Start of every random sequence; the same seed gives the same run. Default: that of the site file, else 1.");
    private readonly Option<string?> _out;

    /// <summary>Makes them.</summary>
    /// <param name="defaultStart">What happens without <c>--start</c>, in words.</param>
    /// <param name="defaultDuration">What happens without <c>--duration</c>, in words.</param>
    /// <param name="defaultOut">Directory of the outputs without <c>--out</c>.</param>
    public SitePlanOptions(string defaultStart, string defaultDuration, string defaultOut)
    {
        _start = Text("--start", "UTC", $"Start, for example 2026-01-14T00:00Z. Default: {defaultStart}.");
        _duration = Text("--duration", "TIME", $"Length, for example 1d, 32h, 90m or 30s. Default: {defaultDuration}.");
        _out = Text("--out", "DIR", $"Directory of the outputs. Default: {defaultOut}.");
        DefaultOut = defaultOut;
    }

    private string DefaultOut { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_site, _load, _pv, _pvPeak, _limit, _discharge, _start, _duration, _seed, _out];

    /// <summary>Reads them.</summary>
    /// <param name="result">The command line.</param>
    /// <returns>Options of a run with these set.</returns>
    /// <exception cref="UserInputException">One of them cannot be used.</exception>
    public RunOptions Read(ParseResult result)
    {
        return new RunOptions
        {
            SiteFile = result.GetValue(_site),
            LoadFile = result.GetValue(_load),
            SolarFile = result.GetValue(_pv),
            SolarPeakWatts = Number(result, _pvPeak, text => RunOptionReader.Watts("--pv-peak", text, 0)),
            ExportLimitMilliamps = Number(result, _limit, text => RunOptionReader.Amps("--limit", text)),
            DischargeWatts = Number(result, _discharge, text => RunOptionReader.Watts("--discharge", text, 1)),
            StartUnixMs = Number(result, _start, text => RunOptionReader.Start("--start", text)),
            DurationMs = Number(result, _duration, text => RunOptionReader.Duration("--duration", text)),
            Seed = Number(result, _seed, text => RunOptionReader.Whole("--seed", text, int.MaxValue)),
            OutDirectory = result.GetValue(_out) ?? DefaultOut,
        };
    }

    /// <summary>An option whose text is read by hand, so that what is wrong is told in the same way everywhere.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="helpName">Its value in the help.</param>
    /// <param name="description">Its meaning.</param>
    /// <returns>The option.</returns>
    internal static Option<string?> Text(string name, string helpName, string description)
    {
        return new Option<string?>(name) { Description = description, HelpName = helpName };
    }

    /// <summary>Reads a number where the option is given.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="result">The command line.</param>
    /// <param name="option">The option.</param>
    /// <param name="read">Reads its text.</param>
    /// <returns>The number, or null.</returns>
    internal static T? Number<T>(ParseResult result, Option<string?> option, Func<string, T> read)
        where T : struct
    {
        return result.GetValue(option) is string text ? read(text) : null;
    }
}

using System.CommandLine;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Commands;

/// <summary><c>nanov2g run</c>: the firmware on a simulated board at a simulated site.</summary>
public sealed class RunCommand : Command
{
    private const string Explanation = """
        Runs the firmware on a simulated board at a simulated site with an MQTT broker, and writes summary.json,
        halfhours.csv, events.ndjson, trace.csv and report.html.

        Without options: a generated winter's day with some sun. The car is charged at night, away from 07:30 to
        15:30, and discharged from 16:00 to 19:00 against an export limit of 16 A.

        Recordings keep their local clock hours (Europe/London, summer time included). A load recording keeps its own
        UTC time stamps: the run starts at its first sample and lasts as long as it does. With --start it is moved by
        whole days, as far as its first sample stays not after the start. The twelve hours of a solar recording begin
        at 06:00 of each day. Pauses of more than 60 s, and times outside a recording, are gaps: the last value is
        held, marked and counted. With --load the car is connected throughout, unless the site file has plug events.
        """;

    private readonly Option<string?> _site = Text("--site", "FILE", "Site file: what differs from the defaults (tools/CommandLine/Sites/README.md).");
    private readonly Option<string?> _load = Text("--load", "CSV", "Recording of the house load: unix_s,load_w. Default: a generated house.");
    private readonly Option<string?> _pv = Text("--pv", "CSV", "Recording of a solar day: second,per_unit. Default: a generated one; none with --load.");
    private readonly Option<string?> _pvPeak = Text("--pv-peak", "W", "Peak power of the solar array. Default: 3000.");
    private readonly Option<string?> _limit = Text("--limit", "A", "Maximum export limit. Default: that of the site file, else 16. The import limit is 60 A.");
    private readonly Option<string?> _discharge = Text("--discharge", "W", "Ask for this discharge during the whole run, in place of a schedule, from a battery that lasts the run unless the site file sizes it.");
    private readonly Option<string?> _start = Text("--start", "UTC", "Start, for example 2026-01-14T00:00Z. Default: that of the recording, else 2026-01-14.");
    private readonly Option<string?> _duration = Text("--duration", "TIME", "Length, for example 1d, 32h or 90m. Default: that of the recording, else 1d.");
    private readonly Option<string?> _speed = Text("--speed", "N|max", "Times faster than real time. Default: max.");
    private readonly Option<string?> _broker = Text("--broker", "URL", "An MQTT broker of your own, for example mqtt://host:1883. Default: one inside this program.");
    private readonly Option<string?> _brokerPort = Text("--broker-port", "PORT", "Port of the broker inside this program, on the loopback interface. Default: a free one.");
    private readonly Option<string?> _seed = Text("--seed", "N", "Start of every random sequence; the same seed gives the same run. Default: 1.");
    private readonly Option<string?> _out = Text("--out", "DIR", "Directory of the outputs. Default: run-out.");
    private readonly Option<bool> _noLimiter = new("--no-limiter") { Description = "Switch the limiter off, to show what would happen." };
    private readonly Option<bool> _json = new("--json") { Description = "Print summary.json in place of the table." };
    private readonly Option<string[]> _faults = new("--fault")
    {
        Description = "Inject a fault at a local clock time; may be given several times. "
            + "Names: meterSilent, meterFrozen, meterReversed, assetMeterSilent, inverterIgnores, inverterSilent, busNoise, contactorWelded, contactorJammed, hang, powerCut, brokerGone, brokerBlackHole, dnsSlow, flashStalls.",
        HelpName = "NAME@HH:MM",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Makes the command.</summary>
    public RunCommand()
        : base("run", Explanation)
    {
        Option[] options = [_site, _load, _pv, _pvPeak, _limit, _discharge, _start, _duration, _speed, _broker, _brokerPort, _faults, _seed, _out, _noLimiter, _json];
        foreach (Option option in options)
        {
            Options.Add(option);
        }

        SetAction((result, cancellation) => Task.FromResult(RunSession.Run(Read(result), cancellation)));
    }

    private static Option<string?> Text(string name, string helpName, string description)
    {
        return new Option<string?>(name) { Description = description, HelpName = helpName };
    }

    private RunOptions Read(ParseResult result)
    {
        if (result.GetValue(_broker) is not null && result.GetValue(_brokerPort) is not null)
        {
            throw new UserInputException("Found both --broker and --broker-port, expected one of them: the port is that of the broker inside this program.");
        }

        RunOptions defaults = new();
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
            Speed = RunOptionReader.Speed("--speed", result.GetValue(_speed) ?? "max"),
            Broker = result.GetValue(_broker) is string url ? RunOptionReader.Broker("--broker", url) : null,
            BrokerPort = Number(result, _brokerPort, text => RunOptionReader.Whole("--broker-port", text, 65535)) ?? 0,
            Seed = Number(result, _seed, text => RunOptionReader.Whole("--seed", text, int.MaxValue)) ?? defaults.Seed,
            OutDirectory = result.GetValue(_out) ?? defaults.OutDirectory,
            Faults = [.. (result.GetValue(_faults) ?? []).Select(text => RunOptionReader.Fault("--fault", text))],
            LimiterOff = result.GetValue(_noLimiter),
            Json = result.GetValue(_json),
        };
    }

    private static T? Number<T>(ParseResult result, Option<string?> option, Func<string, T> read)
        where T : struct
    {
        return result.GetValue(option) is string text ? read(text) : null;
    }
}

using System.CommandLine;
using NanoV2G.Tools.Simulation;
using NanoV2G.Tools.Wire;

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

    // Real time is dear: tea-time, when the limit is at work, for two minutes.
    private const long WireStartUnixMs = RunPlanner.DefaultStartUnixMs + (17 * 3_600_000L);
    private const long WireDurationMs = 120_000;

    private readonly SitePlanOptions _plan = new(
        "that of the recording, else 2026-01-14; with --wire 17:00 of that day",
        "that of the recording, else 1d; with --wire 2m",
        "run-out");

    private readonly Option<string?> _speed = SitePlanOptions.Text("--speed", "N|max", "Times faster than real time. Default: max; with --web PORT 60, a simulated minute a second.");
    private readonly Option<string?> _web = SitePlanOptions.Text("--web", "PORT|off", "Live page in a browser on this machine: its port, 0 for a free one. Default: a free one with --speed N, off with --speed max.");
    private readonly Option<string?> _broker = SitePlanOptions.Text("--broker", "URL", "An MQTT broker of your own, for example mqtt://host:1883. Default: one inside this program.");
    private readonly Option<string?> _brokerPort = SitePlanOptions.Text("--broker-port", "PORT", "Port of the broker inside this program, on the loopback interface. Default: a free one.");
    private readonly Option<bool> _wire = new("--wire") { Description = "In real time: firmware and site in two processes, Modbus RTU over pseudo-terminals between them." };
    private readonly Option<bool> _noLimiter = new("--no-limiter") { Description = "Switch the limiter off, to show what would happen." };
    private readonly Option<bool> _json = new("--json") { Description = "Print summary.json in place of the table." };
    private readonly Option<string[]> _faults = new("--fault")
    {
        Description = "Inject a fault at a local clock time; may be given several times. "
            + "Names: meterSilent, meterFrozen, meterReversed, assetMeterSilent, inverterIgnores, inverterSilent, busNoise, contactorWelded, contactorJammed, hang, powerCut, brokerGone, brokerBlackHole, dnsSlow, flashStalls, voltageSag, vehicleUnplugged, loadControlOpen, clockStep, controllerPowerCut, meterClipped, meterDropsAnswers, meterReplayed, meterPhasesSwapped, meterScaled, meterNoisy, meterCurrentStuck.",
        HelpName = "NAME@HH:MM",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Makes the command.</summary>
    public RunCommand()
        : base("run", Explanation)
    {
        Option[] options = [.. _plan.All, _speed, _web, _wire, _broker, _brokerPort, _faults, _noLimiter, _json];
        foreach (Option option in options)
        {
            Options.Add(option);
        }

        // An interrupt is heard only while the action is a task under way.
        SetAction((result, cancellation) => Task.Run(() => Run(Read(result), cancellation), CancellationToken.None));
    }

    private static int Run(RunOptions options, CancellationToken cancellation)
    {
        return options.Wire ? WireRun.Run(options, cancellation) : RunSession.Run(options, cancellation);
    }

    private RunOptions Read(ParseResult result)
    {
        if (result.GetValue(_broker) is not null && result.GetValue(_brokerPort) is not null)
        {
            throw new UserInputException("Found both --broker and --broker-port, expected one of them: the port is that of the broker inside this program.");
        }

        bool isWire = result.GetValue(_wire);
        if (isWire && (result.GetValue(_speed) is not null || result.GetValue(_web) is not null || result.GetValue(_noLimiter)))
        {
            throw new UserInputException("Found --wire with --speed, --web or --no-limiter, expected none of them: a run over the wire is in real time, has no live page, and keeps its limit.");
        }

        int? webPort = result.GetValue(_web) is string web ? RunOptionReader.Port("--web", web) : null;
        double? speed = RunOptionReader.Speed("--speed", result.GetValue(_speed) ?? (webPort is null ? "max" : "60"));
        bool isWatched = speed is not null && result.GetValue(_web) is null;
        RunOptions site = _plan.Read(result);
        return site with
        {
            StartUnixMs = site.StartUnixMs ?? (isWire && site.LoadFile is null ? WireStartUnixMs : null),
            DurationMs = site.DurationMs ?? (isWire ? WireDurationMs : null),
            Wire = isWire,
            Speed = speed,
            WebPort = isWatched ? 0 : webPort,
            Broker = result.GetValue(_broker) is string url ? RunOptionReader.Broker("--broker", url) : null,
            BrokerPort = SitePlanOptions.Number(result, _brokerPort, text => RunOptionReader.Whole("--broker-port", text, 65535)) ?? 0,
            Faults = [.. (result.GetValue(_faults) ?? []).Select(text => RunOptionReader.Fault("--fault", text))],
            LimiterOff = result.GetValue(_noLimiter),
            Json = result.GetValue(_json),
        };
    }
}

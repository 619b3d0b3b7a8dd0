using System.CommandLine;
using NanoV2G.Tools.Wire;

namespace NanoV2G.Tools.Commands;

/// <summary><c>nanov2g site</c>: the simulated site alone, as Modbus slaves on serial ports.</summary>
public sealed class SiteCommand : Command
{
    private const string Explanation = """
        The simulated site alone, in real time, as Modbus RTU slaves on serial ports: boundary meter (address 1), asset meter
        (2) and inverter (3). With a USB to RS-485 adapter it drives a real board. Faults are made by key and by file;
        contactor.csv takes the times of the contactor and of every fault.

        With one port all slaves answer on it; with two the boundary meter has the first to itself.

        A file of faults has lines HH:MM:SS name [duration], for example 00:01:30 meterSilent 30s, counted from the start.

        To log the real contactor, wire its mirror contact (closed while the main contacts are open) between DTR and CTS or
        DSR of the last adapter and name that line with --feedback. Without it the simulated inverter is always supplied.
        """;

    private readonly SitePlanOptions _plan = new("that of the recording, else 2026-01-14", "until q or Ctrl-C", "site-out");
    private readonly Option<string?> _serial = SitePlanOptions.Text("--serial", "PORT[,PORT2]", "Serial ports, for example /dev/ttyUSB0,/dev/ttyUSB1 or COM3.");
    private readonly Option<string?> _baud = SitePlanOptions.Text("--baud", "N", "Speed of the lines, bit/s, without parity. Default: 9600.");
    private readonly Option<string?> _feedback = SitePlanOptions.Text("--feedback", "cts|dsr|none", "Where the contactor's mirror contact is wired. Default: none.");
    private readonly Option<string?> _faults = SitePlanOptions.Text("--faults", "FILE", "Faults by the time since the start.");
    private readonly Option<bool> _wired = new("--wired") { Hidden = true };

    /// <summary>Makes the command.</summary>
    public SiteCommand()
        : base("site", Explanation)
    {
        Option[] options = [_serial, _baud, _feedback, _faults, .. _plan.All, _wired];
        foreach (Option option in options)
        {
            Options.Add(option);
        }

        // An interrupt is heard only while the action is a task under way.
        SetAction((result, cancellation) => Task.Run(() => SiteRun.Run(Read(result), cancellation), CancellationToken.None));
    }

    private SiteOptions Read(ParseResult result)
    {
        return new SiteOptions
        {
            Site = _plan.Read(result),
            Ports = Ports(result.GetValue(_serial)),
            Baud = SitePlanOptions.Number(result, _baud, Baud) ?? 9600,
            Feedback = Feedback(result.GetValue(_feedback) ?? "none"),
            FaultFile = result.GetValue(_faults),
            IsWired = result.GetValue(_wired),
        };
    }

    private static string[] Ports(string? text)
    {
        string[] ports = text?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        return ports.Length is 1 or 2 && ports.All(port => port.Length > 0) && ports.Distinct(StringComparer.Ordinal).Count() == ports.Length
            ? ports
            : throw new UserInputException($"--serial: found \"{text}\", expected one serial port or two different ones with a comma between, for example /dev/ttyUSB0.");
    }

    private static int Baud(string text)
    {
        int baud = RunOptionReader.Whole("--baud", text, 115200);
        return baud >= 1200 ? baud : throw new UserInputException($"--baud: found \"{text}\", expected a speed in bit/s from 1200 to 115200, for example 9600.");
    }

    private static FeedbackKind Feedback(string text)
    {
        return text switch
        {
            "none" => FeedbackKind.None,
            "cts" => FeedbackKind.Cts,
            "dsr" => FeedbackKind.Dsr,
            _ => throw new UserInputException($"--feedback: found \"{text}\", expected cts, dsr or none."),
        };
    }
}

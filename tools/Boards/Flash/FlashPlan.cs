using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NanoV2G.Tools.Boards.Pins;
using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tools.Boards.Flash;

/// <summary>
/// The steps that put runtime, application, settings and certificates on a board with <c>nanoff</c>, nanoFramework's flasher.
/// Options as in its own description and source (nanoframework/nanoFirmwareFlasher, read in July 2026).
/// Making a plan touches nothing; <see cref="FlashRunner"/> carries it out.
/// </summary>
public sealed partial class FlashPlan
{
    /// <summary>The program's name.</summary>
    public const string ToolName = "nanoff";

    /// <summary>The command that installs it.</summary>
    public const string InstallCommand = "dotnet tool install -g nanoff";

    // The firmware takes what it finds under this name over at its next start.
    private const string SettingsName = "settings.new";
    private const string LedgerName = "ledger.new";

    private FlashPlan(IReadOnlyList<FlashStep> steps, IReadOnlyList<string> inputs)
    {
        Steps = steps;
        Inputs = inputs;
    }

    /// <summary>The steps, in their order.</summary>
    public IReadOnlyList<FlashStep> Steps { get; }

    /// <summary>The files on this computer that must exist before the first step.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>Makes the plan for one board.</summary>
    /// <param name="board">The board.</param>
    /// <param name="port">The serial port, as the user gave it.</param>
    /// <param name="options">What to put on it.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="DataFileException">
    /// The port's name is none, certificate and key do not come together, or nobody says what becomes of the lockout ledger.
    /// </exception>
    public static FlashPlan For(Board board, string port, FlashOptions options)
    {
        if (!PortName().IsMatch(port))
        {
            throw new DataFileException($"\"{port}\" is not the name of a serial port: expected COM and a number on Windows, or a path such as /dev/ttyUSB0 on Linux or /dev/cu.usbserial-110 on a Mac (nanoff --listports lists them).");
        }

        if ((options.UnitCertificate is null) != (options.UnitKey is null))
        {
            string given = options.UnitKey is null ? "a unit certificate without its key" : "a unit key without its certificate";
            throw new DataFileException($"Found {given}: expected both or neither.");
        }

        RequireLedgerWord(options);
        List<FlashStep> steps =
        [
            FlashStep.Nanoff("Check that nanoff is installed", 0, "--help"),
            FlashStep.ByHand($"Isolate the inverter's supply, see that the application was built with the pins of {board.Name}, and take the supervisor's link J1 out: without edges it would reset the chip in the middle of flashing"),
            UpdateRuntime(board, port, options),
            FlashStep.Nanoff("Flash the application", 0, "--target", board.Target, "--serialport", port, "--deploy", "--image", options.Application),
        ];
        List<string> inputs = [options.Application];
        AddFiles(steps, inputs, port, options);
        steps.Add(FlashStep.ByHand("Put J1 back and restart the board, which takes new settings over as it starts; then run the guided commissioning: a new firmware hash needs its tests again, the supervisor's among them"));
        return new FlashPlan(steps, inputs);
    }

    // Without a word the unit would start, but locked out: better said here than found out on site.
    private static void RequireLedgerWord(FlashOptions options)
    {
        if (options.HasLedgerWord && options.Settings.IsEmpty)
        {
            throw new DataFileException("Found --new-ledger or --reset-lockout without settings, with which that word goes to the board: give --settings.");
        }

        if (options.EraseAll && !options.Settings.IsEmpty && !options.HasLedgerWord && options.Ledger.IsEmpty)
        {
            throw new DataFileException("Found --erase-all with settings but no word on the lockout ledger: give --new-ledger for a first commissioning, or --ledger with that of the board before.");
        }
    }

    private static FlashStep UpdateRuntime(Board board, string port, FlashOptions options)
    {
        List<string> arguments = ["--target", board.Target, "--serialport", port, "--update"];
        if (options.ImageVersion is not null)
        {
            arguments.AddRange(["--fwversion", options.ImageVersion]);
        }

        if (options.EraseAll)
        {
            arguments.Add("--masserase");
        }

        string fate = options.EraseAll
            ? "erasing everything: half-hours, lockout ledger and event log of this board are lost"
            : "keeping the configuration partition with files, ledger and certificates (nanoff reads it out and writes it back; it passes over a failure of that, so export the event log first)";
        return FlashStep.Nanoff($"Flash the runtime {board.Target}, {fate}", 0, [.. arguments]);
    }

    private static void AddFiles(List<FlashStep> steps, List<string> inputs, string port, FlashOptions options)
    {
        // The names that the firmware looks for.
        (string? Source, string Name)[] files =
        [
            (options.Link, "link.txt"),
            (options.AuthorityCertificate, "ca.pem"),
            (options.UnitCertificate, "unit.pem"),
            (options.UnitKey, "unit.key"),
        ];
        JsonArray list = [];
        foreach ((string? source, string name) in files)
        {
            if (source is not null)
            {
                inputs.Add(source);
                list.Add(new JsonObject { ["DestinationFilePath"] = @"I:\" + name, ["SourceFilePath"] = source });
            }
        }

        AddImage(steps, list, options, SettingsName, "Write the unit's settings in the form of the firmware", options.Settings, options.SettingsText);
        AddImage(steps, list, options, LedgerName, "Write the lockout ledger of the board before", options.Ledger, options.LedgerText);

        if (list.Count == 0)
        {
            return;
        }

        int count = list.Count;
        JsonObject deployment = new() { ["SerialPort"] = port, ["Files"] = list };
        JsonSerializerOptions readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        string path = Path.Combine(options.WorkFolder, "files.json");
        steps.Add(FlashStep.Write("Write the list of files for nanoff", path, deployment.ToJsonString(readable) + "\n"));
        steps.Add(FlashStep.Nanoff("Write settings and certificates to the board's file system", count, "--filedeployment", path, "--verbosity", "m"));
    }

    private static void AddImage(List<FlashStep> steps, JsonArray list, FlashOptions options, string name, string what, ReadOnlyMemory<byte> content, string words)
    {
        if (!content.IsEmpty)
        {
            string image = Path.Combine(options.WorkFolder, name);
            steps.Add(FlashStep.Write(what, image, content, words));
            list.Add(new JsonObject { ["DestinationFilePath"] = @"I:\" + name, ["SourceFilePath"] = image });
        }
    }

    [GeneratedRegex("^(COM[1-9][0-9]{0,2}|/dev/[A-Za-z0-9._/-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex PortName();
}

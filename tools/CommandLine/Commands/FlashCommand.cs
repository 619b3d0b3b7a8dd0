using System.CommandLine;
using NanoV2G.Tools.Boards.Flash;
using NanoV2G.Tools.Boards.Pins;
using NanoV2G.Tools.BoardSettings;
using NanoV2G.Tools.Ledgers;

namespace NanoV2G.Tools.Commands;

/// <summary><c>nanov2g flash</c>: puts runtime, application, settings and certificates on a board.</summary>
public sealed class FlashCommand : Command
{
    private readonly Argument<string> _board = new("BOARD") { Description = "Name of a folder in boards/." };
    private readonly Option<string> _port = new("--port") { Description = "Serial port of the board: COM3, /dev/ttyUSB0, /dev/cu.usbserial-110.", HelpName = "PORT", Required = true };
    private readonly Option<string?> _image = FileOption("--image", "Deployment image of the application. Default: firmware/bin/Release/nanoV2G.bin.");
    private readonly Option<string?> _settings = FileOption("--settings", "Settings of this unit: JSON as in firmware/Settings/README.md.");
    private readonly Option<string?> _link = FileOption("--link", "Settings of this unit's link: lines key=value (host, port, secure, client, user, password, ssid, wifipassword).");
    private readonly Option<string?> _authority = FileOption("--authority", "Certificate of the authority that signed the broker's.");
    private readonly Option<string?> _certificate = FileOption("--certificate", "This unit's certificate; goes with --key.");
    private readonly Option<string?> _key = FileOption("--key", "Key of this unit's certificate.");
    private readonly Option<bool> _newLedger = new("--new-ledger") { Description = "First commissioning: the unit begins its lockout ledger. Goes with --settings." };
    private readonly Option<string?> _ledger = FileOption("--ledger", "Exchange of the board: lockout ledger of the old one, from nanov2g ledger export. Without either, a board without a ledger starts locked out.");
    private readonly Option<bool> _resetLockout = new("--reset-lockout") { Description = "As the installer: end the lockout, in a non-domestic scheme 4 h after it. Goes with --settings." };
    private readonly Option<string?> _version = new("--runtime-version") { Description = "Version of the firmware image. Default: the latest.", HelpName = "VERSION" };
    private readonly Option<bool> _erase = new("--erase-all") { Description = "Erase everything first: half-hours, lockout ledger and event log of the board are lost." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print each step with its exact command and do nothing." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Take the steps by hand as done, without asking." };

    /// <summary>Makes the command.</summary>
    public FlashCommand()
        : base("flash", "Puts runtime, application, settings and certificates on a board, with nanoff.")
    {
        Arguments.Add(_board);
        Option[] options = [_port, _image, _settings, _link, _authority, _certificate, _key, _newLedger, _ledger, _resetLockout, _version, _erase, _dryRun, _yes];
        foreach (Option option in options)
        {
            Options.Add(option);
        }

        SetAction(Run);
    }

    private static Option<string?> FileOption(string name, string description)
    {
        return new Option<string?>(name) { Description = description, HelpName = "FILE" };
    }

    private int Run(ParseResult result)
    {
        FlashOptions options = ReadOptions(result);
        BoardFolder folder = BoardsCommand.Folder();
        Board board = BoardsCommand.Sentence(() => folder.Require(result.GetValue(_board)!));
        FlashPlan plan = BoardsCommand.Sentence(() => FlashPlan.For(board, result.GetValue(_port)!, options));
        if (result.GetValue(_dryRun))
        {
            FlashRunner.DryRun(plan, Console.WriteLine);
            return ExitCode.Success;
        }

        // An image from elsewhere cannot be judged; that of this tree can.
        if (result.GetValue(_image) is null && BoardPinsSource.Problem(BoardsCommand.Root(folder), board, options.Application) is string other)
        {
            throw new UserInputException(other);
        }

        bool yes = result.GetValue(_yes);
        string? failure = new FlashRunner(FlashRunner.RunProcess, Console.WriteLine, _ => yes || Ask()).Run(plan);
        if (failure is not null)
        {
            Console.Error.WriteLine(failure);
        }

        return failure is null ? ExitCode.Success : ExitCode.Failure;
    }

    private FlashOptions ReadOptions(ParseResult result)
    {
        bool isNew = result.GetValue(_newLedger);
        bool hasWord = isNew || result.GetValue(_resetLockout);
        FlashOptions options = new()
        {
            Link = result.GetValue(_link),
            AuthorityCertificate = result.GetValue(_authority),
            UnitCertificate = result.GetValue(_certificate),
            UnitKey = result.GetValue(_key),
            ImageVersion = result.GetValue(_version),
            EraseAll = result.GetValue(_erase),
            HasLedgerWord = hasWord,
        };
        options = result.GetValue(_image) is string image ? options with { Application = image } : options;
        if (result.GetValue(_settings) is string settings)
        {
            BoardSettingsFile file = BoardSettingsFile.Read(settings, hasWord ? (int)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60) : 0);
            options = options with { Settings = file.Image, SettingsText = file.Text };
        }

        if (result.GetValue(_ledger) is not string path)
        {
            return options;
        }

        LedgerFile ledger = LedgerFile.Read(path);
        return isNew
            ? throw new UserInputException("--ledger: found --new-ledger beside it, expected one of the two: the old board's ledger goes on, or a new one begins.")
            : options with { Ledger = ledger.Image, LedgerText = ledger.Words + "\n" };
    }

    private static bool Ask()
    {
        if (Console.IsInputRedirected)
        {
            Console.Error.WriteLine("Nobody can be asked here: give --yes when the steps by hand are done.");
            return false;
        }

        Console.Write("    done? [y/N] ");
        return Console.ReadLine()?.Trim().Equals("y", StringComparison.OrdinalIgnoreCase) ?? false;
    }
}

using System.CommandLine;
using NanoV2G.Tools.Ledgers;

namespace NanoV2G.Tools.Commands;

/// <summary><c>nanov2g ledger</c>: the lockout ledger of a board that is exchanged.</summary>
public sealed class LedgerCommand : Command
{
    private const string Explanation = """
        Finds the newest whole ledger in the files lock00, lock01 and lock02, copied from the old board's flash into DIR, and
        writes it as the file that nanov2g flash --ledger puts on the new board.

        nanoff reads no single files. Read the old board's configuration partition with a flash reader (esptool read_flash)
        and unpack its littlefs file system; the three files stand in its root.
        """;

    private readonly Argument<string> _folder = new("DIR") { Description = "Folder with the files lock00, lock01, lock02." };
    private readonly Option<string> _out = new("--out") { Description = "File to write.", HelpName = "FILE", Required = true };

    /// <summary>Makes the command.</summary>
    public LedgerCommand()
        : base("ledger", "The lockout ledger of a board that is exchanged.")
    {
        Command export = new("export", Explanation);
        export.Arguments.Add(_folder);
        export.Options.Add(_out);
        export.SetAction(Export);
        Subcommands.Add(export);
    }

    private int Export(ParseResult result)
    {
        LedgerFile ledger = LedgerFile.FromFlash(result.GetValue(_folder)!);
        string path = result.GetValue(_out)!;
        try
        {
            File.WriteAllBytes(path, ledger.Image.Span);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserInputException($"--out: the file \"{path}\" cannot be written; expected a path in a folder that is there and may be written.");
        }

        Console.WriteLine($"{path}: {ledger.Words}.");
        return ExitCode.Success;
    }
}

using System.CommandLine;
using System.Text.Json;
using NanoV2G.Tools.Boards.Drawing;
using NanoV2G.Tools.Boards.Pins;
using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tools.Commands;

/// <summary><c>nanov2g boards</c>: checks the boards' data, and writes drawings and tables from them.</summary>
public sealed class BoardsCommand : Command
{
    /// <summary>Makes the command.</summary>
    public BoardsCommand()
        : base("boards", "Checks the data in boards/, and writes drawings and tables from them.")
    {
        Option<bool> json = new("--json") { Description = "Print the problems as an array of rows with file, key, found, expected." };
        Command check = new("check", "Checks every board, the slow inputs and the supervisor: one sentence for each thing wrong.");
        check.Options.Add(json);
        check.SetAction(result => Check(result.GetValue(json)));
        Subcommands.Add(check);

        Command draw = new("draw", "Writes wiring.svg, schematic.svg and the tables in the pages anew.");
        draw.SetAction(_ => Draw());
        Subcommands.Add(draw);

        Argument<string> board = new("BOARD") { Description = "Name of a folder in boards/." };
        Command pins = new("pins", "Writes the pins of a board into the device application: firmware/Device/BoardPins.cs.");
        pins.Arguments.Add(board);
        pins.SetAction(result => WritePins(result.GetValue(board)!));
        Subcommands.Add(pins);
    }

    /// <summary>The root of the repository.</summary>
    /// <param name="folder">The folder <c>boards/</c>.</param>
    /// <returns>The folder above it.</returns>
    internal static string Root(BoardFolder folder)
    {
        return Path.GetDirectoryName(Path.GetFullPath(folder.Path))!;
    }

    /// <summary>The folder <c>boards/</c> of the repository that one stands in or runs from.</summary>
    /// <returns>The folder.</returns>
    /// <exception cref="UserInputException">There is none.</exception>
    internal static BoardFolder Folder()
    {
        try
        {
            return BoardFolder.FindFrom(Directory.GetCurrentDirectory());
        }
        catch (DataFileException)
        {
            return Sentence(() => BoardFolder.FindFrom(AppContext.BaseDirectory));
        }
    }

    /// <summary>Does something with data files and turns what is wrong with them into the sentence for the user.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The work.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="UserInputException">The data are wrong.</exception>
    internal static T Sentence<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DataFileException wrong)
        {
            throw new UserInputException(wrong.Message);
        }
    }

    private static int Check(bool json)
    {
        BoardFolder folder = Folder();
        IReadOnlyList<DataProblem> problems = DrawnFiles.Problems(folder);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(problems, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase }));
        }
        else if (problems.Count == 0)
        {
            Console.WriteLine($"{folder.Names().Count} boards, the slow inputs and the supervisor: nothing wrong.");
        }

        foreach (DataProblem problem in json ? [] : problems)
        {
            Console.Error.WriteLine(problem);
        }

        return problems.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static int WritePins(string name)
    {
        BoardFolder folder = Folder();
        Board board = Sentence(() => folder.Require(name));
        File.WriteAllText(Path.Combine(Root(folder), BoardPinsSource.RelativePath), BoardPinsSource.For(board));
        Console.WriteLine($"{BoardPinsSource.RelativePath} holds the pins of {board.Title}: build firmware/nanoV2G.nfproj anew.");
        return ExitCode.Success;
    }

    private static int Draw()
    {
        int changed = 0;
        foreach ((string path, string text) in Sentence(() => DrawnFiles.All(Folder())))
        {
            if (!File.Exists(path) || File.ReadAllText(path) != text)
            {
                File.WriteAllText(path, text);
                Console.WriteLine($"wrote {Path.GetRelativePath(Directory.GetCurrentDirectory(), path)}");
                changed++;
            }
        }

        Console.WriteLine(changed == 0 ? "Everything is as its data give it." : $"{changed} files written: look at them.");
        return ExitCode.Success;
    }
}

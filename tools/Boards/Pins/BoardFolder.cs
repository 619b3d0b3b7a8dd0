using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tools.Boards.Pins;

/// <summary>The folder <c>boards/</c>: which boards there are, and their data.</summary>
public sealed class BoardFolder
{
    /// <summary>Opens the folder.</summary>
    /// <param name="path">Path of <c>boards/</c>.</param>
    public BoardFolder(string path)
    {
        Path = path;
    }

    /// <summary>Path of <c>boards/</c>.</summary>
    public string Path { get; }

    /// <summary>Finds <c>boards/</c> in a folder or above it.</summary>
    /// <param name="start">Where to begin.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="DataFileException">There is none.</exception>
    public static BoardFolder FindFrom(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string boards = System.IO.Path.Combine(folder.FullName, "boards");
            if (File.Exists(System.IO.Path.Combine(boards, "board.schema.json")))
            {
                return new BoardFolder(boards);
            }
        }

        throw new DataFileException($"No folder boards/ with a board.schema.json was found in {start} or above it: run the command inside the repository.");
    }

    /// <summary>The names of all boards, in alphabetical order.</summary>
    /// <returns>Names of folders that hold a <c>board.json</c>.</returns>
    public IReadOnlyList<string> Names()
    {
        return
        [
            .. Directory.EnumerateDirectories(Path)
                .Where(folder => File.Exists(System.IO.Path.Combine(folder, "board.json")))
                .Select(folder => System.IO.Path.GetFileName(folder))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Path of a file of a board.</summary>
    /// <param name="board">Name of the board.</param>
    /// <param name="file">Name of the file.</param>
    /// <returns>The path, whether or not the file exists.</returns>
    public string FileOf(string board, string file)
    {
        return System.IO.Path.Combine(Path, board, file);
    }

    /// <summary>Reads and checks one board.</summary>
    /// <param name="name">Name of the board.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The board, or null when its file does not conform to the schema.</returns>
    public Board? Read(string name, ICollection<DataProblem> problems)
    {
        string shown = $"boards/{name}/board.json";
        Board? board = DataFile.Read<Board>(FileOf(name, "board.json"), shown, System.IO.Path.Combine(Path, "board.schema.json"), problems);
        if (board is not null)
        {
            foreach (DataProblem problem in BoardCheck.Problems(board, name, shown))
            {
                problems.Add(problem);
            }
        }

        return board;
    }

    /// <summary>Reads and checks the chain of slow inputs.</summary>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The chain, or null when its file does not conform to the schema.</returns>
    public SlowInputs? ReadSlowInputs(ICollection<DataProblem> problems)
    {
        const string shown = "boards/slow-inputs.json";
        SlowInputs? inputs = DataFile.Read<SlowInputs>(
            System.IO.Path.Combine(Path, "slow-inputs.json"), shown, System.IO.Path.Combine(Path, "slow-inputs.schema.json"), problems);
        if (inputs is not null)
        {
            foreach (DataProblem problem in SlowInputsCheck.Problems(inputs, shown))
            {
                problems.Add(problem);
            }
        }

        return inputs;
    }

    /// <summary>Reads one board that must be without problems.</summary>
    /// <param name="name">Name of the board, as the user gave it.</param>
    /// <returns>The board.</returns>
    /// <exception cref="DataFileException">There is no such board, or its data are wrong.</exception>
    public Board Require(string name)
    {
        if (!Names().Contains(name))
        {
            throw new DataFileException($"There is no board \"{name}\": expected one of {string.Join(", ", Names())}.");
        }

        List<DataProblem> problems = [];
        Board? board = Read(name, problems);
        return problems.Count == 0 && board is not null ? board : throw new DataFileException(problems[0].ToString());
    }
}

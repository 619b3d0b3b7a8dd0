using System.Text.Json.Nodes;
using NanoV2G.Tools.Boards.Pins;
using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tests.Boards;

/// <summary>The boards of the tree, and variants of them with one thing wrong.</summary>
internal static class BoardSamples
{
    /// <summary>The folder <c>boards/</c> of the tree.</summary>
    public static BoardFolder Folder => BoardFolder.FindFrom(AppContext.BaseDirectory);

    /// <summary>Reads a board after a change to its text.</summary>
    /// <param name="name">Name of the board.</param>
    /// <param name="change">What is changed in its data.</param>
    /// <returns>The problems as sentences.</returns>
    public static IReadOnlyList<string> ProblemsAfter(string name, Action<JsonObject> change)
    {
        JsonObject data = JsonNode.Parse(File.ReadAllText(Folder.FileOf(name, "board.json")))!.AsObject();
        change(data);
        return ProblemsOf(name, data.ToJsonString());
    }

    /// <summary>Reads a board's text.</summary>
    /// <param name="name">Name of the board's folder.</param>
    /// <param name="text">The text of its file.</param>
    /// <returns>The problems as sentences.</returns>
    public static IReadOnlyList<string> ProblemsOf(string name, string text)
    {
        List<DataProblem> problems = [];
        string shown = $"boards/{name}/board.json";
        string schema = File.ReadAllText(Path.Combine(Folder.Path, "board.schema.json"));
        Board? board = DataFile.Parse<Board>(text, shown, schema, problems);
        if (board is not null)
        {
            problems.AddRange(BoardCheck.Problems(board, name, shown));
        }

        return [.. problems.Select(problem => problem.ToString())];
    }
}

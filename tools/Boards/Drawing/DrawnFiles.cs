using NanoV2G.Tools.Boards.Pins;
using NanoV2G.Tools.Boards.Schema;
using NanoV2G.Tools.Boards.Supervisors;

namespace NanoV2G.Tools.Boards.Drawing;

/// <summary>Everything in <c>boards/</c> that is written from data: drawings, and the tables inside the pages.</summary>
public static class DrawnFiles
{
    /// <summary>Checks everything in <c>boards/</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The problems; none when all data are sound.</returns>
    public static IReadOnlyList<DataProblem> Problems(BoardFolder folder)
    {
        List<DataProblem> problems = [];
        folder.ReadSlowInputs(problems);
        Circuit.Read(folder.Path, problems);
        foreach (string name in folder.Names())
        {
            folder.Read(name, problems);
        }

        return problems;
    }

    /// <summary>Writes all texts anew, without touching a file.</summary>
    /// <param name="folder">The folder, whose data are sound.</param>
    /// <returns>Path and text of each file.</returns>
    /// <exception cref="DataFileException">The data are not sound, or a page lacks a part.</exception>
    public static IReadOnlyList<(string Path, string Text)> All(BoardFolder folder)
    {
        List<DataProblem> problems = [];
        SlowInputs? inputs = folder.ReadSlowInputs(problems);
        Circuit? circuit = Circuit.Read(folder.Path, problems);
        if (problems.Count > 0)
        {
            throw new DataFileException(problems[0].ToString());
        }

        string installation = File.ReadAllText(Path.Combine(folder.Path, "installation.md")).ReplaceLineEndings("\n");
        List<(string, string)> files = [];
        foreach (string name in folder.Names())
        {
            Board board = folder.Require(name);
            files.Add((folder.FileOf(name, "wiring.svg"), WiringDrawing.Draw(board, inputs!)));
            string page = folder.FileOf(name, "README.md");
            files.Add((page, BoardPage.Update(File.ReadAllText(page), board, installation)));
        }

        files.Add((folder.FileOf("supervisor", "schematic.svg"), SchematicDrawing.Draw(circuit!)));
        string supervisorPage = folder.FileOf("supervisor", "README.md");
        files.Add((supervisorPage, SupervisorPage.Update(File.ReadAllText(supervisorPage), circuit!)));
        return files;
    }
}

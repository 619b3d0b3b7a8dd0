using Spectre.Console;

namespace NanoV2G.Tools.Reports;

/// <summary>Where the tables of the fault commands are printed, and how they look.</summary>
public static class TerminalTable
{
    private const int RedirectedWidth = 180;

    /// <summary>The terminal, or a wide one in its place where the output goes into a file.</summary>
    /// <returns>The console.</returns>
    public static IAnsiConsole Open()
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }

    /// <summary>An empty table.</summary>
    /// <param name="names">Names of its columns.</param>
    /// <returns>The table.</returns>
    public static Table Of(IEnumerable<string> names)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        foreach (string name in names)
        {
            table.AddColumn(new TableColumn(name));
        }

        return table;
    }
}

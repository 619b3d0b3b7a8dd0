using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Records;

/// <summary>The two files of a command that makes a table: its rows as JSON and a report, of one name.</summary>
public sealed class TableOutputs
{
    private readonly OutputDirectory _directory;
    private readonly string _name;

    private TableOutputs(OutputDirectory directory, string name)
    {
        _directory = directory;
        _name = name;
    }

    /// <summary>Path of the report.</summary>
    public string ReportPath => _directory.PathOf(_name + ".html");

    /// <summary>Makes the directory, and makes sure that files can be written there.</summary>
    /// <param name="directory">Path of the directory.</param>
    /// <param name="name">Name of both files, without its end.</param>
    /// <returns>The outputs.</returns>
    /// <exception cref="UserInputException">It cannot be made or written.</exception>
    public static TableOutputs Open(string directory, string name) => new(OutputDirectory.Open(directory, name + ".json"), name);

    /// <summary>Writes both files.</summary>
    /// <param name="json">The rows.</param>
    /// <param name="page">The report.</param>
    public void Write(string json, string page)
    {
        _directory.Write(_name + ".json", json + "\n");
        _directory.Write(_name + ".html", page);
    }
}

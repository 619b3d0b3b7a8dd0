using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Records;

/// <summary>The files that a run leaves in its directory.</summary>
public sealed class RunOutputs
{
    private const string TraceName = "trace.csv";
    private const string ReportName = "report.html";

    private readonly OutputDirectory _directory;

    private RunOutputs(OutputDirectory directory)
    {
        _directory = directory;
    }

    /// <summary>Path of the directory.</summary>
    public string Directory => _directory.Path;

    /// <summary>Path of the trace, which is written while the run goes on.</summary>
    public string TracePath => _directory.PathOf(TraceName);

    /// <summary>Path of the report.</summary>
    public string ReportPath => _directory.PathOf(ReportName);

    /// <summary>Makes the directory, and makes sure that files can be written there.</summary>
    /// <param name="directory">Path of the directory.</param>
    /// <returns>The outputs.</returns>
    /// <exception cref="UserInputException">It cannot be made or written.</exception>
    public static RunOutputs Open(string directory) => new(OutputDirectory.Open(directory, TraceName));

    /// <summary>Writes everything but the trace.</summary>
    /// <param name="run">The run.</param>
    /// <param name="eventLines">The lines of <c>events.ndjson</c>.</param>
    public void Write(RunRecord run, IReadOnlyList<string> eventLines)
    {
        _directory.Write("summary.json", SummaryWriter.Text(run.Summary) + "\n");
        _directory.Write("halfhours.csv", HalfHourFile.Text(run.HalfHours));
        _directory.Write("events.ndjson", string.Concat(eventLines.Select(line => line + "\n")));
        _directory.Write(ReportName, ReportPage.Write(run));
    }
}

using System.Text;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Records;

/// <summary>The files that a run leaves in its directory.</summary>
public sealed class RunOutputs
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _directory;

    private RunOutputs(string directory)
    {
        _directory = directory;
    }

    /// <summary>Path of the directory.</summary>
    public string Directory => _directory;

    /// <summary>Path of the trace, which is written while the run goes on.</summary>
    public string TracePath => Path.Combine(_directory, "trace.csv");

    /// <summary>Path of the report.</summary>
    public string ReportPath => Path.Combine(_directory, "report.html");

    /// <summary>Makes the directory, and makes sure that files can be written there.</summary>
    /// <param name="directory">Path of the directory.</param>
    /// <returns>The outputs.</returns>
    /// <exception cref="UserInputException">It cannot be made or written.</exception>
    public static RunOutputs Open(string directory)
    {
        try
        {
            RunOutputs outputs = new(System.IO.Directory.CreateDirectory(directory).FullName);
            File.WriteAllText(outputs.TracePath, "");
            return outputs;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserInputException($"--out: files cannot be written in \"{directory}\" ({exception.Message.TrimEnd('.')}); expected a directory that can be made and written.");
        }
    }

    /// <summary>Writes everything but the trace.</summary>
    /// <param name="run">The run.</param>
    /// <param name="eventLines">The lines of <c>events.ndjson</c>.</param>
    public void Write(RunRecord run, IReadOnlyList<string> eventLines)
    {
        Write("summary.json", SummaryWriter.Text(run.Summary) + "\n");
        Write("halfhours.csv", HalfHourFile.Text(run.HalfHours));
        Write("events.ndjson", string.Concat(eventLines.Select(line => line + "\n")));
        Write("report.html", ReportPage.Write(run));
    }

    private void Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(_directory, name), text, Utf8);
    }
}

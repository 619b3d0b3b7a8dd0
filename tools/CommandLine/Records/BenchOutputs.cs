using System.Text;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.LimiterBench.Scores;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Records;

/// <summary>The files that the limiter benchmark leaves in its directory.</summary>
public sealed class BenchOutputs
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _jsonPath;

    private BenchOutputs(string directory)
    {
        _jsonPath = Path.Combine(directory, "limiter.json");
        ReportPath = Path.Combine(directory, "limiter.html");
    }

    /// <summary>Path of the report.</summary>
    public string ReportPath { get; }

    /// <summary>Makes the directory, and makes sure that files can be written there.</summary>
    /// <param name="directory">Path of the directory.</param>
    /// <returns>The outputs.</returns>
    /// <exception cref="UserInputException">It cannot be made or written.</exception>
    public static BenchOutputs Open(string directory)
    {
        try
        {
            BenchOutputs outputs = new(Directory.CreateDirectory(directory).FullName);
            File.WriteAllText(outputs._jsonPath, "");
            return outputs;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserInputException($"--out: files cannot be written in \"{directory}\" ({exception.Message.TrimEnd('.')}); expected a directory that can be made and written.");
        }
    }

    /// <summary>Writes both files.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="setup">What was run.</param>
    public void Write(IReadOnlyList<BenchRow> rows, RunSetup setup)
    {
        File.WriteAllText(_jsonPath, BenchRowsText.Json(rows) + "\n", Utf8);
        File.WriteAllText(ReportPath, BenchPage.Write(rows, setup), Utf8);
    }
}

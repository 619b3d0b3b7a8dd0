using System.Text;
using NanoV2G.Tools.Commands;
using NanoV2G.Tools.FaultMatrix.Rows;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Records;

/// <summary>The files that a fault matrix leaves in its directory.</summary>
public sealed class FaultOutputs
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _jsonPath;

    private FaultOutputs(string directory)
    {
        _jsonPath = Path.Combine(directory, "faults.json");
        ReportPath = Path.Combine(directory, "faults.html");
    }

    /// <summary>Path of the report.</summary>
    public string ReportPath { get; }

    /// <summary>Makes the directory, and makes sure that files can be written there.</summary>
    /// <param name="directory">Path of the directory.</param>
    /// <returns>The outputs.</returns>
    /// <exception cref="UserInputException">It cannot be made or written.</exception>
    public static FaultOutputs Open(string directory)
    {
        try
        {
            FaultOutputs outputs = new(Directory.CreateDirectory(directory).FullName);
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
    /// <param name="seed">Start of the random sequences.</param>
    public void Write(IReadOnlyList<FaultRow> rows, int seed)
    {
        File.WriteAllText(_jsonPath, FaultRowsText.Json(rows) + "\n", Utf8);
        File.WriteAllText(ReportPath, FaultsPage.Write(rows, seed), Utf8);
    }
}

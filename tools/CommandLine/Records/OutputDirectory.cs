using System.Text;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Records;

/// <summary>A directory that takes the files of a command: made and tried before anything is computed for it.</summary>
public sealed class OutputDirectory
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private OutputDirectory(string path)
    {
        Path = path;
    }

    /// <summary>Path of the directory.</summary>
    public string Path { get; }

    /// <summary>Makes the directory, and makes sure that files can be written there.</summary>
    /// <param name="directory">Path of the directory.</param>
    /// <param name="firstFile">Name of the file with which that is tried; it is empty afterwards.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="UserInputException">It cannot be made or written.</exception>
    public static OutputDirectory Open(string directory, string firstFile)
    {
        try
        {
            OutputDirectory outputs = new(Directory.CreateDirectory(directory).FullName);
            File.WriteAllText(outputs.PathOf(firstFile), "");
            return outputs;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserInputException($"--out: files cannot be written in \"{directory}\" ({exception.Message.TrimEnd('.')}); expected a directory that can be made and written.");
        }
    }

    /// <summary>Path of a file in it.</summary>
    /// <param name="name">Name of the file.</param>
    /// <returns>The path.</returns>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file as UTF-8 without a mark, over what was there.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="text">Its text.</param>
    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text, Utf8);
}

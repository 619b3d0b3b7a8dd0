using NanoV2G.Hal.Storage;

namespace NanoV2G.Hal.Host.Storage;

/// <summary>
/// The unit's file system as one directory of a PC. What a call has written is safe when the call returns, and a power
/// cut within a call leaves the file as it was before: each change is written beside the file, flushed to the disk and
/// then renamed over it.
/// </summary>
public sealed class HostFileStore : IFileStore
{
    /// <summary>Longest file name that the flash file system of the unit takes.</summary>
    public const int MostNameCharacters = 16;

    // Not a character that a name may have, so that no file of the unit can be taken for one of these.
    private const string TemporarySuffix = "~";

    private readonly string _directory;

    /// <summary>Opens a directory, making it when it is not there.</summary>
    /// <param name="directory">Path of the directory; nothing else may write into it.</param>
    /// <exception cref="IOException">The directory cannot be made.</exception>
    public HostFileStore(string directory)
    {
        _directory = Directory.CreateDirectory(directory).FullName;
        foreach (string leftOver in Directory.EnumerateFiles(_directory, "*" + TemporarySuffix))
        {
            File.Delete(leftOver);
        }
    }

    /// <inheritdoc/>
    public int GetLength(string name)
    {
        FileInfo file = new(PathOf(name));
        return file.Exists ? (int)file.Length : -1;
    }

    /// <inheritdoc/>
    public int Read(string name, int fileOffset, byte[] buffer, int bufferOffset, int count)
    {
        string path = PathOf(name);
        if (!File.Exists(path))
        {
            return 0;
        }

        using FileStream stream = File.OpenRead(path);
        if (fileOffset >= stream.Length)
        {
            return 0;
        }

        stream.Position = fileOffset;
        return stream.ReadAtLeast(buffer.AsSpan(bufferOffset, count), count, throwOnEndOfStream: false);
    }

    /// <inheritdoc/>
    public bool Append(string name, byte[] buffer, int offset, int count)
    {
        string path = PathOf(name);
        string temporary = path + TemporarySuffix;
        try
        {
            using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write))
            {
                if (File.Exists(path))
                {
                    using FileStream before = File.OpenRead(path);
                    before.CopyTo(stream);
                }

                stream.Write(buffer, offset, count);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Delete(string name)
    {
        try
        {
            File.Delete(PathOf(name));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A name outside what the unit's flash takes would work on a PC and fail on the board, so it fails here too.</summary>
    private string PathOf(string name)
    {
        if (name.Length is 0 or > MostNameCharacters || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '.') || name.Trim('.').Length == 0)
        {
            throw new ArgumentException("A file name has 1 to 16 letters, digits and dots; found '" + name + "'.", nameof(name));
        }

        return Path.Combine(_directory, name);
    }
}

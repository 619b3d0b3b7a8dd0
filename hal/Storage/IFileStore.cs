namespace NanoV2G.Hal.Storage;

/// <summary>
/// A small flash file system in which a file's content is safe only once the file has been closed. Each call opens,
/// works and closes; calls may stall the interpreter for a flash erase.
/// </summary>
public interface IFileStore
{
    /// <summary>Length of a file, bytes.</summary>
    /// <param name="name">File name, at most 16 characters, letters, digits and dot.</param>
    /// <returns>The length, or -1 when there is no such file.</returns>
    int GetLength(string name);

    /// <summary>Reads part of a file.</summary>
    /// <param name="name">File name.</param>
    /// <param name="fileOffset">First byte read.</param>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="bufferOffset">First index written.</param>
    /// <param name="count">Most bytes to read.</param>
    /// <returns>How many bytes were read; 0 past the end or when there is no such file.</returns>
    int Read(string name, int fileOffset, byte[] buffer, int bufferOffset, int count);

    /// <summary>Adds bytes at the end of a file, making it when it is not there, and closes it.</summary>
    /// <param name="name">File name.</param>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">First index written.</param>
    /// <param name="count">How many bytes.</param>
    /// <returns>False when the store is full or failed: nothing may be assumed about the added bytes.</returns>
    bool Append(string name, byte[] buffer, int offset, int count);

    /// <summary>Removes a file; a missing one is no error.</summary>
    /// <param name="name">File name.</param>
    /// <returns>False when the store failed.</returns>
    bool Delete(string name);
}

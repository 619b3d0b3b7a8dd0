using System;
using System.IO;
using NanoV2G.Hal.Storage;

namespace NanoV2G.Hal.Esp32.Storage;

/// <summary>
/// The flash file system of the chip. Data is safe only after Close, so each call opens, works and closes; nothing is
/// ever renamed, because a rename onto an existing file throws. Each write stalls the interpreter for a flash erase
/// (typically 50 ms, worst 400 ms), so callers write right after a tick and never twice in a row.
/// </summary>
public sealed class LittleFsFileStore : IFileStore
{
    /// <summary>Root of the internal flash.</summary>
    public const string Root = "I:\\";

    private int _failures;

    /// <summary>How many calls have failed since power-up.</summary>
    public int Failures => _failures;

    /// <inheritdoc/>
    public int GetLength(string name)
    {
        string path = Root + name;
        FileStream stream = null;
        try
        {
            if (!File.Exists(path))
            {
                return -1;
            }

            stream = new FileStream(path, FileMode.Open, FileAccess.Read);
            return (int)stream.Length;
        }
        catch (Exception)
        {
            _failures++;
            return -1;
        }
        finally
        {
            Close(stream);
        }
    }

    /// <inheritdoc/>
    public int Read(string name, int fileOffset, byte[] buffer, int bufferOffset, int count)
    {
        string path = Root + name;
        FileStream stream = null;
        try
        {
            if (count <= 0 || !File.Exists(path))
            {
                return 0;
            }

            stream = new FileStream(path, FileMode.Open, FileAccess.Read);
            return fileOffset >= stream.Length ? 0 : ReadAll(stream, fileOffset, buffer, bufferOffset, count);
        }
        catch (Exception)
        {
            _failures++;
            return 0;
        }
        finally
        {
            Close(stream);
        }
    }

    /// <inheritdoc/>
    public bool Append(string name, byte[] buffer, int offset, int count)
    {
        FileStream stream = null;
        bool isWritten = false;
        try
        {
            stream = new FileStream(Root + name, FileMode.Append, FileAccess.Write);
            stream.Write(buffer, offset, count);
            isWritten = true;
        }
        catch (Exception)
        {
            _failures++;
        }
        finally
        {
            // What Close could not commit is lost, whatever Write said.
            isWritten = Close(stream) && isWritten;
        }

        return isWritten;
    }

    /// <inheritdoc/>
    public bool Delete(string name)
    {
        try
        {
            File.Delete(Root + name);
            return true;
        }
        catch (Exception)
        {
            _failures++;
            return false;
        }
    }

    // The native read may give less than asked for, and gives -1 at the end of the file.
    private static int ReadAll(FileStream stream, int fileOffset, byte[] buffer, int bufferOffset, int count)
    {
        stream.Seek(fileOffset, SeekOrigin.Begin);
        int total = 0;
        while (total < count)
        {
            int read = stream.Read(buffer, bufferOffset + total, count - total);
            if (read <= 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    private bool Close(FileStream stream)
    {
        try
        {
            if (stream != null)
            {
                stream.Close();
            }

            return true;
        }
        catch (Exception)
        {
            _failures++;
            return false;
        }
    }
}

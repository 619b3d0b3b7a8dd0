using NanoV2G.Tests.DeviceStandIns.Files;

namespace System.IO;

/// <summary>
/// Stand-in for the device's FileStream (nanoFramework.System.IO.FileSystem 1.1.93): Flush persists nothing, only Close
/// does; one holder at a time; Read gives -1 at the end, as the native driver does, and never more than 100 bytes.
/// </summary>
public class FileStream : Stream
{
    private const int MostRead = 100;

    private readonly string _path;
    private readonly bool _canRead;
    private readonly bool _canWrite;
    private readonly int _seekLimit;
    private byte[] _content;
    private int _position;
    private bool _isOpen;

    public FileStream(string path, FileMode mode, FileAccess access)
    {
        bool exists = File.Exists(path);
        _canWrite = (access & FileAccess.Write) != 0;
        _canRead = (access & FileAccess.Read) != 0;
        if (mode == FileMode.Append && access != FileAccess.Write)
        {
            throw new ArgumentException("");
        }

        if ((mode == FileMode.Open && !exists) || (mode == FileMode.CreateNew && exists))
        {
            throw new IOException();
        }

        Flash.Open(path);
        _path = path;
        _content = mode == FileMode.Create || !exists ? new byte[0] : Flash.ContentOf(path);
        _seekLimit = mode == FileMode.Append ? _content.Length : 0;
        _position = _seekLimit;
        _isOpen = true;
    }

    public override bool CanRead => _canRead;

    public override bool CanSeek => true;

    public override bool CanWrite => _canWrite;

    public override long Length
    {
        get
        {
            MustBeOpen();
            return _content.Length;
        }
    }

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override void Flush()
    {
        MustBeOpen();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        MustBeOpen();
        if (!_canRead)
        {
            throw new NotSupportedException();
        }

        int left = _content.Length - _position;
        int read = count < left ? count : left;
        read = read < MostRead ? read : MostRead;
        if (read <= 0)
        {
            return -1;
        }

        Array.Copy(_content, _position, buffer, offset, read);
        _position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        MustBeOpen();
        long start = origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.End ? _content.Length : _position;
        if (start + offset < _seekLimit)
        {
            throw new IOException();
        }

        _position = (int)(start + offset);
        return _position;
    }

    public override void SetLength(long value)
    {
        MustBeOpen();
        byte[] content = new byte[value];
        Array.Copy(_content, content, value < _content.Length ? value : _content.Length);
        _content = content;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        MustBeOpen();
        if (!_canWrite)
        {
            throw new NotSupportedException();
        }

        if (--Flash.WritesBeforeFull < 0)
        {
            throw new IOException();
        }

        int end = _position + count;
        byte[] content = new byte[end > _content.Length ? end : _content.Length];
        Array.Copy(_content, content, _content.Length);
        Array.Copy(buffer, offset, content, _position, count);
        _content = content;
        _position = end;
    }

    public override void Close()
    {
        if (!_isOpen)
        {
            return;
        }

        _isOpen = false;
        if (!Flash.IsOpen(_path))
        {
            return;
        }

        Flash.Close(_path);
        if (Flash.CloseFails)
        {
            throw new IOException();
        }

        if (_canWrite)
        {
            Flash.Commit(_path, _content);
        }
    }

    private void MustBeOpen()
    {
        if (!_isOpen)
        {
            throw new ObjectDisposedException("");
        }
    }
}

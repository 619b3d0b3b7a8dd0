using System.Runtime.InteropServices;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Host.Modbus;

/// <summary>
/// A pseudo-terminal of Linux or macOS: a serial line without wires. This end is read and written here; the other end
/// has a name like a serial port's and is opened by whoever shall talk over it. Bytes pass at once: what time they
/// would take on a wire is for the far end to keep.
/// </summary>
public sealed class PseudoTerminal : ISerialLine, IDisposable
{
    private const int SettingsBytes = 256;
    private const int Now = 0;
    private const short CanRead = 1;
    private const int BufferBytes = 4096;

    private readonly int _own;
    private readonly int _far;
    private readonly byte[] _arrived = new byte[BufferBytes];
    private int _first;
    private int _count;
    private bool _isClosed;

    /// <summary>Makes one, without echo or any change of the bytes.</summary>
    /// <exception cref="PlatformNotSupportedException">This system has none.</exception>
    /// <exception cref="IOException">The system gives none.</exception>
    public PseudoTerminal()
    {
        if (!IsSupported)
        {
            throw new PlatformNotSupportedException("Pseudo-terminals need Linux or macOS.");
        }

        if (OpenPair(out _own, out _far, 0, 0, 0) != 0)
        {
            throw new IOException("The system gives no pseudo-terminal: close programs that hold many terminals.");
        }

        byte[] settings = new byte[SettingsBytes];
        if (ReadSettings(_far, settings) == 0)
        {
            MakeRaw(settings);
            WriteSettings(_far, Now, settings);
        }

        Name = Marshal.PtrToStringAnsi(NameOf(_own)) ?? throw new IOException("The system gives the pseudo-terminal no name.");
    }

    /// <summary>Whether this system has pseudo-terminals.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>Name of the far end, to be opened like a serial port.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public int BytesAvailable
    {
        get
        {
            Fill();
            return _count - _first;
        }
    }

    /// <summary>Whether a port's name is that of a pseudo-terminal's far end.</summary>
    /// <param name="portName">Name of the port.</param>
    /// <returns>True for a pseudo-terminal of Linux or macOS.</returns>
    public static bool IsName(string portName)
    {
        return portName.StartsWith("/dev/pts/", StringComparison.Ordinal) || portName.StartsWith("/dev/ttys", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        Fill();
        int taken = Math.Min(count, _count - _first);
        Array.Copy(_arrived, _first, buffer, offset, taken);
        _first += taken;
        return taken;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        if (!_isClosed)
        {
            // A full line loses bytes, as a wire does; the far end's check sum tells.
            WriteBytes(_own, buffer.AsSpan(offset, count).ToArray(), count);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            CloseDescriptor(_own);
            CloseDescriptor(_far);
        }
    }

    private void Fill()
    {
        if (_first == _count)
        {
            _first = 0;
            _count = 0;
        }

        PollDescriptor poll = new() { Descriptor = _own, Events = CanRead };
        if (_isClosed || _count == BufferBytes || Poll(ref poll, 1, 0) <= 0 || (poll.Happened & CanRead) == 0)
        {
            return;
        }

        byte[] bytes = new byte[BufferBytes - _count];
        int read = (int)ReadBytes(_own, bytes, bytes.Length);
        if (read > 0)
        {
            Array.Copy(bytes, 0, _arrived, _count, read);
            _count += read;
        }
    }

    // None of these takes a variable number of arguments: such calls cannot be made in the same way everywhere.
    [DllImport("libc", EntryPoint = "openpty")]
    private static extern int OpenPair(out int own, out int far, nint name, nint settings, nint size);

    [DllImport("libc", EntryPoint = "ptsname")]
    private static extern nint NameOf(int descriptor);

    [DllImport("libc", EntryPoint = "tcgetattr")]
    private static extern int ReadSettings(int descriptor, byte[] settings);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    private static extern void MakeRaw(byte[] settings);

    [DllImport("libc", EntryPoint = "tcsetattr")]
    private static extern int WriteSettings(int descriptor, int when, byte[] settings);

    [DllImport("libc", EntryPoint = "poll")]
    private static extern int Poll(ref PollDescriptor descriptor, nuint count, int timeoutMs);

    [DllImport("libc", EntryPoint = "read")]
    private static extern nint ReadBytes(int descriptor, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "write")]
    private static extern nint WriteBytes(int descriptor, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int CloseDescriptor(int descriptor);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }
}

using System.Threading;

namespace System.IO.Ports;

/// <summary>Parity of a byte.</summary>
public enum Parity
{
    None,
    Odd,
    Even,
}

/// <summary>Stop bits of a byte.</summary>
public enum StopBits
{
    One = 1,
    Two,
    OnePointFive,
}

/// <summary>How the port drives its lines: a property of the device only.</summary>
public enum SerialMode
{
    Normal,
    RS485,
}

/// <summary>
/// Stand-in for the device's serial port (nanoFramework.System.IO.Ports 1.1.139). It bites as the device does: Read
/// waits for exactly its count or throws TimeoutException, and what had arrived stays in the buffer; a port opens once;
/// every call on a closed port throws.
/// </summary>
public sealed class SerialPort : IDisposable
{
    private readonly object _lock = new object();
    private readonly byte[] _received = new byte[1024];
    private readonly byte[] _sent = new byte[4096];
    private int _receivedCount;
    private int _sentCount;
    private int _readTimeout = Timeout.Infinite;
    private int _writeTimeout = Timeout.Infinite;

    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        PortName = portName;
        BaudRate = baudRate;
        Parity = parity;
        DataBits = dataBits;
        StopBits = stopBits;
        Last = this;
    }

    /// <summary>The port made last, for tests.</summary>
    public static SerialPort Last { get; private set; }

    public string PortName { get; }

    public int BaudRate { get; set; }

    public Parity Parity { get; set; }

    public int DataBits { get; set; }

    public StopBits StopBits { get; set; }

    public SerialMode Mode { get; set; }

    public bool IsOpen { get; private set; }

    public int ReadTimeout
    {
        get => _readTimeout;
        set => _readTimeout = Checked(value);
    }

    public int WriteTimeout
    {
        get => _writeTimeout;
        set => _writeTimeout = Checked(value);
    }

    public int BytesToRead
    {
        get
        {
            MustBeOpen();
            lock (_lock)
            {
                return _receivedCount;
            }
        }
    }

    public void Open()
    {
        if (IsOpen)
        {
            throw new InvalidOperationException();
        }

        IsOpen = true;
    }

    public void Close()
    {
        IsOpen = false;
    }

    public void Dispose()
    {
        Close();
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        MustBeOpen();
        if (offset + count > buffer.Length)
        {
            throw new ArgumentException();
        }

        lock (_lock)
        {
            long untilMs = _readTimeout < 0 ? long.MaxValue : Environment.TickCount64 + _readTimeout;
            while (_receivedCount < count)
            {
                long leftMs = untilMs - Environment.TickCount64;
                if (leftMs <= 0)
                {
                    throw new TimeoutException();
                }

                Monitor.Wait(_lock, (int)(leftMs < 1000 ? leftMs : 1000));
            }

            Array.Copy(_received, 0, buffer, offset, count);
            _receivedCount -= count;
            Array.Copy(_received, count, _received, 0, _receivedCount);
            return count;
        }
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        MustBeOpen();
        if (offset + count > buffer.Length)
        {
            throw new ArgumentException();
        }

        lock (_lock)
        {
            Array.Copy(buffer, offset, _sent, _sentCount, count);
            _sentCount += count;
        }
    }

    /// <summary>Bytes come from the far end, for tests.</summary>
    public void Arrive(params byte[] bytes)
    {
        lock (_lock)
        {
            Array.Copy(bytes, 0, _received, _receivedCount, bytes.Length);
            _receivedCount += bytes.Length;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Takes what was sent, for tests.</summary>
    public byte[] TakeSent()
    {
        lock (_lock)
        {
            byte[] sent = new byte[_sentCount];
            Array.Copy(_sent, sent, _sentCount);
            _sentCount = 0;
            return sent;
        }
    }

    private static int Checked(int timeoutMs)
    {
        if (timeoutMs < 0 && timeoutMs != Timeout.Infinite)
        {
            throw new ArgumentOutOfRangeException();
        }

        return timeoutMs;
    }

    private void MustBeOpen()
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException();
        }
    }
}

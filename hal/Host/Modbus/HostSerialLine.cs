using System.IO.Ports;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Host.Modbus;

/// <summary>
/// A serial port of a PC, for example a USB to RS-485 adapter. An adapter that is pulled out looks like a line on which
/// nobody answers: the bus master's time-outs and the stale-data reaction are the place where that is judged.
/// </summary>
public sealed class HostSerialLine : ISerialLine, IDisposable
{
    private readonly SerialPort _port;

    /// <summary>Opens the port with 8 data bits.</summary>
    /// <param name="portName">Name of the port, for example /dev/ttyUSB0 or COM3.</param>
    /// <param name="baud">Speed, baud: 1200 to 115200; 9600 is the usual one of the meters.</param>
    /// <param name="parity">Parity; Modbus asks for one stop bit with parity and two without, most meters ship with none and one.</param>
    /// <exception cref="IOException">The port is missing or taken.</exception>
    public HostSerialLine(string portName, int baud, Parity parity)
    {
        _port = new SerialPort(portName, baud, parity, 8, StopBits.One);
        _port.Open();
    }

    /// <summary>Whether the modem line CTS is held; false on a port without modem lines.</summary>
    public bool IsClearToSend => Answer(static (port, _, _, _) => port.CtsHolding ? 1 : 0, [], 0, 0) == 1;

    /// <summary>Whether the modem line DSR is held; false on a port without modem lines.</summary>
    public bool IsDataSetReady => Answer(static (port, _, _, _) => port.DsrHolding ? 1 : 0, [], 0, 0) == 1;

    /// <inheritdoc/>
    public int BytesAvailable => Answer(static (port, _, _, _) => port.BytesToRead, [], 0, 0);

    /// <summary>Holds the modem line DTR, to supply a contact between it and CTS or DSR.</summary>
    /// <returns>False on a port without modem lines.</returns>
    public bool TryHoldDataTerminalReady()
    {
        return Answer(
            static (port, _, _, _) =>
            {
                port.DtrEnable = true;
                return 1;
            },
            [],
            0,
            0) == 1;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        return Answer(
            static (port, into, at, most) => port.BytesToRead == 0 ? 0 : port.Read(into, at, Math.Min(most, port.BytesToRead)),
            buffer,
            offset,
            count);
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        Answer(
            static (port, from, at, length) =>
            {
                port.Write(from, at, length);
                return length;
            },
            buffer,
            offset,
            count);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _port.Dispose();
    }

    private int Answer(Func<SerialPort, byte[], int, int, int> call, byte[] buffer, int offset, int count)
    {
        try
        {
            return call(_port, buffer, offset, count);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException or TimeoutException)
        {
            return 0;
        }
    }
}

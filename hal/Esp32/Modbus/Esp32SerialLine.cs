using System.IO.Ports;
using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Esp32.Modbus;

/// <summary>
/// One RS-485 bus on a UART of the chip, whose hardware turns the transceiver round. Only what has arrived is read: the
/// port's own Read waits for exactly its count or throws and keeps the rest.
/// </summary>
public sealed class Esp32SerialLine : ISerialLine
{
    /// <summary>
    /// Time-out of a read, ms; must be above 0 on the device. Never reached, since no more is read than has arrived.
    /// </summary>
    public const int ReadTimeoutMs = 50;

    /// <summary>
    /// Time-out of a write, ms. A frame that fits the transmitter's 128 bytes never waits; the longest Modbus frame of
    /// 256 bytes takes 294 ms at 9600 bit/s and eleven bits each.
    /// </summary>
    public const int WriteTimeoutMs = 500;

    private readonly SerialPort _port;

    /// <summary>Opens the port; the pins must have been routed before.</summary>
    /// <param name="portName">"COM2" or "COM3".</param>
    /// <param name="baud">Speed, bit/s; 8 data bits, no parity, 1 stop bit.</param>
    /// <param name="hasDirectionPin">Whether the request-to-send pin turns the transceiver round; otherwise it does so by itself.</param>
    public Esp32SerialLine(string portName, int baud, bool hasDirectionPin)
    {
        _port = new SerialPort(portName, baud, Parity.None, 8, StopBits.One);
        _port.Mode = hasDirectionPin ? SerialMode.RS485 : SerialMode.Normal;
        _port.ReadTimeout = ReadTimeoutMs;
        _port.WriteTimeout = WriteTimeoutMs;
        _port.Open();
    }

    /// <inheritdoc/>
    public int BytesAvailable => _port.BytesToRead;

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int available = _port.BytesToRead;
        int most = available < count ? available : count;
        return most <= 0 ? 0 : _port.Read(buffer, offset, most);
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        _port.Write(buffer, offset, count);
    }

    /// <summary>Closes the port.</summary>
    public void Close()
    {
        _port.Close();
    }
}

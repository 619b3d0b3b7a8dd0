using System.IO.Ports;

namespace NanoV2G.OffendingSamples;

public class SerialReads
{
    private readonly byte[] _buffer = new byte[64];
    private SerialPort _port;

    public int Fixed()
    {
        return _port.Read(_buffer, 0, 5); // expect: serial-read
    }

    public int Asked(int count)
    {
        int wanted = count;
        int read = _port.Read(_buffer, 0, wanted); // expect: serial-read
        return read;
    }

    public int FixedBesideWaiting()
    {
        int waiting = _port.BytesToRead;
        return _port.Read(_buffer, waiting, 5) + waiting; // expect: serial-read
    }

    public int OneByte()
    {
        return _port.ReadByte(); // expect: serial-byte
    }

    public int Chosen(int count)
    {
        return _port.Read(_buffer, 0, _port.BytesToRead < count ? _port.BytesToRead : count);
    }

    public int Waiting(int count)
    {
        int waiting = _port.BytesToRead;
        int taken = waiting < count ? waiting : count;
        return _port.Read(_buffer, 0, taken);
    }

    public int Direct()
    {
        return _port.Read(_buffer, 0, _port.BytesToRead);
    }
}

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

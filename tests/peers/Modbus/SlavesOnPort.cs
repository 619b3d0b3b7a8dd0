using System.IO.Ports;
using NanoV2G.Hal.Host.Modbus;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Peers.Modbus;

/// <summary>Slaves of the simulated site on a serial port: what stands still for a while on the line is a request.</summary>
internal sealed class SlavesOnPort : IDisposable
{
    private const int LongestFrame = 256;
    private static readonly TimeSpan FrameEnd = TimeSpan.FromMilliseconds(20);

    private readonly HostSerialLine _line;
    private readonly SimulatedSlave[] _slaves;
    private readonly Thread _thread;
    private volatile bool _isEnding;

    public SlavesOnPort(string port, params SimulatedSlave[] slaves)
    {
        _line = new HostSerialLine(port, 9600, Parity.None);
        _slaves = slaves;
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    public void Dispose()
    {
        _isEnding = true;
        _thread.Join();
        _line.Dispose();
    }

    private void Serve()
    {
        byte[] request = new byte[LongestFrame];
        byte[] reply = new byte[LongestFrame];
        int length = 0;
        while (!_isEnding)
        {
            int read = _line.Read(request, length, request.Length - length);
            if (read == 0 && length > 0)
            {
                Answer(request, length, reply);
                length = 0;
            }

            length += read;
            Thread.Sleep(FrameEnd);
        }
    }

    private void Answer(byte[] request, int length, byte[] reply)
    {
        foreach (SimulatedSlave slave in _slaves)
        {
            int count = slave.Answer(request, length, reply);
            if (count > 0)
            {
                _line.Write(reply, 0, count);
            }
        }
    }
}

using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// Connects a serial port, real or pseudo, to the simulated lines with their slaves: requests go from the port to every
/// line, and what a slave answers goes out when it would arrive. Turnaround and noise are the simulated line's.
/// </summary>
public sealed class LineBridge
{
    /// <summary>Age up to which a frame equal to the last answer is the adapter's echo of it, ms.</summary>
    private const int EchoMs = 200;

    private readonly ISerialLine _port;
    private readonly SimulatedRtuLine[] _lines;
    private readonly RequestAssembler _requests = new();
    private readonly byte[] _buffer = new byte[ModbusFunction.LongestFrame];
    private readonly byte[] _frame = new byte[ModbusFunction.LongestFrame];
    private readonly byte[] _answer = new byte[ModbusFunction.LongestFrame];
    private int _answerLength;
    private long _answeredMs;

    /// <summary>Connects a port.</summary>
    /// <param name="port">The port.</param>
    /// <param name="lines">The lines whose slaves answer on it.</param>
    public LineBridge(ISerialLine port, params SimulatedRtuLine[] lines)
    {
        _port = port;
        _lines = lines;
    }

    /// <summary>Frames that have come in.</summary>
    public int FramesIn { get; private set; }

    /// <summary>Bytes of answers that have gone out.</summary>
    public long BytesOut { get; private set; }

    /// <summary>Moves bytes both ways. Never waits.</summary>
    /// <param name="nowMs">The lines' time, ms.</param>
    public void Step(long nowMs)
    {
        for (int read = _port.Read(_buffer, 0, _buffer.Length); read > 0; read = _port.Read(_buffer, 0, _buffer.Length))
        {
            _requests.Add(_buffer.AsSpan(0, read), nowMs);
        }

        int length = _requests.Take(_frame, nowMs);
        if (length > 0 && !IsEcho(length, nowMs))
        {
            FramesIn++;
            _answerLength = 0;
            foreach (SimulatedRtuLine line in _lines)
            {
                line.Write(_frame, 0, length);
            }
        }

        foreach (SimulatedRtuLine line in _lines)
        {
            Answer(line, nowMs);
        }
    }

    private void Answer(SimulatedRtuLine line, long nowMs)
    {
        int read = line.BytesAvailable > 0 ? line.Read(_buffer, 0, _buffer.Length) : 0;
        if (read == 0)
        {
            return;
        }

        _port.Write(_buffer, 0, read);
        BytesOut += read;
        int kept = Math.Min(read, _answer.Length - _answerLength);
        Array.Copy(_buffer, 0, _answer, _answerLength, kept);
        _answerLength += kept;
        _answeredMs = nowMs;
    }

    // Some adapters hear themselves. A slave that answered its own answer would talk for ever.
    private bool IsEcho(int length, long nowMs)
    {
        return length == _answerLength && nowMs - _answeredMs <= EchoMs
            && _frame.AsSpan(0, length).SequenceEqual(_answer.AsSpan(0, length));
    }
}

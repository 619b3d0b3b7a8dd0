using System;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>A line that costs nothing while it is timed: the slave answers when the benchmark says so.</summary>
public sealed class PreparedLine : ISerialLine
{
    private readonly SimulatedSlave _slave;
    private readonly byte[] _request = new byte[ModbusFunction.LongestFrame];
    private readonly byte[] _reply = new byte[ModbusFunction.LongestFrame];
    private int _requestLength;
    private int _replyLength;

    /// <summary>A line to one slave.</summary>
    /// <param name="slave">The slave.</param>
    public PreparedLine(SimulatedSlave slave)
    {
        _slave = slave;
    }

    /// <inheritdoc/>
    public int BytesAvailable => _replyLength;

    /// <summary>Lets the slave answer what was written last.</summary>
    public void Answer()
    {
        _replyLength = _requestLength == 0 ? 0 : _slave.Answer(_request, _requestLength, _reply);
        _requestLength = 0;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int length = _replyLength < count ? _replyLength : count;
        Array.Copy(_reply, 0, buffer, offset, length);
        _replyLength = 0;
        return length;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, _request, 0, count);
        _requestLength = count;
    }
}

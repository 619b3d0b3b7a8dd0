using NanoV2G.Hal.Modbus;

namespace NanoV2G.Tools.Wire;

/// <summary>A serial line that counts, from outside the drivers, what the master asks of each address and what comes back.</summary>
public sealed class CountingLine : ISerialLine
{
    private const int Addresses = 248;

    private readonly ISerialLine _line;
    private readonly int[] _requests = new int[Addresses];
    private readonly int[] _answers = new int[Addresses];
    private int _awaited;

    /// <summary>Counts on a line.</summary>
    /// <param name="line">The line.</param>
    public CountingLine(ISerialLine line)
    {
        _line = line;
    }

    /// <inheritdoc/>
    public int BytesAvailable => _line.BytesAvailable;

    /// <summary>Requests sent to an address.</summary>
    /// <param name="address">Modbus address, 0 to 247.</param>
    /// <returns>The count.</returns>
    public int RequestsTo(int address) => _requests[address];

    /// <summary>Requests to an address after which bytes came back.</summary>
    /// <param name="address">Modbus address, 0 to 247.</param>
    /// <returns>The count.</returns>
    public int AnswersOf(int address) => _answers[address];

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int read = _line.Read(buffer, offset, count);
        if (read > 0 && _awaited > 0)
        {
            _answers[_awaited]++;
            _awaited = 0;
        }

        return read;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        int address = count > 0 ? buffer[offset] : 0;
        if (address is > 0 and < Addresses)
        {
            _requests[address]++;
            _awaited = address;
        }

        _line.Write(buffer, offset, count);
    }
}

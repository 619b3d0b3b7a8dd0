using NanoV2G.Hal.Modbus;

namespace NanoV2G.Tools.Wire;

/// <summary>
/// Cuts what arrives on a serial port into Modbus RTU requests. A whole request with a valid check sum is taken at once,
/// since an adapter that hands bytes over in bunches makes silences meaningless; anything else ends with a silence.
/// </summary>
public sealed class RequestAssembler
{
    /// <summary>
    /// Silence that ends what is no whole request, ms: above the 16 ms for which the usual USB adapters hold bytes back,
    /// and below a master's time-out.
    /// </summary>
    public const int SilenceMs = 30;

    private const int FixedRequestBytes = 8;
    private const int WriteHeaderBytes = 7;
    private const int CheckSumBytes = 2;

    private readonly byte[] _bytes = new byte[ModbusFunction.LongestFrame];
    private int _count;
    private long _lastMs;

    /// <summary>Takes what has arrived; what finds no room is noise and lost.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="nowMs">Time, ms.</param>
    public void Add(ReadOnlySpan<byte> bytes, long nowMs)
    {
        int taken = Math.Min(bytes.Length, _bytes.Length - _count);
        bytes[..taken].CopyTo(_bytes.AsSpan(_count));
        _count += taken;
        _lastMs = nowMs;
    }

    /// <summary>Takes out the next frame.</summary>
    /// <param name="frame">Receives it; room for <see cref="ModbusFunction.LongestFrame"/> bytes.</param>
    /// <param name="nowMs">Time, ms.</param>
    /// <returns>Its length, bytes; 0 when there is none yet.</returns>
    public int Take(byte[] frame, long nowMs)
    {
        int length = WholeRequest();
        if (length == 0 && _count > 0 && nowMs - _lastMs >= SilenceMs)
        {
            length = _count;
        }

        Array.Copy(_bytes, frame, length);
        Array.Copy(_bytes, length, _bytes, 0, _count - length);
        _count -= length;
        return length;
    }

    private int WholeRequest()
    {
        int length = _count < 2 ? 0 : _bytes[1] switch
        {
            ModbusFunction.ReadHolding or ModbusFunction.ReadInput => FixedRequestBytes,
            ModbusFunction.WriteMultiple => _count < WriteHeaderBytes ? 0 : WriteHeaderBytes + _bytes[WriteHeaderBytes - 1] + CheckSumBytes,
            _ => 0,
        };
        return length > 0 && length <= _count && ModbusCrc.IsValid(_bytes, 0, length) ? length : 0;
    }
}

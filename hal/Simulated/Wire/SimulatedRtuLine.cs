using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Simulated.Wire;

/// <summary>
/// One RS-485 line with its slaves, seen from the master: bytes take their time on the wire, slaves theirs to answer, and
/// noise flips or swallows bytes both ways. Its time is the site's, not the board's: it goes on over a restart of the
/// board. One request is on the way at a time: what is written meanwhile collides and is lost, as is the reply when its
/// bytes are already on the wire. Allocates nothing after construction; while nothing is on the way it costs two comparisons.
/// </summary>
public sealed class SimulatedRtuLine : ISerialLine
{
    /// <summary>Most slaves of a line.</summary>
    public const int MostSlaves = 4;

    /// <summary>Start bit, eight data bits, stop bit.</summary>
    private const int BitsPerCharacter = 10;

    private const int Quiet = 0;
    private const int RequestOnWire = 1;
    private const int ReplyComing = 2;

    private const long Never = long.MaxValue;

    private readonly SimulatedSlave[] _slaves = new SimulatedSlave[MostSlaves];
    private readonly byte[] _request = new byte[ModbusFunction.LongestFrame];
    private readonly byte[] _reply = new byte[ModbusFunction.LongestFrame];
    private readonly int _baud;
    private int _slaveCount;
    private int _phase = Quiet;
    private int _requestLength;
    private int _replyLength;
    private int _taken;
    private long _nowMs;
    private long _requestEndMs = Never;
    private long _replyStartMs;
    private uint _noise;

    /// <summary>Bytes disturbed per million on the wire, 0 to 1,000,000: half are flipped in one bit, half are lost.</summary>
    public int NoisePerMillionBytes;

    /// <summary>Whether the cable is cut: nothing gets through either way.</summary>
    public bool IsCut;

    /// <summary>Makes a line.</summary>
    /// <param name="baud">Speed, bit/s, above 0.</param>
    /// <param name="seed">Seed of the noise; the same seed gives the same noise.</param>
    public SimulatedRtuLine(int baud, int seed)
    {
        _baud = baud;
        _noise = seed == 0 ? 0x9E3779B9u : (uint)seed;
    }

    /// <summary>The site's time, ms; the site sets it at every step, rising. A request that has arrived by then is handed to its slave.</summary>
    public long NowMs
    {
        get
        {
            return _nowMs;
        }

        set
        {
            _nowMs = value;
            if (value >= _requestEndMs)
            {
                HandOver();
            }
        }
    }

    /// <inheritdoc/>
    public int BytesAvailable => _phase == ReplyComing ? Arrived() - _taken : 0;

    /// <summary>Connects a slave.</summary>
    /// <param name="slave">The slave.</param>
    /// <returns>False when the line is full.</returns>
    public bool Add(SimulatedSlave slave)
    {
        if (_slaveCount >= MostSlaves)
        {
            return false;
        }

        _slaves[_slaveCount] = slave;
        _slaveCount++;
        return true;
    }

    /// <summary>Puts another slave in the place of one, on the same wires.</summary>
    /// <param name="old">The slave that goes.</param>
    /// <param name="slave">The slave that comes.</param>
    public void Exchange(SimulatedSlave old, SimulatedSlave slave)
    {
        for (int index = 0; index < _slaveCount; index++)
        {
            _slaves[index] = _slaves[index] == old ? slave : _slaves[index];
        }
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (_phase != ReplyComing)
        {
            return 0;
        }

        int available = Arrived() - _taken;
        int read = available < count ? available : count;
        for (int index = 0; index < read; index++)
        {
            buffer[offset + index] = _reply[_taken + index];
        }

        _taken += read;
        if (_taken >= _replyLength)
        {
            _phase = Quiet;
        }

        return read;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        if (_phase != Quiet)
        {
            Collide();
            return;
        }

        if (IsCut || count > _request.Length)
        {
            return;
        }

        for (int index = 0; index < count; index++)
        {
            _request[index] = buffer[offset + index];
        }

        _requestLength = Disturb(_request, count);
        _requestEndMs = _nowMs + WireMs(count);
        _phase = RequestOnWire;
    }

    private void Collide()
    {
        // What of the reply has not yet arrived is spoilt; a slave that still works on its answer hears nothing of the new request.
        if (_phase == ReplyComing && _nowMs > _replyStartMs)
        {
            for (int index = Arrived(); index < _replyLength; index++)
            {
                _reply[index] ^= 0x5A;
            }
        }
    }

    private void HandOver()
    {
        long endMs = _requestEndMs;
        _requestEndMs = Never;
        _phase = Quiet;
        for (int index = 0; index < _slaveCount; index++)
        {
            SimulatedSlave slave = _slaves[index];
            int length = IsCut ? 0 : slave.Answer(_request, _requestLength, _reply);
            if (length > 0)
            {
                _replyLength = Disturb(_reply, length);
                _replyStartMs = endMs + slave.TurnaroundMs;
                _taken = 0;
                _phase = _replyLength > 0 ? ReplyComing : Quiet;
                return;
            }
        }
    }

    private int Arrived()
    {
        if (IsCut)
        {
            // What has not been taken yet is gone for good.
            _replyLength = _taken;
            _phase = Quiet;
            return _taken;
        }

        long elapsedMs = _nowMs - _replyStartMs;
        if (elapsedMs <= 0)
        {
            return 0;
        }

        long bytes = elapsedMs * _baud / (BitsPerCharacter * 1000);
        return bytes < _replyLength ? (int)bytes : _replyLength;
    }

    private int WireMs(int count)
    {
        return ((count * BitsPerCharacter * 1000) + _baud - 1) / _baud;
    }

    private int Disturb(byte[] frame, int length)
    {
        if (NoisePerMillionBytes == 0)
        {
            return length;
        }

        int kept = 0;
        for (int index = 0; index < length; index++)
        {
            int value = frame[index];
            if (Draw(1000000) < NoisePerMillionBytes)
            {
                int kind = Draw(16);
                if (kind >= 8)
                {
                    continue;
                }

                value ^= 1 << kind;
            }

            frame[kept] = (byte)value;
            kept++;
        }

        return kept;
    }

    private int Draw(int bound)
    {
        uint value = _noise;
        value ^= value << 13;
        value ^= value >> 17;
        value ^= value << 5;
        _noise = value;
        return (int)((value >> 4) % (uint)bound);
    }
}

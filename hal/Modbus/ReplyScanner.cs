using System;

namespace NanoV2G.Hal.Modbus;

/// <summary>
/// Finds the one expected reply in what arrives: an echo of the request, noise or another slave's frame before it does no
/// harm, and nothing that differs in slave, function, length or CRC is ever taken for it.
/// </summary>
internal sealed class ReplyScanner
{
    /// <summary>Room for the longest frame behind an echo of the longest request and some noise.</summary>
    private const int RoomBytes = 640;

    private const int ExceptionBytes = 5;

    private readonly byte[] _bytes = new byte[RoomBytes];
    private readonly byte[] _request;
    private int _requestLength;
    private int _replyLength;
    private int _registerCount;
    private int _count;
    private int _scan;
    private int _frame;

    /// <summary>Makes a scanner.</summary>
    /// <param name="request">The buffer that holds the request while its reply is awaited.</param>
    public ReplyScanner(byte[] request)
    {
        _request = request;
    }

    /// <summary>Whether the whole reply has arrived.</summary>
    public bool HasReply;

    /// <summary>The code of the exception reply that has arrived instead, 0 = none.</summary>
    public int ExceptionCode;

    /// <summary>Whether enough has arrived for the reply and an echo before it.</summary>
    public bool IsLongEnough => _count >= _replyLength + EchoLength();

    /// <summary>Forgets what has arrived and waits for the reply to the request in the buffer.</summary>
    /// <param name="requestLength">Length of the request with CRC.</param>
    /// <param name="registerCount">Registers of the reply; 0 for a write.</param>
    public void Expect(int requestLength, int registerCount)
    {
        _requestLength = requestLength;
        _registerCount = registerCount;
        _replyLength = registerCount == 0 ? 8 : 5 + (2 * registerCount);
        _count = 0;
        _scan = 0;
        HasReply = false;
        ExceptionCode = 0;
    }

    /// <summary>Reads away what nobody asked for.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Whether anything was there.</returns>
    public bool Drain(ISerialLine line)
    {
        bool hasDrained = false;
        int rounds = 0;

        // Bounded, since a babbling line may bring bytes as fast as they are read.
        while (rounds < 8 && line.BytesAvailable > 0)
        {
            line.Read(_bytes, 0, RoomBytes);
            hasDrained = true;
            rounds++;
        }

        return hasDrained;
    }

    /// <summary>Takes what has arrived and looks for the reply at every place where it can begin.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Whether anything had arrived.</returns>
    public bool Collect(ISerialLine line)
    {
        MakeRoom();
        int got = line.Read(_bytes, _count, RoomBytes - _count);
        if (got <= 0)
        {
            return false;
        }

        _count += got;
        int settled = _scan;
        for (int start = _scan; start + ExceptionBytes <= _count; start++)
        {
            if (_bytes[start] == _request[0] && TryFrameAt(start))
            {
                return true;
            }

            // A place is done with once the reply would have ended.
            if (start + _replyLength <= _count)
            {
                settled = start + 1;
            }
        }

        _scan = settled;
        return true;
    }

    /// <summary>One register of the reply.</summary>
    /// <param name="index">Place within the block asked for, from 0.</param>
    /// <returns>0 to 65535; 0 outside the block and without a reply.</returns>
    public int Register(int index)
    {
        if (!HasReply || index < 0 || index >= _registerCount)
        {
            return 0;
        }

        int at = _frame + 3 + (2 * index);
        return (_bytes[at] << 8) | _bytes[at + 1];
    }

    /// <summary>Why what has arrived is not the reply.</summary>
    /// <returns>Nothing or too little: time-out; a whole frame of another kind: unexpected; else a CRC that does not hold.</returns>
    public ModbusError Judge()
    {
        int echo = EchoLength();
        int length = _count - echo;
        if (ModbusCrc.IsValid(_bytes, echo, length))
        {
            return ModbusError.UnexpectedReply;
        }

        return length >= _replyLength ? ModbusError.BadCrc : ModbusError.Timeout;
    }

    private void MakeRoom()
    {
        if (_count < RoomBytes)
        {
            return;
        }

        // Only noise fills the buffer. Its newer half is kept: the reply may have begun there.
        int kept = RoomBytes / 2;
        Array.Copy(_bytes, _count - kept, _bytes, 0, kept);
        _count = kept;
        _scan = 0;
    }

    private bool TryFrameAt(int start)
    {
        byte[] bytes = _bytes;
        int function = bytes[start + 1];
        if (function == (_request[1] | ModbusFunction.ExceptionFlag))
        {
            if (!ModbusCrc.IsValid(bytes, start, ExceptionBytes))
            {
                return false;
            }

            ExceptionCode = bytes[start + 2];
            return ExceptionCode != 0;
        }

        if (function != _request[1] || start + _replyLength > _count
            || !IsHeaderExpected(start) || !ModbusCrc.IsValid(bytes, start, _replyLength))
        {
            return false;
        }

        _frame = start;
        HasReply = true;
        return true;
    }

    private bool IsHeaderExpected(int start)
    {
        if (_registerCount != 0)
        {
            return _bytes[start + 2] == 2 * _registerCount;
        }

        for (int index = 2; index < 6; index++)
        {
            if (_bytes[start + index] != _request[index])
            {
                return false;
            }
        }

        return true;
    }

    private int EchoLength()
    {
        if (_count < _requestLength)
        {
            return 0;
        }

        for (int index = 0; index < _requestLength; index++)
        {
            if (_bytes[index] != _request[index])
            {
                return 0;
            }
        }

        return _requestLength;
    }
}

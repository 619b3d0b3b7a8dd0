namespace NanoV2G.Hal.Modbus;

/// <summary>
/// Modbus RTU master as a state machine: one request at a time, stepped by its bus every 10 ms or so, never waiting,
/// without allocation after construction. Before each request the line is drained and must have been silent, so that
/// neither a late reply nor noise is taken for the present reply. RTU frames carry no request number: a late reply
/// of the same slave, function and length that begins only after that silence cannot be told from the present one.
/// </summary>
public sealed class ModbusRtuMaster
{
    /// <summary>Bits of one character with start, parity or second stop bit (Modbus over Serial Line V1.02, 2.5.1): the longer form, so that silences are never too short.</summary>
    private const int BitsPerCharacter = 11;

    /// <summary>Received bytes are seen only at a step: silences are rounded up to it, ms.</summary>
    private const int StepMs = 10;

    /// <summary>
    /// Silence asked for after a time-out, ms: a slave that was merely slow gets time to finish, instead of talking into the next request.
    /// </summary>
    private const int SilenceAfterTimeoutMs = 50;

    private readonly ISerialLine _line;
    private readonly int _silenceMs;
    private readonly byte[] _request = new byte[ModbusFunction.LongestFrame];
    private readonly ReplyScanner _scanner;

    private bool _isSent;
    private bool _hasBegun;
    private int _requestLength;
    private int _timeoutMs;
    private int _neededSilenceMs;
    private int _registerCount;
    private long _deadlineMs;
    private long _lastByteMs;

    /// <summary>Makes a master on a line of its own.</summary>
    /// <param name="line">The line; nobody else reads or writes it.</param>
    /// <param name="baud">Its speed, bit/s, 1200 to 115200: sets the silence between frames.</param>
    public ModbusRtuMaster(ISerialLine line, int baud)
    {
        _line = line;
        _scanner = new ReplyScanner(_request);
        int speed = baud < 1200 ? 1200 : baud;

        // 3.5 characters, at least 2 ms, seen from steps of 10 ms.
        int silenceMs = (BitsPerCharacter * 3500 + speed - 1) / speed;
        silenceMs = silenceMs < 2 ? 2 : silenceMs;
        _silenceMs = (silenceMs + StepMs - 1) / StepMs * StepMs;
        _neededSilenceMs = _silenceMs;
    }

    /// <summary>Where the present transaction stands.</summary>
    public ModbusStatus Status = ModbusStatus.Idle;

    /// <summary>Why the last transaction failed; <see cref="ModbusError.None"/> unless it did.</summary>
    public ModbusError Error;

    /// <summary>The code of the exception reply, 1 to 255; 0 unless <see cref="Error"/> is <see cref="ModbusError.Exception"/>.</summary>
    public int ExceptionCode => Error == ModbusError.Exception ? _scanner.ExceptionCode : 0;

    /// <summary>Requests begun since construction.</summary>
    public int RequestCount;

    /// <summary>Requests that failed since construction, by <see cref="ModbusError"/>.</summary>
    public readonly int[] FailureCounts = new int[(int)ModbusError.UnexpectedReply + 1];

    /// <summary>Asks for registers.</summary>
    /// <param name="function"><see cref="ModbusFunction.ReadHolding"/> or <see cref="ModbusFunction.ReadInput"/>.</param>
    /// <param name="slave">Address, 1 to 247.</param>
    /// <param name="register">First register as on the wire, 0 to 65535.</param>
    /// <param name="count">How many, 1 to 125.</param>
    /// <param name="timeoutMs">Longest wait for a free line, and again for the reply, ms.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>False when busy or an argument is out of range: nothing was begun.</returns>
    public bool BeginRead(int function, int slave, int register, int count, int timeoutMs, long nowMs)
    {
        if (Status == ModbusStatus.Busy || !IsAllowed(slave, register, count, ModbusFunction.MostRead))
        {
            return false;
        }

        FillHeader(function, slave, register, count);
        _registerCount = count;
        Start(6, timeoutMs, nowMs);
        return true;
    }

    /// <summary>Writes a block of holding registers at once (function 16).</summary>
    /// <param name="slave">Address, 1 to 247.</param>
    /// <param name="register">First register as on the wire, 0 to 65535.</param>
    /// <param name="values">Holds the values, of which the low 16 bits are sent.</param>
    /// <param name="valueOffset">First index sent.</param>
    /// <param name="count">How many, 1 to 123.</param>
    /// <param name="timeoutMs">Longest wait for a free line, and again for the reply, ms.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>False when busy or an argument is out of range: nothing was begun.</returns>
    public bool BeginWriteMultiple(int slave, int register, int[] values, int valueOffset, int count, int timeoutMs, long nowMs)
    {
        if (Status == ModbusStatus.Busy || !IsAllowed(slave, register, count, ModbusFunction.MostWritten)
            || valueOffset < 0 || valueOffset + count > values.Length)
        {
            return false;
        }

        FillHeader(ModbusFunction.WriteMultiple, slave, register, count);
        _request[6] = (byte)(2 * count);
        int at = 7;
        for (int index = 0; index < count; index++)
        {
            int value = values[valueOffset + index];
            _request[at] = (byte)((value >> 8) & 0xFF);
            _request[at + 1] = (byte)(value & 0xFF);
            at += 2;
        }

        _registerCount = 0;
        Start(at, timeoutMs, nowMs);
        return true;
    }

    /// <summary>Moves the transaction on: drains, sends, collects, judges. Returns at once.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>Where the transaction stands.</returns>
    public ModbusStatus Step(long nowMs)
    {
        if (Status != ModbusStatus.Busy)
        {
            return Status;
        }

        if (_isSent)
        {
            Collect(nowMs);
        }
        else
        {
            SendWhenSilent(nowMs);
        }

        return Status;
    }

    /// <summary>One register of the reply to the completed read.</summary>
    /// <param name="index">Place within the block asked for, from 0.</param>
    /// <returns>0 to 65535; 0 outside the block and unless a read has completed.</returns>
    public int GetRegister(int index)
    {
        return Status == ModbusStatus.Completed ? _scanner.Register(index) : 0;
    }

    private static bool IsAllowed(int slave, int register, int count, int most)
    {
        return slave >= 1 && slave <= 247 && register >= 0 && count >= 1 && count <= most && register + count <= 0x10000;
    }

    private void FillHeader(int function, int slave, int register, int count)
    {
        byte[] request = _request;
        request[0] = (byte)slave;
        request[1] = (byte)function;
        request[2] = (byte)(register >> 8);
        request[3] = (byte)(register & 0xFF);
        request[4] = (byte)(count >> 8);
        request[5] = (byte)(count & 0xFF);
    }

    private void Start(int length, int timeoutMs, long nowMs)
    {
        _requestLength = ModbusCrc.Append(_request, length);
        _timeoutMs = timeoutMs;
        _deadlineMs = nowMs + timeoutMs;
        Status = ModbusStatus.Busy;
        _isSent = false;
        Error = ModbusError.None;
        RequestCount++;
        if (!_hasBegun)
        {
            // Nothing is known of the line after a restart: a slave may still be talking to the life before.
            _hasBegun = true;
            _lastByteMs = nowMs;
        }

        SendWhenSilent(nowMs);
    }

    private void SendWhenSilent(long nowMs)
    {
        if (_scanner.Drain(_line))
        {
            _lastByteMs = nowMs;
        }

        if (nowMs - _lastByteMs >= _neededSilenceMs)
        {
            _scanner.Expect(_requestLength, _registerCount);
            _isSent = true;
            _neededSilenceMs = _silenceMs;
            _lastByteMs = nowMs;
            _deadlineMs = nowMs + _timeoutMs;
            _line.Write(_request, 0, _requestLength);
        }
        else if (nowMs >= _deadlineMs)
        {
            FailWith(ModbusError.Timeout, nowMs);
        }
    }

    private void Collect(long nowMs)
    {
        ReplyScanner scanner = _scanner;
        if (_line.BytesAvailable > 0 && scanner.Collect(_line))
        {
            _lastByteMs = nowMs;
            if (scanner.HasReply)
            {
                Status = ModbusStatus.Completed;
                return;
            }

            if (scanner.ExceptionCode != 0)
            {
                FailWith(ModbusError.Exception, nowMs);
                return;
            }
        }

        // A reply that should be complete but has gone quiet will not get better: the time-out need not be waited for.
        bool isQuiet = nowMs - _lastByteMs >= _silenceMs + (2 * StepMs);
        if (nowMs >= _deadlineMs || (isQuiet && scanner.IsLongEnough))
        {
            FailWith(scanner.Judge(), nowMs);
        }
    }

    private void FailWith(ModbusError error, long nowMs)
    {
        Status = ModbusStatus.Failed;
        Error = error;
        FailureCounts[(int)error]++;
        if (error == ModbusError.Timeout)
        {
            _lastByteMs = nowMs;
            _neededSilenceMs = SilenceAfterTimeoutMs > _silenceMs ? SilenceAfterTimeoutMs : _silenceMs;
        }
    }
}

using NanoV2G.Hal.Modbus;

namespace NanoV2G.Hal.Meters;

/// <summary>
/// Asks a three-phase Eastron meter how it is wired: set to anything but three phases and four wires, it shows zero where
/// current flows. Asked at the start and, until the answer is right, every 10 s.
/// </summary>
internal sealed class WiringCheck
{
    private const int IntervalMs = 10000;

    private readonly int _slave;
    private readonly int _timeoutMs;
    private bool _isRight;
    private long _dueMs;
    private bool _isWrong;

    /// <summary>Makes the check.</summary>
    /// <param name="slave">Modbus address, 1 to 247.</param>
    /// <param name="timeoutMs">Longest wait for a reply, ms.</param>
    public WiringCheck(int slave, int timeoutMs)
    {
        _slave = slave;
        _timeoutMs = timeoutMs;
    }

    /// <summary>Whether the meter has said that it is wired otherwise.</summary>
    public bool IsWrong => _isWrong;

    /// <summary>Whether to ask now.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>True until the right answer has come, every 10 s.</returns>
    public bool IsDue(long nowMs)
    {
        return !_isRight && nowMs >= _dueMs;
    }

    /// <summary>Asks.</summary>
    /// <param name="master">The free master.</param>
    /// <param name="nowMs">Monotonic time, ms.</param>
    public void Begin(ModbusRtuMaster master, long nowMs)
    {
        _dueMs = nowMs + IntervalMs;
        master.BeginReadHolding(_slave, EastronRegisters.Wiring, EastronRegisters.ValueCount, _timeoutMs, nowMs);
    }

    /// <summary>Takes the answer.</summary>
    /// <param name="master">Holds the reply.</param>
    public void Take(ModbusRtuMaster master)
    {
        _isRight = master.GetRegister(0) == EastronRegisters.FourWireHigh && master.GetRegister(1) == 0;
        _isWrong = !_isRight;
    }
}

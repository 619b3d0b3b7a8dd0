using NanoV2G.Hal.Modbus;

namespace NanoV2G.Tests.Modbus;

/// <summary>A device that reads two registers at an interval and counts what becomes of it.</summary>
internal sealed class BusProbe : BusDevice
{
    private readonly int _slave;
    private readonly int _intervalMs;
    private long _completedMs = -1;

    public bool WantsUrgency;
    public int Begun;
    public int Completed;
    public int Failed;
    public long LongestGapMs;

    public BusProbe(int slave, int intervalMs)
    {
        _slave = slave;
        _intervalMs = intervalMs;
    }

    public override bool IsUrgent(long nowMs)
    {
        return WantsUrgency;
    }

    public override void Begin(ModbusRtuMaster master, long nowMs)
    {
        Begun++;
        DueMs = nowMs + _intervalMs;
        master.BeginRead(ModbusFunction.ReadInput, _slave, 0, 2, 200, nowMs);
    }

    public override void Complete(ModbusRtuMaster master, long nowMs)
    {
        Completed++;
        if (_completedMs >= 0 && nowMs - _completedMs > LongestGapMs)
        {
            LongestGapMs = nowMs - _completedMs;
        }

        _completedMs = nowMs;
    }

    public override void Fail(ModbusRtuMaster master, long nowMs)
    {
        Failed++;
    }
}

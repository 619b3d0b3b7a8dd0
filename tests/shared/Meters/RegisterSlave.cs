using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Meters;

/// <summary>A slave whose registers the test sets one by one; what was never set is refused.</summary>
internal sealed class RegisterSlave : SimulatedSlave
{
    private readonly int[] _values = new int[0x10000];
    private readonly bool[] _isSet = new bool[0x10000];

    /// <summary>Requests for a register at or above this are refused with exception 2.</summary>
    public int RefusedFrom = 0x10000;

    /// <summary>Writes that arrived.</summary>
    public int WriteCount;

    public RegisterSlave(int address)
        : base(address)
    {
    }

    public void Set(int register, int value)
    {
        _values[register] = value & 0xFFFF;
        _isSet[register] = true;
    }

    public int Get(int register)
    {
        return _values[register];
    }

    /// <summary>Sets a value of two registers by its bits.</summary>
    public void SetPair(int register, int high, int low)
    {
        Set(register, high);
        Set(register + 1, low);
    }

    /// <summary>Sets a range to zero.</summary>
    public void Clear(int register, int count)
    {
        for (int index = 0; index < count; index++)
        {
            Set(register + index, 0);
        }
    }

    protected override int Read(int function, int register, int count, byte[] reply, int offset)
    {
        if (register >= RefusedFrom)
        {
            return ModbusFunction.IllegalAddress;
        }

        for (int index = 0; index < count; index++)
        {
            if (!_isSet[register + index])
            {
                return ModbusFunction.IllegalAddress;
            }

            Put(reply, offset + (2 * index), _values[register + index]);
        }

        return 0;
    }

    protected override int Write(int register, int count, byte[] frame, int offset)
    {
        for (int index = 0; index < count; index++)
        {
            Set(register + index, (frame[offset + (2 * index)] << 8) | frame[offset + (2 * index) + 1]);
        }

        WriteCount++;
        return 0;
    }
}

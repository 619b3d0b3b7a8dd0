using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Meters;

/// <summary>A slave whose registers the test sets one by one; what was never set is refused.</summary>
internal sealed class RegisterSlave : SimulatedSlave
{
    private const int NotSet = -1;

    private readonly int _first;
    private readonly int[] _values;
    private readonly int[] _serial = new int[] { NotSet, NotSet };

    /// <summary>Requests for a register at or above this are refused with exception 2.</summary>
    public int RefusedFrom = 0x10000;

    /// <summary>Writes that arrived.</summary>
    public int WriteCount;

    public RegisterSlave(int address, int first, int count)
        : base(address)
    {
        _first = first;
        _values = new int[count];
        for (int index = 0; index < count; index++)
        {
            _values[index] = NotSet;
        }
    }

    public void Set(int register, int value)
    {
        if (register >= EastronRegisters.SerialNumber)
        {
            _serial[register - EastronRegisters.SerialNumber] = value & 0xFFFF;
        }
        else
        {
            _values[register - _first] = value & 0xFFFF;
        }
    }

    public int Get(int register)
    {
        if (register >= EastronRegisters.SerialNumber)
        {
            int serialIndex = register - EastronRegisters.SerialNumber;
            return serialIndex < _serial.Length ? _serial[serialIndex] : NotSet;
        }

        int index = register - _first;
        return index >= 0 && index < _values.Length ? _values[index] : NotSet;
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
            int value = Get(register + index);
            if (value == NotSet)
            {
                return ModbusFunction.IllegalAddress;
            }

            Put(reply, offset + (2 * index), value);
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

using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Tests.Inverters;

/// <summary>The registers of a SunSpec device, built model by model at any base address; what was not built is refused.</summary>
internal sealed class SunSpecImage : SimulatedSlave
{
    public const int Slave = 3;

    private readonly int[] _registers = new int[700];
    private readonly int _base;
    private int _end;


    /// <summary>Exception with which every read is refused; 0 = none.</summary>
    public int Busy;

    public int WriteCount;

    /// <summary>Reads that have arrived.</summary>
    public int ReadCount;

    public SunSpecImage(int baseAddress)
        : base(Slave)
    {
        _base = baseAddress;
        Append(SunSpecRegisters.MarkHigh);
        Append(SunSpecRegisters.MarkLow);
    }

    /// <summary>Appends a model of zeros.</summary>
    /// <returns>Where it begins, as on the wire.</returns>
    public int Add(int model, int length)
    {
        int address = _base + _end;
        Append(model);
        Append(length);
        _end += length;
        return address;
    }

    /// <summary>Appends the end mark.</summary>
    public void End()
    {
        Append(SunSpecRegisters.EndModel);
        Append(0);
    }

    public void Set(int address, int value)
    {
        _registers[address - _base] = value & 0xFFFF;
    }

    public int Get(int address)
    {
        return _registers[address - _base];
    }

    public void SetText(int address, string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            int at = address + (index / 2);
            Set(at, Get(at) | (text[index] << (index % 2 == 0 ? 8 : 0)));
        }
    }

    protected override int Read(int function, int register, int count, byte[] reply, int offset)
    {
        ReadCount++;
        if (Busy != 0)
        {
            return Busy;
        }

        int start = register - _base;
        if (function != ModbusFunction.ReadHolding || start < 0 || start + count > _end)
        {
            return ModbusFunction.IllegalAddress;
        }

        for (int index = 0; index < count; index++)
        {
            Put(reply, offset + (2 * index), _registers[start + index]);
        }

        return 0;
    }

    protected override int Write(int register, int count, byte[] frame, int offset)
    {
        WriteCount++;
        int start = register - _base;
        for (int index = 0; index < count && start + index < _end; index++)
        {
            _registers[start + index] = (frame[offset + (2 * index)] << 8) | frame[offset + (2 * index) + 1];
        }

        return 0;
    }

    private void Append(int value)
    {
        _registers[_end] = value;
        _end++;
    }
}

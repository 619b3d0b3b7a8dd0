using NanoV2G.Firmware.Events;

namespace NanoV2G.Tests.Control;

/// <summary>Keeps every raised event.</summary>
public sealed class RecordingEvents : IEventSink
{
    private const int Most = 4096;

    private readonly EventCode[] _codes = new EventCode[Most];
    private readonly int[] _values1 = new int[Most];
    private readonly int[] _values2 = new int[Most];
    private int _count;

    public void Raise(EventCode code, int value1, int value2)
    {
        if (_count < Most)
        {
            _codes[_count] = code;
            _values1[_count] = value1;
            _values2[_count] = value2;
            _count++;
        }
    }

    /// <summary>How often an event was raised.</summary>
    public int CountOf(EventCode code)
    {
        int count = 0;
        for (int i = 0; i < _count; i++)
        {
            count += _codes[i] == code ? 1 : 0;
        }

        return count;
    }

    /// <summary>First value of the newest event of a code, -1 when there was none.</summary>
    public int LastValue1(EventCode code)
    {
        int slot = LastOf(code);
        return slot < 0 ? -1 : _values1[slot];
    }

    /// <summary>Second value of the newest event of a code, -1 when there was none.</summary>
    public int LastValue2(EventCode code)
    {
        int slot = LastOf(code);
        return slot < 0 ? -1 : _values2[slot];
    }

    private int LastOf(EventCode code)
    {
        int slot = _count - 1;
        while (slot >= 0 && _codes[slot] != code)
        {
            slot--;
        }

        return slot;
    }
}

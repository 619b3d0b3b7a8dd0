using System;
using System.Diagnostics;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Stand-in for the microsecond timer (nanoFramework.Hardware.Esp32 1.6.40); a test may hold it still.</summary>
public class HighResTimer
{
    private static readonly Stopwatch Real = Stopwatch.StartNew();
    private static long _heldUs = -1;

    public static UInt64 GetCurrent()
    {
        return (UInt64)(_heldUs >= 0 ? _heldUs : Real.ElapsedTicks * 1000000 / Stopwatch.Frequency);
    }

    /// <summary>Holds the time still, for tests; a negative time lets it run.</summary>
    public static void HoldAt(long microseconds)
    {
        _heldUs = microseconds;
    }
}

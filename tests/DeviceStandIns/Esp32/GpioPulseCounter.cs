using System.Collections.Generic;

namespace System.Device.Gpio;

/// <summary>Edges that are counted (nanoFramework.Hardware.Esp32 1.6.40).</summary>
public enum GpioPulsePolarity
{
    Both,
    Falling,
    Rising,
}

/// <summary>A count with its time.</summary>
public struct GpioPulseCount
{
    public long Count;

    public TimeSpan RelativeTime;
}

/// <summary>Stand-in for the chip's pulse counter; a test gives the pulses.</summary>
public sealed class GpioPulseCounter
{
    private static readonly Dictionary<int, long> Given = new Dictionary<int, long>();

    private readonly int _pin;
    private bool _isCounting;
    private long _before;

    public GpioPulseCounter(int pinNumberA, int pinNumberB = -1)
    {
        _pin = pinNumberA;
    }

    public GpioPulsePolarity Polarity { get; set; }

    public ushort FilterPulses { get; set; }

    public void Start()
    {
        _isCounting = true;
        _before = Given.TryGetValue(_pin, out long count) ? count : 0;
    }

    public GpioPulseCount Read()
    {
        GpioPulseCount count = default;
        count.Count = _isCounting && Given.TryGetValue(_pin, out long given) ? given - _before : 0;
        return count;
    }

    /// <summary>Gives pulses on a pin, for tests.</summary>
    public static void Give(int pin, int pulses)
    {
        Given[pin] = (Given.TryGetValue(pin, out long count) ? count : 0) + pulses;
    }
}

using System.Device.Gpio;
using NanoV2G.Hal.Inputs;

namespace NanoV2G.Hal.Esp32.Pins;

/// <summary>
/// Counts the pulses of an S0 output with the chip's own counter: none is lost while the interpreter is busy. Its filter
/// reaches 12.8 µs only, so the input needs a low-pass on the board; a pulse lasts 30 ms at least (IEC 62053-31).
/// </summary>
public sealed class Esp32PulseCounter : IPulseCounter
{
    /// <summary>The longest filter of the chip, in periods of its 80 MHz bus clock.</summary>
    private const int LongestFilter = 1023;

    private readonly GpioPulseCounter _counter;

    private Esp32PulseCounter(int pin)
    {
        _counter = new GpioPulseCounter(pin);
        _counter.Polarity = GpioPulsePolarity.Rising;
        _counter.FilterPulses = LongestFilter;
        _counter.Start();
    }

    /// <inheritdoc/>
    public long Count => _counter.Read().Count;

    /// <summary>Starts counting on a pin.</summary>
    /// <param name="pin">The pin, or <see cref="Esp32Pins.Absent"/>.</param>
    /// <returns>The counter; null where the board has none.</returns>
    public static Esp32PulseCounter Open(int pin)
    {
        return pin == Esp32Pins.Absent ? null : new Esp32PulseCounter(pin);
    }
}

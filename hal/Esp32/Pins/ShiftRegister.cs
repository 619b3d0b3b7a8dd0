using System.Device.Gpio;

namespace NanoV2G.Hal.Esp32.Pins;

/// <summary>
/// The chain of 74HC165 shift registers on three pins. Reading a pin makes a garbage object of the runtime for each
/// bit, so the chain is read on the sense thread and never on the tick.
/// </summary>
public sealed class ShiftRegister
{
    private readonly GpioPin _clock;
    private readonly GpioPin _load;
    private readonly GpioPin _data;

    /// <summary>Opens the pins: clock low, load high, that is shifting.</summary>
    /// <param name="gpio">The chip's GPIO.</param>
    /// <param name="clock">Clock pin.</param>
    /// <param name="load">Load pin, active low.</param>
    /// <param name="data">Data pin.</param>
    public ShiftRegister(GpioController gpio, int clock, int load, int data)
    {
        _clock = gpio.OpenPin(clock, PinMode.Output);
        _clock.Write(PinValue.Low);
        _load = gpio.OpenPin(load, PinMode.Output);
        _load.Write(PinValue.High);
        _data = gpio.OpenPin(data, PinMode.Input);
    }

    /// <summary>Takes the inputs over and shifts them out.</summary>
    /// <param name="count">How many bits, 1 to 32.</param>
    /// <returns>The bits; the first one shifted out is bit 0.</returns>
    public int Read(int count)
    {
        _clock.Write(PinValue.Low);
        _load.Write(PinValue.Low);
        _load.Write(PinValue.High);
        int bits = 0;
        for (int bit = 0; bit < count; bit++)
        {
            if (_data.Read() == PinValue.High)
            {
                bits |= 1 << bit;
            }

            _clock.Toggle();
            _clock.Toggle();
        }

        return bits;
    }
}

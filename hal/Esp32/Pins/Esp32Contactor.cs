using System.Device.Gpio;
using NanoV2G.Hal.Contactors;

namespace NanoV2G.Hal.Esp32.Pins;

/// <summary>The coil of one contactor, or those of two in series, on pins, and the mirror contacts among the slow inputs.</summary>
public sealed class Esp32Contactor : IContactor
{
    private readonly GpioPin _drive;
    private readonly GpioPin _second;
    private readonly SlowInputs _inputs;
    private bool _isDriven;
    private bool _isWritten = true;

    /// <summary>Takes the opened pins.</summary>
    /// <param name="drive">Output to the coil's driver, low.</param>
    /// <param name="second">The same of the second contactor; null where there is none.</param>
    /// <param name="inputs">The slow inputs.</param>
    public Esp32Contactor(GpioPin drive, GpioPin second, SlowInputs inputs)
    {
        _drive = drive;
        _second = second;
        _inputs = inputs;
    }

    /// <inheritdoc/>
    public int All => _second == null ? 1 : 3;

    /// <inheritdoc/>
    public int NotProvedOpen
    {
        get
        {
            int notOpen = _inputs.IsHigh(SlowInputBits.MirrorContact) ? 0 : 1;
            return _second == null || _inputs.IsHigh(SlowInputBits.LoadControl5Closed) ? notOpen : notOpen | 2;
        }
    }

    /// <summary>Whether the coil is driven now.</summary>
    public bool IsDriven => _isDriven;

    /// <summary>Opens the pin of the coil, which releases it: the first thing that a board does.</summary>
    /// <param name="gpio">The chip's GPIO.</param>
    /// <param name="pin">The pin, or <see cref="Esp32Pins.Absent"/>.</param>
    /// <returns>The pin, an output that is low; null when it is absent.</returns>
    public static GpioPin OpenReleased(GpioController gpio, int pin)
    {
        if (pin == Esp32Pins.Absent)
        {
            return null;
        }

        GpioPin drive = gpio.OpenPin(pin, PinMode.Output);
        drive.Write(PinValue.Low);
        return drive;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A pin is written only on a change: the runtime makes one small object for the level then, a few a day, while an
    /// inversion could leave the coil in the opposite state for ever.
    /// </remarks>
    public void Drive(bool closed)
    {
        if (_isWritten && closed == _isDriven)
        {
            return;
        }

        _isWritten = false;
        _isDriven = closed;
        PinValue level = closed ? PinValue.High : PinValue.Low;
        _drive.Write(level);
        if (_second != null)
        {
            _second.Write(level);
        }

        _isWritten = true;
    }
}

using System.Device.Gpio;
using NanoV2G.Hal.Contactors;

namespace NanoV2G.Hal.Esp32.Pins;

/// <summary>The contactor's coil on a pin and its mirror contact among the slow inputs.</summary>
public sealed class Esp32Contactor : IContactor
{
    private readonly GpioPin _drive;
    private readonly SlowInputs _inputs;
    private bool _isDriven;
    private bool _isWritten = true;

    /// <summary>Takes the opened pin.</summary>
    /// <param name="drive">Output to the coil's driver, low.</param>
    /// <param name="inputs">The slow inputs.</param>
    public Esp32Contactor(GpioPin drive, SlowInputs inputs)
    {
        _drive = drive;
        _inputs = inputs;
    }

    /// <inheritdoc/>
    public bool IsProvedOpen => _inputs.IsHigh(SlowInputBits.MirrorContact);

    /// <summary>Whether the coil is driven now.</summary>
    public bool IsDriven => _isDriven;

    /// <summary>Opens the pin of the coil, which releases it: the first thing that a board does.</summary>
    /// <param name="gpio">The chip's GPIO.</param>
    /// <param name="pin">The pin.</param>
    /// <returns>The pin, an output that is low.</returns>
    public static GpioPin OpenReleased(GpioController gpio, int pin)
    {
        GpioPin drive = gpio.OpenPin(pin, PinMode.Output);
        drive.Write(PinValue.Low);
        return drive;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The pin is written only on a change: the runtime makes one small object for the level then, a few a day, while an
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
        _drive.Write(closed ? PinValue.High : PinValue.Low);
        _isWritten = true;
    }
}

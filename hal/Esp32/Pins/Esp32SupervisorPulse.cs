using System.Device.Gpio;
using NanoV2G.Hal.Supervisor;

namespace NanoV2G.Hal.Esp32.Pins;

/// <summary>The supervisor's pulse on a pin. Only edges count, so inverting the pin is enough and allocates nothing.</summary>
public sealed class Esp32SupervisorPulse : ISupervisorPulse
{
    private readonly GpioPin _pin;

    /// <summary>Opens the pin, low.</summary>
    /// <param name="gpio">The chip's GPIO.</param>
    /// <param name="pin">The pin.</param>
    public Esp32SupervisorPulse(GpioController gpio, int pin)
    {
        _pin = gpio.OpenPin(pin, PinMode.Output);
        _pin.Write(PinValue.Low);
    }

    /// <inheritdoc/>
    public void Toggle()
    {
        _pin.Toggle();
    }
}

namespace System.Device.Gpio;

/// <summary>Takes the place of the device's library: the check goes by the name.</summary>
public sealed class GpioController
{
    public GpioPin OpenPin(int number, PinMode mode) => new GpioPin();
}

/// <summary>A pin.</summary>
public sealed class GpioPin
{
    public event PinChangeEventHandler ValueChanged;
}

public enum PinMode
{
    Input,
}

public sealed class PinValueChangedEventArgs
{
}

public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs arguments);

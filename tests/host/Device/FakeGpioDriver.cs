using System.Device.Gpio;

namespace NanoV2G.Tests.Device;

/// <summary>Pins without a chip: outputs remember what was written, inputs show what the test sets.</summary>
public sealed class FakeGpioDriver : GpioDriver
{
    private readonly Dictionary<int, PinMode> _modes = [];
    private readonly Dictionary<int, bool> _levels = [];

    /// <summary>Every write in order, such as "32=high".</summary>
    public List<string> Writes { get; } = [];

    /// <summary>Is told of each rising edge of an output, as a shift register is.</summary>
    public Action<int, bool>? Written { get; set; }

    /// <summary>Gives the level of an input.</summary>
    public Func<int, bool>? Sensed { get; set; }

    /// <summary>Whether the next write throws.</summary>
    public bool FailsOnce { get; set; }

    /// <summary>Level of an output.</summary>
    public bool IsHigh(int pin) => _levels.GetValueOrDefault(pin);

    /// <summary>Mode that a pin was opened in, or null.</summary>
    public PinMode? ModeOf(int pin) => _modes.TryGetValue(pin, out PinMode mode) ? mode : null;

    protected override int PinCount => 40;

    protected override void OpenPin(int pinNumber)
    {
        Assert.IsFalse(_modes.ContainsKey(pinNumber), $"pin {pinNumber} is used twice");
        _modes[pinNumber] = PinMode.Input;
    }

    protected override void ClosePin(int pinNumber) => _modes.Remove(pinNumber);

    protected override void SetPinMode(int pinNumber, PinMode mode) => _modes[pinNumber] = mode;

    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber) =>
        _modes[pinNumber] == PinMode.Output ? IsHigh(pinNumber) : Sensed?.Invoke(pinNumber) ?? false;

    protected override void Write(int pinNumber, PinValue value)
    {
        Assert.AreEqual(PinMode.Output, _modes[pinNumber], $"pin {pinNumber} is no output");
        if (FailsOnce)
        {
            FailsOnce = false;
            throw new IOException();
        }

        bool level = value == PinValue.High;
        _levels[pinNumber] = level;
        Writes.Add($"{pinNumber}={(level ? "high" : "low")}");
        Written?.Invoke(pinNumber, level);
    }

    protected override void Toggle(int pinNumber) => Write(pinNumber, !IsHigh(pinNumber));

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw new NotSupportedException();

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        throw new NotSupportedException();
}

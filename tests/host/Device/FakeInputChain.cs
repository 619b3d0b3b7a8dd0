extern alias Device;

using SlowInputBits = Device::NanoV2G.Hal.Esp32.Pins.SlowInputBits;

namespace NanoV2G.Tests.Device;

/// <summary>Two 74HC165 on three pins of a fake driver, with the two fixed levels in place.</summary>
public sealed class FakeInputChain
{
    public const int ClockPin = 15;
    public const int LoadPin = 2;
    public const int DataPin = 35;

    private const int Whole = 1 << SlowInputBits.FixedHigh;
    private int _shifting;
    private bool _isClockHigh;

    /// <summary>Wires the chain.</summary>
    public FakeInputChain(FakeGpioDriver driver)
    {
        driver.Written = OnWritten;
        driver.Sensed = pin => pin == DataPin && (IsBroken || (_shifting & 1) != 0);
    }

    /// <summary>Levels of the inputs, the first one shifted out in bit 0.</summary>
    public int Inputs { get; set; } = Whole;

    /// <summary>Whether the data wire is stuck high.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Sets the inputs that are high besides the fixed one.</summary>
    public void Set(params int[] bits)
    {
        Inputs = Whole;
        foreach (int bit in bits)
        {
            Inputs |= 1 << bit;
        }
    }

    private void OnWritten(int pin, bool level)
    {
        if (pin == LoadPin && !level)
        {
            _shifting = Inputs;
        }

        if (pin == ClockPin)
        {
            if (level && !_isClockHigh)
            {
                // What the serial end feeds in behind the last bit is the fixed high level.
                _shifting = (_shifting >> 1) | Whole;
            }

            _isClockHigh = level;
        }
    }
}

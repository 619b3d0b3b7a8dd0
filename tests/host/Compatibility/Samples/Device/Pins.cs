using System.Device.Gpio;

namespace NanoV2G.OffendingSamples;

public class Pins
{
    private GpioPin _kept;
    private int[] _counts;

    public void Lost(GpioController gpio)
    {
        GpioPin pin = gpio.OpenPin(4, PinMode.Input);
        pin.ValueChanged += OnChanged; // expect: pin-handler, member-not-allowed
    }

    public void Kept(GpioController gpio)
    {
        _kept = gpio.OpenPin(4, PinMode.Input);
        _kept.ValueChanged += OnChanged; // expect: member-not-allowed
    }

    public void Throwing()
    {
        _kept.ValueChanged += OnCounted; // expect: member-not-allowed, thread-body
    }

    public void Removed()
    {
        _kept.ValueChanged -= OnCounted; // expect: member-not-allowed
    }

    private void OnCounted(object sender, PinValueChangedEventArgs arguments) // expect: member-not-allowed
    {
        _counts[0]++;
    }

    public bool IsKept => _kept != null;

    private static void OnChanged(object sender, PinValueChangedEventArgs arguments) // expect: member-not-allowed
    {
    }
}

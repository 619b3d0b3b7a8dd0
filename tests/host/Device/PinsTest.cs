extern alias Device;

using System.Device.Gpio;
using Device::NanoV2G.Hal.Esp32.Pins;
using GpioPulseCounter = Device::System.Device.Gpio.GpioPulseCounter;
using NanoV2G.Hal.Inputs;

namespace NanoV2G.Tests.Device;

[TestClass]
public sealed class PinsTest
{
    private readonly FakeGpioDriver _driver = new();
    private readonly FakeClock _clock = new();
    private readonly FakeInputChain _chain;
    private readonly GpioController _gpio;
    private readonly SlowInputs _inputs;

    public PinsTest()
    {
        _chain = new FakeInputChain(_driver);
        _gpio = new GpioController(_driver);
        ShiftRegister register = new(_gpio, FakeInputChain.ClockPin, FakeInputChain.LoadPin, FakeInputChain.DataPin);
        _inputs = new SlowInputs(register, _clock);
    }

    [TestMethod]
    public void The_coil_is_released_when_its_pin_is_opened_and_written_only_on_a_change()
    {
        Esp32Contactor contactor = Contactor();
        Assert.AreEqual("32=low", _driver.Writes[^1]);
        int before = _driver.Writes.Count;
        contactor.Drive(false);
        contactor.Drive(true);
        contactor.Drive(true);
        contactor.Drive(false);
        contactor.Drive(false);
        CollectionAssert.AreEqual(new[] { "32=high", "32=low" }, _driver.Writes.Skip(before).ToArray());
    }

    [TestMethod]
    public void Pulses_are_counted_from_the_start_on_and_a_board_without_counts_none()
    {
        GpioPulseCounter.Give(27, 100);
        IPulseCounter counter = Esp32PulseCounter.Open(27);
        Assert.AreEqual(0L, counter.Count);
        GpioPulseCounter.Give(27, 3);
        Assert.AreEqual(3L, counter.Count);
        Assert.IsNull(Esp32PulseCounter.Open(Esp32Pins.Absent));
    }

    [TestMethod]
    public void A_write_of_the_coil_that_failed_is_made_again()
    {
        Esp32Contactor contactor = Contactor();
        contactor.Drive(true);
        _driver.FailsOnce = true;
        Assert.ThrowsExactly<IOException>(() => contactor.Drive(false));
        Assert.IsTrue(_driver.IsHigh(32));
        contactor.Drive(false);
        Assert.IsFalse(_driver.IsHigh(32));
    }

    [TestMethod]
    public void The_contactor_is_proved_open_only_by_a_fresh_mirror_contact()
    {
        Esp32Contactor contactor = Contactor();
        _chain.Set(SlowInputBits.MirrorContact);
        Assert.AreEqual(1, contactor.NotProvedOpen, "nothing has been scanned");
        _inputs.Step(0);
        Assert.AreEqual(0, contactor.NotProvedOpen);
        _clock.MonotonicMs = SlowInputs.StaleMs;
        Assert.AreEqual(0, contactor.NotProvedOpen);
        _clock.MonotonicMs++;
        Assert.AreEqual(1, contactor.NotProvedOpen, "the scan is too old");
    }

    [TestMethod]
    [DataRow(false, false, 3)]
    [DataRow(true, false, 2)]
    [DataRow(false, true, 1)]
    [DataRow(true, true, 0)]
    public void Of_two_contactors_each_is_driven_and_told_of_by_its_own_mirror_contact(bool isFirstOpen, bool isSecondOpen, int notOpen)
    {
        Esp32Contactor contactor = new(Esp32Contactor.OpenReleased(_gpio, 32), Esp32Contactor.OpenReleased(_gpio, 33), _inputs);
        Assert.AreEqual(3, contactor.All);
        List<int> bits = [];
        if (isFirstOpen)
        {
            bits.Add(SlowInputBits.MirrorContact);
        }

        if (isSecondOpen)
        {
            bits.Add(SlowInputBits.LoadControl5Closed);
        }

        _chain.Set([.. bits]);
        _inputs.Step(0);
        Assert.AreEqual(notOpen, contactor.NotProvedOpen);
        contactor.Drive(true);
        Assert.IsTrue(_driver.IsHigh(32) && _driver.IsHigh(33));
        contactor.Drive(false);
        Assert.IsFalse(_driver.IsHigh(32) || _driver.IsHigh(33));
    }

    [TestMethod]
    public void A_broken_chain_makes_every_input_unknown_until_it_is_whole_again()
    {
        _chain.Set(SlowInputBits.MirrorContact, SlowInputBits.VehicleConnected);
        Esp32VehicleLink vehicle = new(_inputs);
        _inputs.Step(0);
        Assert.IsTrue(vehicle.IsConnected);
        _chain.IsBroken = true;
        _inputs.Step(100);
        Assert.IsFalse(_inputs.IsValid);
        Assert.IsFalse(vehicle.IsConnected);
        _chain.IsBroken = false;
        _inputs.Step(200);
        Assert.IsTrue(vehicle.IsConnected);
    }

    [TestMethod]
    public void A_chain_that_gives_only_lows_is_broken_too()
    {
        _chain.Inputs = 0;
        _inputs.Step(0);
        Assert.IsFalse(_inputs.IsValid);
    }

    [TestMethod]
    public void The_chain_is_scanned_each_100_ms_and_no_more_often()
    {
        int before = _driver.Writes.Count;
        _inputs.Step(0);
        int scan = _driver.Writes.Count - before;
        _inputs.Step(10);
        _inputs.Step(99);
        Assert.AreEqual(before + scan, _driver.Writes.Count);
        _inputs.Step(100);
        Assert.AreEqual(before + (2 * scan), _driver.Writes.Count);
    }

    [TestMethod]
    [DataRow(false, false, ContactState.Fault)]
    [DataRow(true, false, ContactState.Closed)]
    [DataRow(false, true, ContactState.Open)]
    [DataRow(true, true, ContactState.Fault)]
    public void Exactly_one_of_the_two_load_control_contacts_must_conduct(bool isMade, bool isBroken, ContactState expected)
    {
        List<int> bits = [];
        if (isMade)
        {
            bits.Add(SlowInputBits.LoadControlClosed);
        }

        if (isBroken)
        {
            bits.Add(SlowInputBits.LoadControlOpen);
        }

        _chain.Set([.. bits]);
        Esp32LoadControlSwitch loadControl = new(_inputs);
        Assert.AreEqual(ContactState.Fault, loadControl.State, "nothing has been scanned");
        _inputs.Step(0);
        Assert.AreEqual(expected, loadControl.State);
    }

    [TestMethod]
    [DataRow(SlowInputBits.EmergencyStop)]
    [DataRow(SlowInputBits.LogicInterface)]
    public void A_stop_contact_is_closed_only_while_its_own_input_is_known_to_be_high(int bit)
    {
        Esp32StopContact stop = new(_inputs, bit);
        Assert.AreEqual(ContactState.Open, stop.State, "nothing has been scanned");
        _chain.Set(bit);
        _inputs.Step(0);
        Assert.AreEqual(ContactState.Closed, stop.State);
        _chain.Set([.. Enumerable.Range(1, SlowInputBits.FixedHigh - 1).Where(other => other != bit)]);
        _inputs.Step(SlowInputs.ScanMs);
        Assert.AreEqual(ContactState.Open, stop.State);
    }

    [TestMethod]
    public void Each_pulse_is_one_edge()
    {
        Esp32SupervisorPulse pulse = new(_gpio, 4);
        int before = _driver.Writes.Count;
        pulse.Toggle();
        pulse.Toggle();
        pulse.Toggle();
        CollectionAssert.AreEqual(new[] { "4=high", "4=low", "4=high" }, _driver.Writes.Skip(before).ToArray());
    }

    private Esp32Contactor Contactor() => new(Esp32Contactor.OpenReleased(_gpio, 32), Esp32Contactor.OpenReleased(_gpio, Esp32Pins.Absent), _inputs);
}

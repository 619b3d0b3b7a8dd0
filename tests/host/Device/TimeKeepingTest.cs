extern alias Device;

using Device::nanoFramework.Hardware.Esp32;
using Device::nanoFramework.Networking;
using Device::NanoV2G.Hal.Esp32.Timing;
using NanoV2G.Hal.Timing;
using I2cDevice = Device::System.Device.I2c.I2cDevice;
using I2cTransferStatus = Device::System.Device.I2c.I2cTransferStatus;

namespace NanoV2G.Tests.Device;

[TestClass]
[DoNotParallelize]
public sealed class TimeKeepingTest
{
    private readonly FakeGate _gate = new();

    public TimeKeepingTest()
    {
        Sntp.Starts = 0;
        Array.Clear(I2cDevice.Registers);
        I2cDevice.Ending = I2cTransferStatus.FullTransfer;
        HighResTimer.HoldAt(0);
    }

    [TestCleanup]
    public void LetTimeRun() => HighResTimer.HoldAt(-1);

    [TestMethod]
    public void The_clock_chip_is_read_at_boot()
    {
        byte[] registers = [0x40, 0x06, 0x15, 0x07, 0x15, 0x06, 0x25];
        registers.CopyTo(I2cDevice.Registers, 0);
        Esp32Clock clock = new();
        _ = new TimeKeeping(clock, new Ds3231());
        Assert.AreEqual(ClockQuality.Holdover, clock.Quality);
        Assert.AreEqual(1750000000000, clock.UtcUnixMs);
    }

    [TestMethod]
    public void Sntp_is_started_parked_once_the_network_is_up_and_again_after_three_hours_of_silence()
    {
        TimeKeeping time = new(new Esp32Clock(), null);
        Step(time, 1000, false);
        Assert.AreEqual(0, Sntp.Starts);
        Step(time, 2000, true);
        Step(time, 3000, true);
        Assert.AreEqual(1, Sntp.Starts);
        Step(time, 2000 + TimeKeeping.RestartSntpMs, true);
        Assert.AreEqual(2, Sntp.Starts);
        Assert.IsFalse(_gate.IsAsked, "the posture is given back");
    }

    [TestMethod]
    public void Nothing_blocks_before_the_posture_is_reached_and_a_served_vehicle_is_never_interrupted_for_the_time()
    {
        TimeKeeping time = new(new Esp32Clock(), null);
        _gate.IsIdle = false;
        Step(time, 1000, true);
        Assert.AreEqual(0, _gate.Asked);
        _gate.IsIdle = true;
        _gate.Grants = false;
        Step(time, 2000, true);
        Assert.IsTrue(_gate.IsAsked);
        Assert.AreEqual(0, Sntp.Starts);
        _gate.IsIdle = false;
        Step(time, 3000, true);
        Assert.IsFalse(_gate.IsAsked, "a vehicle has come");
        _gate.IsIdle = true;
        _gate.Grants = true;
        Step(time, 4000, true);
        Assert.AreEqual(1, Sntp.Starts);
    }

    // The timer runs on, as the desktop's system clock does: a timer held still would look like a synchronisation.
    private void Step(TimeKeeping time, long nowMs, bool hasNetwork)
    {
        HighResTimer.HoldAt(-1);
        time.Step(nowMs, hasNetwork, _gate);
    }
}

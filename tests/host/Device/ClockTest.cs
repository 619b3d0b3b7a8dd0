extern alias Device;

using Device::nanoFramework.Hardware.Esp32;
using Device::NanoV2G.Hal.Esp32.Timing;
using NanoV2G.Hal.Timing;
using NativeRtc = Device::nanoFramework.Runtime.Native.Rtc;

namespace NanoV2G.Tests.Device;

[TestClass]
[DoNotParallelize]
public sealed class ClockTest
{
    private const long Noon = 1750000000000;

    [TestCleanup]
    public void LetTimeRun() => HighResTimer.HoldAt(-1);

    [TestMethod]
    public void Monotonic_time_is_milliseconds_of_the_microsecond_timer_far_beyond_32_bits()
    {
        Esp32Clock clock = new();
        HighResTimer.HoldAt(1999);
        Assert.AreEqual(1, clock.MonotonicMs);
        HighResTimer.HoldAt(600L * 86400 * 1000000);
        Assert.AreEqual(600L * 86400 * 1000, clock.MonotonicMs);
    }

    [TestMethod]
    public void The_clock_chip_gives_holdover_and_sets_the_system_clock_that_judges_certificates()
    {
        Esp32Clock clock = new();
        HighResTimer.HoldAt(5000000);
        Assert.AreEqual(ClockQuality.Unknown, clock.Quality);
        clock.HoldOver(Noon);
        Assert.AreEqual(ClockQuality.Holdover, clock.Quality);
        Assert.AreEqual(Noon, clock.UtcUnixMs);
        Assert.AreEqual(Noon / 1000, new DateTimeOffset(NativeRtc.LastSet).ToUnixTimeSeconds());
        HighResTimer.HoldAt(7000000);
        Assert.AreEqual(Noon + 2000, clock.UtcUnixMs);
    }

    [TestMethod]
    public void The_first_jump_of_a_clock_that_was_never_set_is_a_synchronisation()
    {
        UtcOffset utc = new();
        Assert.IsFalse(utc.Observe(1000, 1000, 1000), "1970: never set");
        Assert.AreEqual(ClockQuality.Unknown, utc.QualityAt(1000));
        Assert.IsTrue(utc.Observe(2000, Noon + 2000, 2000));
        Assert.AreEqual(ClockQuality.Synchronised, utc.QualityAt(2000));
        Assert.AreEqual(Noon + 3000, utc.UnixMsAt(3000));
        Assert.IsFalse(utc.Observe(3000, Noon + 3000, 3000), "it runs on");
    }

    [TestMethod]
    public void Setting_the_system_clock_itself_is_no_synchronisation()
    {
        UtcOffset utc = new();
        utc.Observe(1000, 1000, 1000);
        Assert.IsTrue(utc.TryHoldOver(1500, Noon));
        utc.ForgetSystemClock();
        Assert.IsFalse(utc.Observe(2000, Noon + 500 - 400, 2000), "cut to whole seconds");
        Assert.AreEqual(ClockQuality.Holdover, utc.QualityAt(2000));
        Assert.AreEqual(Noon + 500, utc.UnixMsAt(2000));
        Assert.IsTrue(utc.Observe(3000, Noon + 1500 + 70, 3000), "a time server corrects it");
        Assert.AreEqual(Noon + 1570, utc.UnixMsAt(3000));
    }

    [TestMethod]
    public void A_look_that_another_thread_interrupted_says_nothing()
    {
        UtcOffset utc = new();
        utc.Observe(1000, 1000, 1000);
        Assert.IsFalse(utc.Observe(2000, Noon + 2000, 2003));
        Assert.IsTrue(utc.Observe(3000, Noon + 3000, 3002));
    }

    [TestMethod]
    public void A_jitter_of_three_milliseconds_is_no_synchronisation_and_four_are()
    {
        UtcOffset utc = new();
        utc.Observe(0, Noon, 0);
        Assert.AreEqual(ClockQuality.Holdover, utc.QualityAt(0), "kept through a restart without loss of power");
        Assert.IsFalse(utc.Observe(1000, Noon + 1003, 1000));
        Assert.IsFalse(utc.Observe(2000, Noon + 1997, 2000));
        Assert.IsTrue(utc.Observe(3000, Noon + 3004, 3000));
        Assert.IsTrue(utc.Observe(4000, Noon + 4000, 4000), "backwards, too");
    }

    [TestMethod]
    public void A_day_without_synchronisation_is_holdover_again_and_the_chip_no_longer_counts()
    {
        UtcOffset utc = new();
        utc.Observe(0, 0, 0);
        utc.Observe(1000, Noon, 1000);
        Assert.AreEqual(ClockQuality.Synchronised, utc.QualityAt(1000 + UtcOffset.SynchronisedForMs));
        Assert.AreEqual(ClockQuality.Holdover, utc.QualityAt(1001 + UtcOffset.SynchronisedForMs));
        Assert.IsFalse(utc.TryHoldOver(2000, Noon + 99999));
    }

    [TestMethod]
    public void An_implausible_time_is_never_taken_over()
    {
        UtcOffset utc = new();
        utc.Observe(0, 0, 0);
        Assert.IsFalse(utc.Observe(1000, UtcOffset.LatestUnixMs, 1000));
        Assert.IsFalse(utc.TryHoldOver(0, UtcOffset.EarliestUnixMs - 1));
        Assert.AreEqual(ClockQuality.Unknown, utc.QualityAt(1000));
    }
}

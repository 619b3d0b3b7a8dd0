using System;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Esp32.Timing;

/// <summary>
/// Monotonic time from the chip's microsecond timer, which wraps after 292,000 years, and UTC as an offset to it. The
/// runtime's own tick count has 10 ms steps and wraps at 497 days, so it is not used.
/// </summary>
public sealed class Esp32Clock : IClock
{
    private const long TicksPerMs = 10000;
    private const long UnixEpochMs = 62135596800000;

    private readonly UtcOffset _utc = new UtcOffset();

    /// <inheritdoc/>
    public long MonotonicMs => (long)HighResTimer.GetCurrent() / 1000;

    /// <inheritdoc/>
    public long UtcUnixMs => _utc.UnixMsAt(MonotonicMs);

    /// <inheritdoc/>
    public ClockQuality Quality => _utc.QualityAt(MonotonicMs);

    /// <summary>
    /// Looks whether the chip's SNTP client has set the system clock. About once a second, on the link thread.
    /// </summary>
    /// <returns>True when it has, since the last look.</returns>
    public bool ObserveSystemClock()
    {
        long beforeMs = MonotonicMs;
        long systemUnixMs = (DateTime.UtcNow.Ticks / TicksPerMs) - UnixEpochMs;
        long afterMs = MonotonicMs;
        return _utc.Observe(beforeMs, systemUnixMs, afterMs);
    }

    /// <summary>Takes a time over that an oscillator has kept, and sets the system clock, which judges certificates.</summary>
    /// <param name="unixMs">UTC, Unix ms.</param>
    public void HoldOver(long unixMs)
    {
        if (_utc.TryHoldOver(MonotonicMs, unixMs))
        {
            Rtc.SetSystemTime(new DateTime((unixMs + UnixEpochMs) * TicksPerMs));
            _utc.ForgetSystemClock();
        }
    }
}

using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Esp32.Timing;

/// <summary>
/// UTC as an offset to monotonic time, and how far it can be trusted. Written by the link thread and read by all: a
/// 64-bit field is one instruction of the interpreter, so it is never seen half written.
/// </summary>
public sealed class UtcOffset
{
    /// <summary>Time after the last synchronisation from which the clock counts as holdover, ms: a day, 1.7 s at 20 ppm.</summary>
    public const long SynchronisedForMs = 86400000;

    /// <summary>Earliest UTC that is believed, Unix ms: 2024-01-01. Earlier ones are a clock that was never set.</summary>
    public const long EarliestUnixMs = 1704067200000;

    /// <summary>Latest UTC that is believed, Unix ms: 2100-01-01.</summary>
    public const long LatestUnixMs = 4102444800000;

    /// <summary>
    /// Longest time between the two readings of monotonic time around one of the system clock, ms. Longer, and another
    /// thread ran in between, so the reading says nothing.
    /// </summary>
    public const int MostReadingMs = 2;

    /// <summary>
    /// Change of the system clock against monotonic time that shows that a time server has set it, ms. Both run on the
    /// same crystal, so without that they keep their distance to the millisecond.
    /// </summary>
    public const int SetMs = 4;

    private long _offsetMs;
    private long _synchronisedMs;
    private long _systemOffsetMs;
    private bool _hasSystemOffset;
    private bool _isKnown;
    private bool _isSynchronised;

    /// <summary>UTC at a monotonic time.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>Unix ms; meaningless while the quality is unknown.</returns>
    public long UnixMsAt(long nowMs)
    {
        return nowMs + _offsetMs;
    }

    /// <summary>How far UTC can be trusted.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>The quality.</returns>
    public ClockQuality QualityAt(long nowMs)
    {
        if (!_isKnown)
        {
            return ClockQuality.Unknown;
        }

        return _isSynchronised && nowMs - _synchronisedMs <= SynchronisedForMs ? ClockQuality.Synchronised : ClockQuality.Holdover;
    }

    /// <summary>Whether a time lies within what is believed.</summary>
    /// <param name="unixMs">UTC, Unix ms.</param>
    /// <returns>True from 2024 to 2099.</returns>
    public static bool IsPlausible(long unixMs)
    {
        return unixMs >= EarliestUnixMs && unixMs < LatestUnixMs;
    }

    /// <summary>Takes the clock chip's time over, unless a time server has been heard already.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <param name="unixMs">The chip's time, Unix ms.</param>
    /// <returns>Whether it was taken over.</returns>
    public bool TryHoldOver(long nowMs, long unixMs)
    {
        if (_isSynchronised || !IsPlausible(unixMs))
        {
            return false;
        }

        _offsetMs = unixMs - nowMs;
        _isKnown = true;
        return true;
    }

    /// <summary>The system clock was set by the unit itself: its next reading is the one to compare with.</summary>
    public void ForgetSystemClock()
    {
        _hasSystemOffset = false;
    }

    /// <summary>
    /// Looks at the system clock, which the chip's own SNTP client sets without telling anybody: a jump against
    /// monotonic time is a synchronisation.
    /// </summary>
    /// <param name="beforeMs">Monotonic time read before the system clock, ms.</param>
    /// <param name="systemUnixMs">The system clock, Unix ms.</param>
    /// <param name="afterMs">Monotonic time read after it, ms.</param>
    /// <returns>True when it has been set since the last look: UTC now follows it.</returns>
    public bool Observe(long beforeMs, long systemUnixMs, long afterMs)
    {
        if (afterMs - beforeMs > MostReadingMs)
        {
            return false;
        }

        long offsetMs = systemUnixMs - beforeMs;
        long changeMs = offsetMs - _systemOffsetMs;
        bool hasJumped = _hasSystemOffset && (changeMs >= SetMs || changeMs <= -SetMs);
        if (!_hasSystemOffset || hasJumped)
        {
            _systemOffsetMs = offsetMs;
            _hasSystemOffset = true;
        }

        if (!IsPlausible(systemUnixMs))
        {
            return false;
        }

        if (!hasJumped)
        {
            // A system clock that is right at the first look was kept by the chip through a restart without loss of power.
            HoldOverIfUnknown(offsetMs);
            return false;
        }

        _offsetMs = offsetMs;
        _synchronisedMs = afterMs;
        _isKnown = true;
        _isSynchronised = true;
        return true;
    }

    private void HoldOverIfUnknown(long offsetMs)
    {
        if (!_isKnown)
        {
            _offsetMs = offsetMs;
            _isKnown = true;
        }
    }
}

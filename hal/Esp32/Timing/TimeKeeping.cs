using nanoFramework.Networking;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Esp32.Timing;

/// <summary>
/// Keeps UTC: clock chip at boot, SNTP once the network is there, chip set from SNTP once a day. The chip's firmware
/// runs SNTP on a task of its own and repeats it each hour, so nothing here waits for an answer; starting it and
/// setting the chip happen parked.
/// </summary>
public sealed class TimeKeeping
{
    /// <summary>Interval of looks at the system clock, ms.</summary>
    public const int LookMs = 1000;

    /// <summary>Time without synchronisation after which SNTP is started again, ms: three of its own hourly attempts.</summary>
    public const long RestartSntpMs = 3 * 3600000L;

    /// <summary>Interval at which the clock chip is set, ms: 2 ppm of a DS3231 are 0.2 s a day.</summary>
    public const long SetChipMs = 86400000;

    private readonly Esp32Clock _clock;
    private readonly Ds3231 _chip;
    private long _nextLookMs;
    private long _startedSntpMs;
    private long _setChipMs;
    private bool _hasStartedSntp;
    private bool _hasSetChip;

    /// <summary>Reads the clock chip: at boot, when no power flows, so that blocking is harmless.</summary>
    /// <param name="clock">The unit's clock.</param>
    /// <param name="chip">The clock chip, or null when the board has none.</param>
    public TimeKeeping(Esp32Clock clock, Ds3231 chip)
    {
        _clock = clock;
        _chip = chip;
        long unixMs = chip == null ? -1 : chip.Read();
        if (unixMs > 0)
        {
            clock.HoldOver(unixMs);
        }
    }

    /// <summary>Looks at the clock and does what is due and allowed. On the link thread.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <param name="hasNetwork">Whether the network is up.</param>
    /// <param name="gate">Permission to block. It is used when it is given anyway, never asked for: time can wait.</param>
    public void Step(long nowMs, bool hasNetwork, IParkedGate gate)
    {
        if (nowMs < _nextLookMs)
        {
            return;
        }

        _nextLookMs = nowMs + LookMs;
        if (_clock.ObserveSystemClock())
        {
            _startedSntpMs = nowMs;
        }

        if (!gate.IsIdle)
        {
            return;
        }

        gate.Ask();
        if (gate.IsParked)
        {
            Synchronise(nowMs, hasNetwork);
            SetChip(nowMs);
        }

        gate.Release();
    }

    private void Synchronise(long nowMs, bool hasNetwork)
    {
        if (!hasNetwork)
        {
            return;
        }

        if (!_hasStartedSntp)
        {
            Sntp.Start();
            _hasStartedSntp = true;
            _startedSntpMs = nowMs;
        }
        else if (nowMs - _startedSntpMs >= RestartSntpMs)
        {
            Sntp.UpdateNow();
            _startedSntpMs = nowMs;
        }
    }

    private void SetChip(long nowMs)
    {
        bool isDue = !_hasSetChip || nowMs - _setChipMs >= SetChipMs;
        if (_chip != null && isDue && _clock.Quality == ClockQuality.Synchronised)
        {
            _hasSetChip = _chip.TrySet(_clock.UtcUnixMs);
            _setChipMs = nowMs;
        }
    }
}

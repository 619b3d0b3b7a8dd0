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
    private bool _isAsking;

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

        bool isDue = IsSntpDue(nowMs, hasNetwork) || IsChipDue(nowMs);
        if (isDue && gate.IsIdle)
        {
            gate.Ask();
            _isAsking = true;
            if (!gate.IsParked)
            {
                return;
            }

            StartSntp(nowMs, hasNetwork);
            SetChip(nowMs);
        }

        if (_isAsking)
        {
            gate.Release();
            _isAsking = false;
        }
    }

    private bool IsSntpDue(long nowMs, bool hasNetwork)
    {
        return hasNetwork && (!_hasStartedSntp || nowMs - _startedSntpMs >= RestartSntpMs);
    }

    private bool IsChipDue(long nowMs)
    {
        bool isDue = !_hasSetChip || nowMs - _setChipMs >= SetChipMs;
        return isDue && _chip != null && !_chip.HasFailed && _clock.Quality == ClockQuality.Synchronised;
    }

    private void StartSntp(long nowMs, bool hasNetwork)
    {
        if (!IsSntpDue(nowMs, hasNetwork))
        {
            return;
        }

        _startedSntpMs = nowMs;
        if (_hasStartedSntp)
        {
            Sntp.UpdateNow();
        }
        else
        {
            _hasStartedSntp = true;
            Sntp.Start();
        }
    }

    private void SetChip(long nowMs)
    {
        if (IsChipDue(nowMs))
        {
            _hasSetChip = _chip.TrySet(_clock.UtcUnixMs);
            _setChipMs = nowMs;
        }
    }
}

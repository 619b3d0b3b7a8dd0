using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>
/// The clock of one boot: monotonic from 0 on an oscillator that drifts, UTC unknown until the first synchronisation,
/// then corrected at intervals.
/// </summary>
public sealed class SimulatedClock : IClock
{
    /// <summary>Age of the last synchronisation from which UTC counts as held over only, ms.</summary>
    private const long HoldoverAfterMs = 7200000;

    private readonly SimulatedSite _site;
    private readonly long _bootSiteMs;
    private readonly int _driftPartsPerMillion;
    private readonly int _syncEveryMs;
    private long _nextSyncSiteMs;
    private long _lastSyncSiteMs = -1;
    private long _utcLessMonotonicMs;
    private long _readAtSiteMs = -1;
    private long _monotonicMs;
    private long _stoodAtUtcMs = -1;
    private long _lostMs;

    /// <summary>Starts the clock of a boot.</summary>
    /// <param name="site">Gives true time and the clock's parameters.</param>
    public SimulatedClock(SimulatedSite site)
    {
        _site = site;
        _bootSiteMs = site.NowMs;
        _driftPartsPerMillion = site.Parameters.ClockDriftPartsPerMillion;
        _syncEveryMs = site.Parameters.ClockSyncEveryMs;
        int firstMs = site.Parameters.ClockSyncAfterBootMs;
        _nextSyncSiteMs = firstMs < 0 ? long.MaxValue : _bootSiteMs + firstMs;
        Step();
    }

    /// <inheritdoc/>
    public long MonotonicMs => _monotonicMs;

    /// <inheritdoc/>
    public long UtcUnixMs => _stoodAtUtcMs >= 0 ? _stoodAtUtcMs : _monotonicMs + _utcLessMonotonicMs + _site.TimeServerErrorMs;

    /// <inheritdoc/>
    public ClockQuality Quality { get; private set; }

    /// <summary>Whether the time server answers; without it the clock is held over.</summary>
    public bool IsTimeServerReachable { get; set; } = true;

    /// <summary>Whether the oscillator has stopped: no time passes for the controller, and what passes at the site is lost to it.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Moves UTC by hand: a wrong time server, or a correction by an operator. Monotonic time stays.</summary>
    /// <param name="milliseconds">By how much, ms, positive = later. Lasts until the next synchronisation.</param>
    public void StepUtc(int milliseconds)
    {
        _utcLessMonotonicMs += milliseconds;
    }

    /// <summary>UTC is lost, as by a clock chip without battery: unknown until the next synchronisation.</summary>
    public void LoseUtc()
    {
        Quality = ClockQuality.Unknown;
        _lastSyncSiteMs = -1;
    }

    /// <summary>Synchronises now, whatever the interval: the time server answers again.</summary>
    public void SynchroniseNow()
    {
        Synchronise(_site.NowMs);
    }

    /// <summary>UTC stands still while monotonic time goes on, as from a clock chip that no longer counts; or goes on where it should be.</summary>
    /// <param name="isStanding">True to stop it.</param>
    public void StopUtc(bool isStanding)
    {
        _stoodAtUtcMs = isStanding ? UtcUnixMs : -1;
    }

    /// <summary>Takes the site's time: once per step, before anything of the board runs.</summary>
    internal void Step()
    {
        long siteMs = _site.NowMs;
        if (siteMs == _readAtSiteMs)
        {
            return;
        }

        _lostMs += IsStopped ? siteMs - _readAtSiteMs : 0;
        _readAtSiteMs = siteMs;
        long sinceMs = siteMs - _bootSiteMs - _lostMs;
        _monotonicMs = sinceMs + sinceMs * _driftPartsPerMillion / 1000000;
        if (siteMs >= _nextSyncSiteMs)
        {
            Synchronise(siteMs);
        }
    }

    private void Synchronise(long siteMs)
    {
        _nextSyncSiteMs = siteMs + _syncEveryMs;
        if (IsTimeServerReachable)
        {
            _lastSyncSiteMs = siteMs;
            _utcLessMonotonicMs = _site.UtcUnixMs - _monotonicMs;
            Quality = ClockQuality.Synchronised;
        }
        else if (_lastSyncSiteMs >= 0 && siteMs - _lastSyncSiteMs >= HoldoverAfterMs)
        {
            Quality = ClockQuality.Holdover;
        }
    }
}

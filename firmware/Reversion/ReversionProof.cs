using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Firmware.Watchdog;

namespace NanoV2G.Firmware.Reversion;

/// <summary>
/// Proves that the inverter lands at zero when nobody asks it any more: once after each boot, at little power, its
/// set-point is withheld until its reversion timer must have run out. "Reversion" may also mean that a limit is lifted, so
/// until it has been seen to be zero the unit stays at that little power, and no more than the open-loop cap flows behind
/// an inverter that has failed.
/// </summary>
/// <remarks>Supervisor and reversion cover for each other when the firmware hangs; neither is taken on trust.</remarks>
public sealed class ReversionProof
{
    /// <summary>Own current at which it is tried, mA, the sum of the phases: as much as a boundary meter that is not proved may have.</summary>
    public const int TestMilliamps = PhaseProof.LeastUnprovedMilliamps;

    /// <summary>How long power must have flowed before the set-point is withheld, ms: what falls then falls by that (derived).</summary>
    public const int SteadyMs = 2000;

    /// <summary>
    /// Latest landing that counts, ms since the last set-point: 3 s of the timer, its slope and the reading that shows it. What is
    /// slower is no cover for a supervisor that fails (derived from G100's 5 s).
    /// </summary>
    public const int LandsWithinMs = 4500;

    /// <summary>
    /// Earliest landing that the timer can have made, ms: timers count whole seconds. What comes to nothing sooner was the
    /// vehicle's doing.
    /// </summary>
    public const int EarliestMs = 1500;

    /// <summary>Tries without a landing that refute it: a single one may have been a reading that came late.</summary>
    public const int MostFailures = 3;

    /// <summary>Least power at which a fall can be told from standby, W.</summary>
    private const int LeastWatts = 2 * DeliveryWatch.ToleranceWatts;

    private readonly IEventSink _events;
    private readonly UnitSettings _settings;
    private long _restlessMs;
    private long _endedMs;
    private int _heldWatts;
    private bool _isWithheld;
    private bool _mayDischarge;
    private bool _mayCharge;
    private int _failures;

    /// <summary>Begins with nothing proved.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="events">Takes the outcome of each try.</param>
    public ReversionProof(UnitSettings settings, IEventSink events)
    {
        _events = events;
        _settings = settings;
    }

    /// <summary>Whether it has landed at zero since the boot; neither <see cref="Narrow"/> nor <see cref="Withholds"/> is called any more then.</summary>
    public bool IsProved;

    /// <summary>Whether it is still to be tried.</summary>
    public bool IsTrying => !IsProved && _failures < MostFailures;

    /// <summary>
    /// Narrows the window to what may flow while it is not proved: the power of the test, the open-loop cap once it is refuted.
    /// Called after every limit source.
    /// </summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <param name="window">The window.</param>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        int test = TestMilliamps / snapshot.InverterPhaseCount;
        _mayDischarge = window.MostExportMilliamps >= test;
        _mayCharge = window.MostImportMilliamps >= test;
        bool isRefuted = _failures >= MostFailures;
        window.NarrowExport(isRefuted ? OpenLoopCap.ExportMilliamps(_settings) : test, LimitReason.ReversionUnproved);
        window.NarrowImport(isRefuted ? OpenLoopCap.ImportMilliamps(_settings) : test, LimitReason.ReversionUnproved);
    }

    /// <summary>Decides whether the inverter is left without this tick's set-point.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <param name="targetWatts">The set-point, W. One that is much less, or the other way, ends the try.</param>
    /// <returns>True while it has to be withheld. Never while a limit asks for less than the power of the test: nothing outranks one.</returns>
    public bool Withholds(Snapshot snapshot, int targetWatts)
    {
        int own = snapshot.OwnWatts();
        long nowMs = snapshot.NowMs;
        bool mayTry = snapshot.OwnIsKnown() && IsTrying && (targetWatts < 0 ? _mayDischarge : _mayCharge);
        if (_isWithheld)
        {
            bool isLess = _heldWatts < 0 ? targetWatts > _heldWatts * 7 / 8 : targetWatts < _heldWatts * 7 / 8;
            if (!mayTry || isLess || IsDecided(snapshot, own))
            {
                _isWithheld = false;
                _restlessMs = nowMs;
                _endedMs = nowMs;
            }
        }
        else if (HasRisen(own) && nowMs - _endedMs <= SteadyMs)
        {
            // The meter at the supply terminals was quicker to show it, and the limit has ended the try.
            Fail(snapshot, own);
        }
        else if (!mayTry || !IsFollowed(own, targetWatts))
        {
            _restlessMs = nowMs;
        }
        else if (nowMs - _restlessMs >= SteadyMs)
        {
            _heldWatts = targetWatts;
            _isWithheld = true;
        }

        return _isWithheld;
    }

    private static bool IsFollowed(int own, int targetWatts)
    {
        int delivered = targetWatts < 0 ? -own : own;
        return delivered >= LeastWatts && delivered <= ActiveCurrent.Magnitude(targetWatts) + DeliveryWatch.ToleranceWatts;
    }

    private bool IsDecided(Snapshot snapshot, int own)
    {
        int elapsedMs = ElapsedMs(snapshot);
        if (HasRisen(own) || elapsedMs > LandsWithinMs)
        {
            Fail(snapshot, own);
        }
        else if (ActiveCurrent.Magnitude(own) > DeliveryWatch.ToleranceWatts)
        {
            return false;
        }
        else if (elapsedMs >= EarliestMs)
        {
            IsProved = true;
            _events.Raise(EventCode.ReversionTried, elapsedMs, own);
        }

        return true;
    }

    private bool HasRisen(int own)
    {
        return _heldWatts < 0 ? own < _heldWatts - DeliveryWatch.ToleranceWatts : _heldWatts > 0 && own > _heldWatts + DeliveryWatch.ToleranceWatts;
    }

    private void Fail(Snapshot snapshot, int own)
    {
        // What rises is never tried again.
        _failures = HasRisen(own) ? MostFailures : _failures + 1;
        _heldWatts = 0;
        _events.Raise(EventCode.ReversionTried, ElapsedMs(snapshot), own);
    }

    private static int ElapsedMs(Snapshot snapshot)
    {
        return (int)(snapshot.NowMs - snapshot.Inverter.AcknowledgedMs);
    }
}

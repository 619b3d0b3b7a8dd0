using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Watchdog;

/// <summary>
/// State 1, 2 and 3 of ENA EREC G100 Issue 2, judged from what was measured at the boundary and never from what was
/// intended. Missing data counts as an excursion until the fail-safe is proved, and never ends one that was measured.
/// </summary>
public sealed class ExcursionWatch : ILimitSource
{
    /// <summary>Window of the daily count, ms (G100 Issue 2, secondary).</summary>
    public const long DayMs = 86400000L;

    /// <summary>Window of the user's resets, ms (30 days; G100 Issue 2, secondary).</summary>
    public const long ThirtyDaysMs = 30 * DayMs;

    /// <summary>
    /// How old an excursion is when it is first written to the ledger, ms: the many that end sooner wear the flash for
    /// nothing, and a restart loses no more than this of a longer one.
    /// </summary>
    public const int LedgerDelayMs = 2500;

    /// <summary>How often a running excursion is written to the ledger, ms: what a restart may lose of it.</summary>
    public const int LedgerIntervalMs = 10000;

    /// <summary>Own charging power from which an import excess is the unit's and not the house's alone, W.</summary>
    public const int ChargingWatts = 150;

    /// <summary>Time after a lockout before which the installer cannot reset it in a non-domestic scheme, ms (4 h; G100 Issue 2, secondary).</summary>
    public const long InstallerWaitMs = 14400000L;

    private const int ByUser = 1;
    private const int ByInstaller = 2;
    private const int LedgerBegun = 3;

    private readonly UnitSettings _settings;
    private readonly BoundaryWatch _boundary;
    private readonly IEventSink _events;
    private readonly long _bootLedgerMs;
    private long _lastTickMs = -1;
    private long _lastOverMs;
    private long _withinSinceMs = LockoutLedgerState.Never;
    private long _ledgerDueMs;
    private long _restoredUtcMs;
    private int _versionAtStart = -1;
    private bool _wasMeasuredOver;
    private int _overMilliamps;
    private int _overPhase;
    private int _mostOverMilliamps;

    /// <summary>Watches from a restored ledger on.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="ledger">The ledger as restored at boot; changed in place.</param>
    /// <param name="boundary">The boundary watch, judged before in each tick.</param>
    /// <param name="events">Takes what happened.</param>
    public ExcursionWatch(UnitSettings settings, LockoutLedgerState ledger, BoundaryWatch boundary, IEventSink events)
    {
        _settings = settings;
        Ledger = ledger;
        _boundary = boundary;
        _events = events;
        _lastOverMs = ledger.LedgerMs;
        _bootLedgerMs = ledger.LedgerMs;
        _restoredUtcMs = ledger.UtcUnixMs;
        JudgeLedger();
    }

    /// <summary>The scheme's state.</summary>
    public G100State State
    {
        get
        {
            return Ledger.IsLockedOut ? G100State.Lockout
                : Ledger.ExcursionStartMs != LockoutLedgerState.Never ? G100State.Excursion
                : G100State.WithinLimits;
        }
    }

    /// <summary>For how long the boundary has been measured above a limit without a break, ms; 0 while it is not.</summary>
    public long OverForMs;

    /// <summary>Whether it is the export limit that the boundary is above; meaningful while <see cref="OverForMs"/> runs.</summary>
    public bool IsOverExport;

    /// <summary>Rises with every change that the ledger has to keep; the record step writes when it has moved.</summary>
    public int LedgerVersion;

    /// <summary>Whether the user never resets a lockout, however few there were.</summary>
    public bool IsInstallersAlone => _settings.NonDomestic || Ledger.IsMissing;

    /// <summary>Whether scheme and lockouts of the last 30 days leave the reset to the user.</summary>
    public bool UserMayReset => !IsInstallersAlone && Ledger.CountWithin(Ledger.LockoutMs, ThirtyDaysMs) <= _settings.UserResets;

    /// <summary>The ledger, for the record step.</summary>
    public readonly LockoutLedgerState Ledger;

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        bool isLive = snapshot.BoundaryIsLive;
        long elapsedMs = AdvanceLedgerClock(snapshot);

        // Ticks that did not come are missing data too: nothing is known of the time between.
        bool isUnknown = !isLive || elapsedMs > _settings.StaleAfterMs;
        _overMilliamps = isLive ? MostOver(snapshot) : 0;
        bool isMeasuredOver = _overMilliamps > 0;
        OverForMs = isMeasuredOver && _wasMeasuredOver ? OverForMs + elapsedMs : 0;
        _wasMeasuredOver = isMeasuredOver;
        bool isExpected = snapshot.Boundary.SampleMs >= 0 || snapshot.NowMs > _settings.StaleAfterMs;
        bool isMissing = !isLive && isExpected && !_boundary.FailSafeIsProved;
        if (Ledger.ExcursionStartMs == LockoutLedgerState.Never)
        {
            if (isMeasuredOver || isMissing)
            {
                Start(isMeasuredOver);
            }
        }
        else
        {
            Continue(isMeasuredOver, isMissing || (isUnknown && Ledger.ExcursionWasMeasured));
        }

        if (Ledger.IsLockedOut && !TryResetByInstaller())
        {
            window.RequireOpen(LimitReason.Lockout);
        }
    }

    /// <summary>A reset by the user: allowed in a domestic scheme while at most the set number of lockouts lie within 30 days.</summary>
    /// <returns>False when not locked out or only the installer may reset.</returns>
    public bool TryResetByUser()
    {
        LockoutLedgerState ledger = Ledger;
        if (!ledger.IsLockedOut || !UserMayReset)
        {
            return false;
        }

        ledger.TotalUserResets++;
        Reset(ByUser);
        return true;
    }

    private void JudgeLedger()
    {
        LockoutLedgerState ledger = Ledger;
        bool wasLockedOut = ledger.IsLockedOut;
        ledger.IsLockedOut |= ledger.IsMissing;
        if (ledger.IsLockedOut)
        {
            if (!TryResetByInstaller() && !wasLockedOut)
            {
                LedgerVersion++;
                _events.Raise(EventCode.LockoutEntered, (int)LockoutCause.LedgerMissing, 0);
            }
        }
        else if (_settings.InstallerReset > ledger.InstallerReset)
        {
            // A word that finds no lockout is spent: kept, it would end the next one before anybody has seen it.
            ledger.InstallerReset = _settings.InstallerReset;
            LedgerVersion++;
        }
    }

    private bool TryResetByInstaller()
    {
        int number = _settings.InstallerReset;
        LockoutLedgerState ledger = Ledger;
        if (number == 0 || number <= ledger.InstallerReset)
        {
            return false;
        }

        bool isMissing = ledger.IsMissing;
        if (!isMissing && _settings.NonDomestic && ledger.CountWithin(ledger.LockoutMs, InstallerWaitMs - 1) > 0)
        {
            return false;
        }

        ledger.InstallerReset = number;
        Reset(isMissing ? LedgerBegun : ByInstaller);
        return true;
    }

    private void Reset(int who)
    {
        LockoutLedgerState ledger = Ledger;
        ledger.IsLockedOut = false;
        ledger.ExcursionStartMs = LockoutLedgerState.Never;

        // The excursions that led here are settled by the lockout; left in place, the next one would lock out again. The
        // lockouts stay, whoever resets: G100 counts State 3 within 30 days, not the resets (secondary).
        LockoutLedgerState.Forget(ledger.CountedMs);
        LedgerVersion++;
        _events.Raise(EventCode.LockoutReset, who, ledger.CountWithin(ledger.LockoutMs, ThirtyDaysMs));
    }

    private long AdvanceLedgerClock(Snapshot snapshot)
    {
        long nowMs = snapshot.NowMs;
        LockoutLedgerState ledger = Ledger;

        // Never back, whatever the clock does.
        long elapsedMs = _lastTickMs < 0 || nowMs < _lastTickMs ? 0 : nowMs - _lastTickMs;
        ledger.LedgerMs += elapsedMs;
        _lastTickMs = nowMs;
        bool isUtcKnown = snapshot.ClockQuality == ClockQuality.Synchronised;

        // The latest of all: a clock that was set back and is right again after a restart would else make an outage of the difference.
        long utcUnixMs = isUtcKnown ? snapshot.UtcUnixMs : 0;
        long latestMs = ledger.UtcUnixMs + (ledger.UtcUnixMs == 0 ? 0 : elapsedMs);
        ledger.UtcUnixMs = utcUnixMs > latestMs ? utcUnixMs : latestMs;
        if (isUtcKnown && _restoredUtcMs != 0)
        {
            long outageMs = snapshot.UtcUnixMs - _restoredUtcMs - nowMs;
            _restoredUtcMs = 0;
            if (outageMs > 0)
            {
                PassOutage(outageMs);
            }
        }

        return elapsedMs;
    }

    private void PassOutage(long outageMs)
    {
        LockoutLedgerState ledger = Ledger;
        // Time without power passes only when UTC on both sides proves it. A running excursion does not grow by it:
        // without power the contactor was open. What happened since the boot lies after the outage and moves with it.
        ledger.LedgerMs += outageMs;
        _lastOverMs += outageMs;
        _ledgerDueMs += outageMs;
        _withinSinceMs += _withinSinceMs == LockoutLedgerState.Never ? 0 : outageMs;
        ledger.ExcursionStartMs += ledger.ExcursionStartMs == LockoutLedgerState.Never ? 0 : outageMs;
        MoveSinceBoot(ledger.CountedMs, outageMs);
        MoveSinceBoot(ledger.LockoutMs, outageMs);
        LedgerVersion++;
    }

    private void MoveSinceBoot(long[] timesMs, long outageMs)
    {
        for (int i = 0; i < timesMs.Length; i++)
        {
            timesMs[i] += timesMs[i] > _bootLedgerMs ? outageMs : 0;
        }
    }

    private int MostOver(Snapshot snapshot)
    {
        // House load alone above the import limit is the house's business: charging must not add to it, no more.
        bool isCharging = !snapshot.ContactorIsProvedOpen && (!snapshot.OwnIsKnown() || snapshot.OwnWatts() > ChargingWatts);
        int most = 0;
        for (int phase = 0; phase < snapshot.PhaseCount; phase++)
        {
            int milliamps = snapshot.GridMilliamps[phase];
            int overExport = -milliamps - _settings.ExportLimitMilliamps;
            int overImport = isCharging && snapshot.InverterFeeds[phase] ? milliamps - _settings.ImportLimitMilliamps : 0;
            int over = overExport > overImport ? overExport : overImport;
            if (over > most)
            {
                most = over;
                IsOverExport = overExport > 0;
                _overPhase = phase;
            }
        }

        return most;
    }

    private void Start(bool isMeasured)
    {
        LockoutLedgerState ledger = Ledger;
        ledger.ExcursionStartMs = ledger.LedgerMs;
        ledger.ExcursionWasMeasured = isMeasured;
        ledger.ExcursionIsCounted = false;
        _lastOverMs = ledger.LedgerMs;
        _withinSinceMs = LockoutLedgerState.Never;
        _ledgerDueMs = ledger.LedgerMs + LedgerDelayMs;
        _versionAtStart = LedgerVersion;
        _mostOverMilliamps = _overMilliamps;
        _events.Raise(EventCode.ExcursionStarted, _overMilliamps, _overPhase);
    }

    private void Continue(bool isMeasuredOver, bool countsAsOver)
    {
        LockoutLedgerState ledger = Ledger;
        ledger.ExcursionWasMeasured |= isMeasuredOver;
        _mostOverMilliamps = _overMilliamps > _mostOverMilliamps ? _overMilliamps : _mostOverMilliamps;
        if (isMeasuredOver || countsAsOver)
        {
            _lastOverMs = ledger.LedgerMs;
            _withinSinceMs = LockoutLedgerState.Never;
            long durationMs = ledger.LedgerMs - ledger.ExcursionStartMs;
            if (durationMs >= _settings.CountedExcursionMs && !ledger.ExcursionIsCounted)
            {
                Count();
            }

            if (durationMs >= _settings.LockoutExcursionMs && !ledger.IsLockedOut)
            {
                EnterLockout(LockoutCause.LongExcursion, ledger.CountWithin(ledger.CountedMs, DayMs));
            }

            if (ledger.LedgerMs >= _ledgerDueMs)
            {
                _ledgerDueMs = ledger.LedgerMs + LedgerIntervalMs;
                LedgerVersion++;
            }
        }
        else if (_withinSinceMs == LockoutLedgerState.Never)
        {
            _withinSinceMs = ledger.LedgerMs;
        }
        else if (ledger.LedgerMs - _withinSinceMs >= _settings.ExcursionEndMs)
        {
            End();
        }
    }

    private void Count()
    {
        LockoutLedgerState ledger = Ledger;
        ledger.ExcursionIsCounted = true;
        LockoutLedgerState.Remember(ledger.CountedMs, ledger.LedgerMs);
        ledger.TotalCounted++;
        LedgerVersion++;
        int withinDay = ledger.CountWithin(ledger.CountedMs, DayMs);
        int withinShort = ledger.CountWithin(ledger.CountedMs, _settings.TwoExcursionsWindowMs);
        _events.Raise(EventCode.ExcursionCounted, withinDay, withinShort);
        if (withinShort >= 2)
        {
            EnterLockout(LockoutCause.TwoWithinTenMinutes, withinDay);
        }
        else if (withinDay >= _settings.DailyExcursions)
        {
            EnterLockout(LockoutCause.DailyCount, withinDay);
        }
    }

    private void EnterLockout(LockoutCause cause, int withinDay)
    {
        LockoutLedgerState ledger = Ledger;
        if (ledger.IsLockedOut)
        {
            return;
        }

        ledger.IsLockedOut = true;
        LockoutLedgerState.Remember(ledger.LockoutMs, ledger.LedgerMs);
        ledger.TotalLockouts++;
        LedgerVersion++;
        _events.Raise(EventCode.LockoutEntered, (int)cause, withinDay);
    }

    private void End()
    {
        long durationMs = _lastOverMs - Ledger.ExcursionStartMs;
        Ledger.ExcursionStartMs = LockoutLedgerState.Never;
        LedgerVersion += LedgerVersion == _versionAtStart ? 0 : 1;
        _events.Raise(EventCode.ExcursionEnded, durationMs < int.MaxValue ? (int)durationMs : int.MaxValue, _mostOverMilliamps);
    }
}

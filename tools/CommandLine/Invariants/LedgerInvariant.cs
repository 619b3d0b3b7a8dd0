using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Tools.Invariants;

/// <summary>
/// Invariant 4: lockouts, counted excursions and user resets outlive power loss and clock changes. They are noted here by
/// the site's own time as they happen, and the unit's ledger has to know them at every later tick, no older than they are.
/// </summary>
public sealed class LedgerInvariant
{
    /// <summary>
    /// How young an event may be for a loss of supply to take it along, ms: the record step comes once a second and writes
    /// one thing at a time, and an erase stalls it.
    /// </summary>
    public const int UnwrittenMs = 3000;

    /// <summary>The time of what the ledger knew before the run: written, and of an age that nobody has seen.</summary>
    private const long BeforeTheRunMs = -UnwrittenMs - 1;

    private readonly WatchedPlant _plant;
    private readonly List<long> _lockoutMs = [];
    private readonly List<long> _countedMs = [];
    private readonly List<long> _resetMs = [];
    private int _boots;
    private long _lastTickMs;
    private long _lockChangedMs;
    private long _liftedMs = -1;
    private int _installerReset;
    private bool _isLockedOut;
    private bool _isSet;
    private bool _isDeceived;

    /// <summary>Watches a plant.</summary>
    /// <param name="plant">The plant.</param>
    public LedgerInvariant(WatchedPlant plant)
    {
        _plant = plant;
    }

    /// <summary>Restarts with something in the ledger.</summary>
    public long Restarts { get; private set; }

    /// <summary>Takes one step.</summary>
    /// <returns>What is broken, or null.</returns>
    public string? Observe()
    {
        if (!_plant.HasTicked || _plant.Control is not ControlLoop control)
        {
            return null;
        }

        LockoutLedgerState ledger = control.Excursions.Ledger;
        string? broken = _plant.Run.Boots == _boots ? null : JudgeRestored(ledger);
        _isSet &= _plant.Run.Boots == _boots;
        if (_boots == 0)
        {
            NoteAll(ledger, BeforeTheRunMs);
        }

        _boots = _plant.Run.Boots;
        _lastTickMs = _plant.Site.NowMs;
        NoteAll(ledger, _lastTickMs);
        _installerReset = Math.Max(_installerReset, ledger.InstallerReset);
        if (ledger.IsLockedOut != _isLockedOut)
        {
            _isLockedOut = ledger.IsLockedOut;
            _lockChangedMs = _lastTickMs;
            _liftedMs = _isLockedOut ? _liftedMs : _lastTickMs;
        }

        _isDeceived |= IsSetWrong(control);
        return broken ?? (_isDeceived ? null : JudgeAges(ledger));
    }

    /// <summary>A time server that is ahead when a boot first asks it: nothing on board can tell that from time without supply.</summary>
    private bool IsSetWrong(ControlLoop control)
    {
        bool wasSet = _isSet;
        _isSet = control.Snapshot.ClockQuality != ClockQuality.Unknown;
        return _isSet && !wasSet && _plant.Site.TimeServerErrorMs > 0;
    }

    private string? JudgeRestored(LockoutLedgerState ledger)
    {
        Restarts += _countedMs.Count > 0 || _lockoutMs.Count > 0 ? 1 : 0;
        string? broken = Restore("lockouts", _lockoutMs, ledger.TotalLockouts)
            ?? Restore("counted excursions", _countedMs, ledger.TotalCounted)
            ?? Restore("user resets", _resetMs, ledger.TotalUserResets);
        bool wasWritten = _lastTickMs - _lockChangedMs > UnwrittenMs;

        // By what the installer has set, which no ledger can invent: a number given while the unit was off counts from the boot on.
        bool isInstallers = _plant.Settings.InstallerReset > _installerReset;
        return broken ?? (_isLockedOut && wasWritten && !isInstallers && !ledger.IsLockedOut ? "a restart has lifted the lockout" : null);
    }

    private string? Restore(string what, List<long> noted, int restored)
    {
        int written = noted.Count(atMs => _lastTickMs - atMs > UnwrittenMs);
        if (restored < written)
        {
            return $"a restart has left {restored} of {written} {what}";
        }

        noted.RemoveRange(Math.Min(restored, noted.Count), Math.Max(0, noted.Count - restored));
        return null;
    }

    private void NoteAll(LockoutLedgerState ledger, long atMs)
    {
        Note(_resetMs, ledger.TotalUserResets, atMs);
        Note(_lockoutMs, ledger.TotalLockouts, atMs);
        Note(_countedMs, ledger.TotalCounted, atMs);
    }

    private static void Note(List<long> noted, int total, long atMs)
    {
        while (noted.Count < total)
        {
            noted.Add(atMs);
        }
    }

    private string? JudgeAges(LockoutLedgerState ledger)
    {
        int lockouts = Math.Min(LockoutLedgerState.MostLockouts, Within(_lockoutMs, ExcursionWatch.ThirtyDaysMs, 0));
        int known = ledger.CountWithin(ledger.LockoutMs, ExcursionWatch.ThirtyDaysMs);
        if (known < lockouts)
        {
            return $"the ledger knows {known} of the {lockouts} lockouts of 30 days";
        }

        // A reset settles the excursions before it, the user's and the installer's.
        int counted = Math.Min(LockoutLedgerState.MostCounted, Within(_countedMs, _plant.Settings.TwoExcursionsWindowMs * 99L / 100, _liftedMs));
        int recent = ledger.CountWithin(ledger.CountedMs, _plant.Settings.TwoExcursionsWindowMs);
        return recent < counted ? $"the ledger knows {recent} of the {counted} excursions of its short window" : null;
    }

    private int Within(List<long> noted, long windowMs, long afterMs)
    {
        return noted.Count(atMs => atMs > afterMs && _plant.Site.NowMs - atMs < windowMs);
    }
}

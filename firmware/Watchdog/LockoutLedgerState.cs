using System;

namespace NanoV2G.Firmware.Watchdog;

/// <summary>
/// Everything about excursions that must outlive power loss and clock changes (invariant 4). Times are on the ledger's
/// own clock: milliseconds of running time, advanced over an outage only when UTC proves that time has passed.
/// </summary>
public sealed class LockoutLedgerState
{
    /// <summary>How many counted excursions are remembered; more than any setting needs.</summary>
    public const int MostCounted = 8;

    /// <summary>How many lockouts are remembered; more than any setting needs.</summary>
    public const int MostLockouts = 8;

    /// <summary>Time stamp of an unused slot.</summary>
    public const long Never = -1;

    /// <summary>Ledger time of this state, ms.</summary>
    public long LedgerMs;

    /// <summary>Latest UTC that was known, Unix ms, carried on by running time: never back, whatever the clock does; 0 until it is known.</summary>
    public long UtcUnixMs;

    /// <summary>Ledger time at which the running excursion began, ms; <see cref="Never"/> while there is none.</summary>
    public long ExcursionStartMs = Never;

    /// <summary>Whether the running excursion was measured above a limit, not only missing data.</summary>
    public bool ExcursionWasMeasured;

    /// <summary>Whether the running excursion has been counted already.</summary>
    public bool ExcursionIsCounted;

    /// <summary>Ledger times of the last counted excursions, ms; unused slots hold <see cref="Never"/>.</summary>
    public readonly long[] CountedMs = new long[MostCounted];

    /// <summary>Whether the unit is locked out.</summary>
    public bool IsLockedOut;

    /// <summary>Ledger times of the last lockouts, ms; unused slots hold <see cref="Never"/>.</summary>
    public readonly long[] LockoutMs = new long[MostLockouts];

    /// <summary>Counted excursions since the ledger was begun.</summary>
    public int TotalCounted;

    /// <summary>Lockouts since the ledger was begun.</summary>
    public int TotalLockouts;

    /// <summary>Resets by the user since the ledger was begun.</summary>
    public int TotalUserResets;

    /// <summary>
    /// The installer's number taken last, so that none acts twice; 0 before the first, below 0 while no ledger was begun:
    /// see <see cref="IsMissing"/>.
    /// </summary>
    public int InstallerReset;

    /// <summary>Whether nobody has begun a ledger on this flash, so that what was before is unknown.</summary>
    public bool IsMissing => InstallerReset < 0;

    /// <summary>Check value of the file that was carried over last, so that none is taken twice; 0 before the first.</summary>
    public int CarriedCheck;

    /// <summary>Begins an empty ledger.</summary>
    public LockoutLedgerState()
    {
        Forget(CountedMs);
        Forget(LockoutMs);
    }

    /// <summary>Takes all of these times for never.</summary>
    /// <param name="timesMs">One of the tables above.</param>
    public static void Forget(long[] timesMs)
    {
        for (int i = 0; i < timesMs.Length; i++)
        {
            timesMs[i] = Never;
        }
    }

    /// <summary>Takes a time into one of the tables; the oldest gives way.</summary>
    /// <param name="timesMs">One of the tables above.</param>
    /// <param name="ms">Ledger time, ms; one that is older than all of them is passed over.</param>
    public static void Remember(long[] timesMs, long ms)
    {
        int oldest = 0;
        long oldestMs = ms;
        for (int i = 0; i < timesMs.Length; i++)
        {
            if (timesMs[i] < oldestMs)
            {
                oldest = i;
                oldestMs = timesMs[i];
            }
        }

        if (oldestMs < ms)
        {
            timesMs[oldest] = ms;
        }
    }

    /// <summary>Copies everything.</summary>
    /// <param name="target">Receives it.</param>
    public void CopyTo(LockoutLedgerState target)
    {
        target.LedgerMs = LedgerMs;
        target.UtcUnixMs = UtcUnixMs;
        target.ExcursionStartMs = ExcursionStartMs;
        target.ExcursionWasMeasured = ExcursionWasMeasured;
        target.ExcursionIsCounted = ExcursionIsCounted;
        target.IsLockedOut = IsLockedOut;
        target.TotalCounted = TotalCounted;
        target.TotalLockouts = TotalLockouts;
        target.TotalUserResets = TotalUserResets;
        target.InstallerReset = InstallerReset;
        target.CarriedCheck = CarriedCheck;
        Array.Copy(CountedMs, target.CountedMs, MostCounted);
        Array.Copy(LockoutMs, target.LockoutMs, MostLockouts);
    }

    /// <summary>
    /// Takes the past of another board over: the worse of both, with the newest times of both. Nobody knows how the two
    /// clocks lie to each other, so nothing is older in the outcome than it was in its own ledger.
    /// </summary>
    /// <param name="other">The other board's ledger; of no use afterwards.</param>
    public void Merge(LockoutLedgerState other)
    {
        // A board that was locked out because it had no ledger has one now.
        IsLockedOut = (IsLockedOut && !IsMissing) || (other.IsLockedOut && !other.IsMissing);
        InstallerReset = Larger(InstallerReset, other.InstallerReset);
        TotalCounted = Larger(TotalCounted, other.TotalCounted);
        TotalLockouts = Larger(TotalLockouts, other.TotalLockouts);
        TotalUserResets = Larger(TotalUserResets, other.TotalUserResets);
        UtcUnixMs = other.UtcUnixMs > UtcUnixMs ? other.UtcUnixMs : UtcUnixMs;
        long ledgerMs = other.LedgerMs > LedgerMs ? other.LedgerMs : LedgerMs;
        SetClock(ledgerMs);
        other.SetClock(ledgerMs);
        bool isOlder = ExcursionStartMs == Never || other.ExcursionStartMs < ExcursionStartMs;
        if (other.ExcursionStartMs != Never && isOlder)
        {
            ExcursionStartMs = other.ExcursionStartMs;
            ExcursionWasMeasured = other.ExcursionWasMeasured;
            ExcursionIsCounted = other.ExcursionIsCounted;
        }

        for (int i = 0; i < MostCounted; i++)
        {
            Remember(CountedMs, other.CountedMs[i]);
        }

        for (int i = 0; i < MostLockouts; i++)
        {
            Remember(LockoutMs, other.LockoutMs[i]);
        }
    }

    /// <summary>How many of the given times lie within a window that ends now.</summary>
    /// <param name="timesMs">Ledger times, ms.</param>
    /// <param name="windowMs">Length of the window, ms.</param>
    /// <returns>The count.</returns>
    public int CountWithin(long[] timesMs, long windowMs)
    {
        // Never lies before 0.
        int count = 0;
        long fromMs = LedgerMs > windowMs ? LedgerMs - windowMs : 0;
        for (int i = 0; i < timesMs.Length; i++)
        {
            if (timesMs[i] >= fromMs)
            {
                count++;
            }
        }

        return count;
    }

    private static int Larger(int one, int other)
    {
        return one > other ? one : other;
    }

    private static void Move(long[] timesMs, long ms)
    {
        for (int i = 0; i < timesMs.Length; i++)
        {
            timesMs[i] += timesMs[i] == Never ? 0 : ms;
        }
    }

    private void SetClock(long ledgerMs)
    {
        long ms = ledgerMs - LedgerMs;
        LedgerMs = ledgerMs;
        ExcursionStartMs += ExcursionStartMs == Never ? 0 : ms;
        Move(CountedMs, ms);
        Move(LockoutMs, ms);
    }
}

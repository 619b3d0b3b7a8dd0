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

    /// <summary>Slot of <see cref="CountedMs"/> that the next counted excursion takes.</summary>
    public int NextCounted;

    /// <summary>Whether the unit is locked out.</summary>
    public bool IsLockedOut;

    /// <summary>Ledger times of the last lockouts, ms; unused slots hold <see cref="Never"/>.</summary>
    public readonly long[] LockoutMs = new long[MostLockouts];

    /// <summary>Slot of <see cref="LockoutMs"/> that the next lockout takes.</summary>
    public int NextLockout;

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

    /// <summary>Copies everything.</summary>
    /// <param name="target">Receives it.</param>
    public void CopyTo(LockoutLedgerState target)
    {
        target.LedgerMs = LedgerMs;
        target.UtcUnixMs = UtcUnixMs;
        target.ExcursionStartMs = ExcursionStartMs;
        target.ExcursionWasMeasured = ExcursionWasMeasured;
        target.ExcursionIsCounted = ExcursionIsCounted;
        target.NextCounted = NextCounted;
        target.IsLockedOut = IsLockedOut;
        target.NextLockout = NextLockout;
        target.TotalCounted = TotalCounted;
        target.TotalLockouts = TotalLockouts;
        target.TotalUserResets = TotalUserResets;
        target.InstallerReset = InstallerReset;
        Array.Copy(CountedMs, target.CountedMs, MostCounted);
        Array.Copy(LockoutMs, target.LockoutMs, MostLockouts);
    }

    /// <summary>How many of the given times lie within a window that ends now.</summary>
    /// <param name="timesMs">Ledger times, ms.</param>
    /// <param name="windowMs">Length of the window, ms.</param>
    /// <returns>The count.</returns>
    public int CountWithin(long[] timesMs, long windowMs)
    {
        int count = 0;
        for (int i = 0; i < timesMs.Length; i++)
        {
            if (timesMs[i] != Never && LedgerMs - timesMs[i] <= windowMs)
            {
                count++;
            }
        }

        return count;
    }
}

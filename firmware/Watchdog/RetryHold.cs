using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Watchdog;

/// <summary>
/// Keeps the contactor open for a time after a watch has lost its trust, then lets the unit try again: a fault that has
/// gone away must not keep it idle (invariant 10).
/// </summary>
public sealed class RetryHold
{
    private readonly UnitSettings _settings;
    private long _retryMs = -1;
    private LimitReason _reason;

    /// <summary>Uses the retry time of these settings.</summary>
    /// <param name="settings">The unit's settings.</param>
    public RetryHold(UnitSettings settings)
    {
        _settings = settings;
    }

    /// <summary>Begins to hold the contactor open.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <param name="window">This tick's window.</param>
    /// <param name="reason">Why.</param>
    public void Begin(Snapshot snapshot, LimitWindow window, LimitReason reason)
    {
        _reason = reason;
        _retryMs = snapshot.NowMs + _settings.DeliveryRetryMs;
        window.RequireOpen(reason);
    }

    /// <summary>Holds on while the time has not passed or the contactor is not proved open.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <param name="window">This tick's window.</param>
    /// <returns>True while it holds.</returns>
    public bool Holds(Snapshot snapshot, LimitWindow window)
    {
        if (_retryMs < 0)
        {
            return false;
        }

        if (snapshot.NowMs >= _retryMs && snapshot.ContactorIsProvedOpen)
        {
            _retryMs = -1;
        }
        else
        {
            window.RequireOpen(_reason);
        }

        return true;
    }
}

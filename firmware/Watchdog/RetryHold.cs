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
    private long _retryMs;
    private LimitReason _reason;

    /// <summary>Uses the retry time of these settings.</summary>
    /// <param name="settings">The unit's settings.</param>
    public RetryHold(UnitSettings settings)
    {
        _settings = settings;
    }

    /// <summary>Whether it holds: then <see cref="HoldOn"/> is due with each tick, and nothing is judged.</summary>
    public bool IsHolding;

    /// <summary>Begins to hold the contactor open.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <param name="window">This tick's window.</param>
    /// <param name="reason">Why.</param>
    public void Begin(Snapshot snapshot, LimitWindow window, LimitReason reason)
    {
        _reason = reason;
        IsHolding = true;
        _retryMs = snapshot.NowMs + _settings.DeliveryRetryMs;
        window.RequireOpen(reason);
    }

    /// <summary>Holds on while the time has not passed or the contactor is not proved open.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <param name="window">This tick's window.</param>
    public void HoldOn(Snapshot snapshot, LimitWindow window)
    {
        if (snapshot.NowMs >= _retryMs && snapshot.ContactorIsProvedOpen)
        {
            IsHolding = false;
        }
        else
        {
            window.RequireOpen(_reason);
        }
    }
}

using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Watchdog;

/// <summary>
/// The last resort behind the limiter: when the boundary has been measured above a limit for longer than the whole loop
/// needs, while the unit adds to it, the contactor opens, whoever is to blame. A charging unit adds nothing to an export:
/// opening would take its load away and make the breach worse. It keeps the 5 s of G100 where an inverter lags by less
/// than the delivery watch can tell from its tolerance.
/// </summary>
public sealed class BreachWatch : ILimitSource
{
    private readonly UnitSettings _settings;
    private readonly ExcursionWatch _excursions;
    private readonly IEventSink _events;
    private readonly RetryHold _hold;

    /// <summary>Watches the excursions that this watch has judged before in each tick.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="excursions">The excursion watch.</param>
    /// <param name="events">Takes each breach.</param>
    public BreachWatch(UnitSettings settings, ExcursionWatch excursions, IEventSink events)
    {
        _settings = settings;
        _excursions = excursions;
        _events = events;
        _hold = new RetryHold(settings);
    }

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        if (_hold.IsHolding)
        {
            _hold.HoldOn(snapshot, window);
            return;
        }

        if (snapshot.ContactorIsProvedOpen || _excursions.OverForMs < _settings.BreachOpenMs)
        {
            return;
        }

        int own = snapshot.OwnWatts();
        int adding = _excursions.IsOverExport ? -own : own;
        if (!snapshot.OwnIsKnown() || adding > ExcursionWatch.ChargingWatts)
        {
            _events.Raise(EventCode.LimitBreached, (int)_excursions.OverForMs, own);
            _hold.Begin(snapshot, window, LimitReason.LimitBreached);
        }
    }
}

using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Firmware.Watchdog;

namespace NanoV2G.Tools.LimiterBench.Rig;

/// <summary>
/// The firmware's own watchdog as a bystander: it judges a baseline's readings and counts the lockouts that it would have
/// ordered. Each is taken as reset at once, since a baseline that stood still for the rest of the day would tell nothing.
/// </summary>
/// <param name="settings">Limits and times of the watchdog.</param>
public sealed class WatchdogScore(UnitSettings settings) : IEventSink
{
    private readonly LimitWindow _window = new();
    private BoundaryWatch? _boundary;
    private ExcursionWatch? _excursions;

    /// <summary>Lockouts so far.</summary>
    public int Lockouts { get; private set; }

    /// <summary>The board has booted: time begins anew.</summary>
    public void Restart()
    {
        _boundary = new BoundaryWatch(settings, this);
        _excursions = new ExcursionWatch(settings, new LockoutLedgerState(), _boundary, this);
    }

    /// <summary>Judges a tick.</summary>
    /// <param name="snapshot">What the tick knows; liveness and novelty of the boundary reading are judged in it.</param>
    public void Observe(Snapshot snapshot)
    {
        _boundary!.Judge(snapshot);
        _window.Begin(0);
        _excursions!.Narrow(snapshot, _window);
        if (_excursions.State == G100State.Lockout)
        {
            Lockouts++;
            _excursions = new ExcursionWatch(settings, new LockoutLedgerState(), _boundary, this);
        }
    }

    /// <inheritdoc/>
    public void Raise(EventCode code, int value1, int value2)
    {
        // The score is read from the state, not from the events.
    }
}

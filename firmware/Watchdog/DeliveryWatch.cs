using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Board;

namespace NanoV2G.Firmware.Watchdog;

/// <summary>
/// "Commanded but not delivered": judges measured own power against what was commanded over the last seconds. An
/// inverter that does not come down, or whose power nobody can tell, loses the contactor and is tried again later.
/// </summary>
public sealed class DeliveryWatch : ILimitSource
{
    /// <summary>Fixed part of what measured power may exceed the command by, W: standby and meter resolution.</summary>
    public const int ToleranceWatts = 150;

    /// <summary>Relative part of it, permille of the command: class error of meter and inverter.</summary>
    public const int TolerancePermille = 50;

    /// <summary>Time with less than half the commanded power after which it is reported, ms (liveness, derived).</summary>
    public const int ShortfallAfterMs = 60000;

    private readonly UnitSettings _settings;
    private readonly IEventSink _events;
    private readonly int[] _mostExport;
    private readonly int[] _mostImport;
    private readonly long[] _inForceUntilMs;
    private readonly RetryHold _hold;
    private int _slot;
    private long _slotBeganMs;
    private long _ownUnknownSinceMs = -1;
    private long _shortSinceMs = -1;

    /// <summary>Uses the times of these settings.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="events">Takes each failure.</param>
    public DeliveryWatch(UnitSettings settings, IEventSink events)
    {
        _settings = settings;
        _events = events;
        _hold = new RetryHold(settings);
        _inForceUntilMs = new long[(settings.DeliverWithinMs / BoardTiming.TickMs) + 1];
        _mostExport = new int[_inForceUntilMs.Length];
        _mostImport = new int[_inForceUntilMs.Length];
    }

    /// <summary>Whether much less than commanded has been delivered for long: reported once, and no reason to open.</summary>
    public bool IsShort;

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        Remember(snapshot.CommandedWatts, snapshot.NowMs);
        if (_hold.IsHolding)
        {
            _hold.HoldOn(snapshot, window);
            return;
        }

        if (snapshot.ContactorIsProvedOpen)
        {
            _ownUnknownSinceMs = -1;
        }
        else if (!snapshot.OwnIsKnown())
        {
            if (_ownUnknownSinceMs < 0)
            {
                _ownUnknownSinceMs = snapshot.NowMs;
            }

            // Both sources have been silent for the fresh time already; a short grace lets a bus error pass.
            if (snapshot.NowMs - _ownUnknownSinceMs >= BoardTiming.TickMs * 2)
            {
                Fail(snapshot, window, LimitReason.OwnPowerUnknown);
            }
        }
        else
        {
            _ownUnknownSinceMs = -1;
            int own = snapshot.OwnWatts();
            if (!WasCommanded(own, snapshot.NowMs - _settings.DeliverWithinMs))
            {
                Fail(snapshot, window, LimitReason.SetpointNotDelivered);
            }

            JudgeShortfall(snapshot, own);
        }
    }

    /// <summary>What is commanded within one <see cref="BoardTiming.TickMs"/> shares a slot: ticks may come closer.</summary>
    private void Remember(int watts, long nowMs)
    {
        int slot = _slot;
        if (nowMs - _slotBeganMs >= BoardTiming.TickMs)
        {
            slot = slot + 1 == _inForceUntilMs.Length ? 0 : slot + 1;
            _slot = slot;
            _slotBeganMs = nowMs;
            _mostExport[slot] = 0;
            _mostImport[slot] = 0;
        }

        _inForceUntilMs[slot] = nowMs;
        if (watts < -_mostExport[slot])
        {
            _mostExport[slot] = -watts;
        }
        else if (watts > _mostImport[slot])
        {
            _mostImport[slot] = watts;
        }
    }

    /// <summary>
    /// Whether something in force since a time asked for as much. By time and not by count: late ticks must not lengthen the
    /// wait. The newest command is asked first, which as a rule is the only one.
    /// </summary>
    private bool WasCommanded(int own, long earliestMs)
    {
        int[] most = own < 0 ? _mostExport : _mostImport;
        int watts = own < 0 ? -own : own;
        int slot = _slot;
        for (int i = most.Length; i > 0 && _inForceUntilMs[slot] >= earliestMs; i--)
        {
            int commanded = most[slot];
            if (watts <= commanded + (commanded * TolerancePermille / 1000) + ToleranceWatts)
            {
                return true;
            }

            slot = slot == 0 ? most.Length - 1 : slot - 1;
        }

        return watts <= ToleranceWatts;
    }

    private void JudgeShortfall(Snapshot snapshot, int own)
    {
        int commanded = snapshot.CommandedWatts;
        int asked = commanded < 0 ? -commanded : commanded;
        int delivered = commanded < 0 ? -own : own;
        if (asked <= 2 * ToleranceWatts || delivered >= asked / 2)
        {
            _shortSinceMs = -1;
            IsShort = false;
        }
        else if (_shortSinceMs < 0)
        {
            _shortSinceMs = snapshot.NowMs;
        }
        else if (!IsShort && snapshot.NowMs - _shortSinceMs >= ShortfallAfterMs)
        {
            IsShort = true;
            _events.Raise(EventCode.SetpointNotDelivered, commanded, own);
        }
    }

    private void Fail(Snapshot snapshot, LimitWindow window, LimitReason reason)
    {
        _events.Raise(EventCode.SetpointNotDelivered, snapshot.CommandedWatts, snapshot.Asset.ActiveWatts);
        _ownUnknownSinceMs = -1;
        _hold.Begin(snapshot, window, reason);
    }
}

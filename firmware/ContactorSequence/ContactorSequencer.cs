using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Contactors;

namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>
/// Closes the contactor, or both of two in series, only with every permissive true, opens at low current with a bounded
/// wait, and believes the mirror contacts alone. Each state has one method that holds every transition out of it.
/// </summary>
public sealed class ContactorSequencer
{
    /// <summary>Time in which the mirror contact must follow the drive, ms: travel of 200 ms, bounce and two ticks.</summary>
    public const int TravelMs = 600;

    /// <summary>
    /// Least number of looks at the mirror contact before a weld is latched: after a stall of the interpreter the time may
    /// be over at the first look, when the contact has not been sensed anew.
    /// </summary>
    public const int LeastLooks = 3;

    /// <summary>Longest wait for a low current before opening anyway, ms.</summary>
    public const int UnloadMs = 3000;

    /// <summary>Own power at which the contactor opens without wear, W.</summary>
    public const int LowPowerWatts = 150;

    /// <summary>Attempts to close before the fault latches: one bounce or a late supply is not a broken contactor.</summary>
    public const int CloseAttempts = 3;

    /// <summary>Time between attempts after one has failed, ms.</summary>
    public const int CloseRetryMs = 60000;

    /// <summary>Time after a closing in which a contactor that is found open while driven has failed to hold, ms; later its supply was taken.</summary>
    public const int HoldMs = 5000;

    /// <summary>
    /// Time for which the supervisor gets no pulse after a contactor has not opened, ms: its 2.5 s, the travel of 200 ms, and
    /// looks. What opens now was held by the driver of its coil.
    /// </summary>
    public const int WithheldMs = 4000;

    /// <summary>Least time from the last pulse to the loss of the coil's supply, ms, less two ticks: what opens before has opened late by itself.</summary>
    public const int SuppliedMs = 1500;

    /// <summary>Time for which voltage or power is seen behind an open contactor before it is believed, ms: two readings, the first from after its opening.</summary>
    public const int LiveMs = 5000;

    /// <summary>Voltage of the inverter's terminals from which they are connected to the supply, mV: what charged filters have lost by then (derived).</summary>
    public const int LiveMillivolts = 100000;

    /// <summary>Bytes that are kept over restarts: closings, a fault of a coil's driver, the installer's number at that time.</summary>
    public const int KeptBytes = 12;

    private const int HourMs = 3600000;
    private const int FaultsPerContactor = 10;

    private readonly UnitSettings _settings;
    private readonly IContactor _contactor;
    private readonly IEventSink _events;
    private readonly StateSlice _kept;
    private readonly byte[] _image = new byte[KeptBytes];
    private readonly long[] _closingFreeMs;
    private readonly int _all;
    private int _nextClosing;
    private long _sinceMs = -1;
    private long _mayCloseMs;
    private long _retryMs;
    private long _deadMs;
    private int _failedAttempts;
    private int _pendingFault;
    private int _looks;

    /// <summary>Drives this contactor.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="contactor">The contactor.</param>
    /// <param name="events">Takes each transition.</param>
    /// <param name="kept">Keeps <see cref="KeptBytes"/> over restarts.</param>
    public ContactorSequencer(UnitSettings settings, IContactor contactor, IEventSink events, StateSlice kept)
    {
        _settings = settings;
        _contactor = contactor;
        _events = events;
        _kept = kept;
        _all = contactor.All;
        _closingFreeMs = new long[settings.MostClosingsPerHour];
        kept.Read(_image);
        LifeClosings = LittleEndian.ReadInt32(_image, 0);
        Fault = (ContactorFault)LittleEndian.ReadInt32(_image, 4);
        if (settings.InstallerReset > LittleEndian.ReadInt32(_image, 8))
        {
            Fault = ContactorFault.None;
        }

        LittleEndian.WriteInt32(_image, 8, settings.InstallerReset);

        // A boot knows nothing of the contactor: it is released and has to be proved open like after any opening.
        State = Fault == ContactorFault.None ? ContactorState.Opening : ContactorState.Faulted;
    }

    /// <summary>The state of the sequence.</summary>
    public ContactorState State;

    /// <summary>The latched fault.</summary>
    public ContactorFault Fault;

    /// <summary>Closings since boot.</summary>
    public int ClosingCount;

    /// <summary>Closings that the unit has counted in its life.</summary>
    public int LifeClosings;

    /// <summary>Whether the coil is driven.</summary>
    public bool IsDriven;

    /// <summary>Whether the contactor has rested open long enough to close.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>True from the end of the rest on.</returns>
    public bool IsRested(long nowMs)
    {
        return State != ContactorState.Open || nowMs >= _mayCloseMs;
    }

    /// <summary>Whether the closings of the last hour leave one more.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>False while there have been as many as the settings allow.</returns>
    public bool HasClosingsLeft(long nowMs)
    {
        return nowMs >= _closingFreeMs[_nextClosing];
    }

    /// <summary>
    /// Whether the supervisor may be fed. Where a contactor has not opened, its supply is the last means; where that has
    /// helped it is never given back, not even after the reset that follows.
    /// </summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>False while the coil's supply has to go.</returns>
    public bool MayBeSupplied(long nowMs)
    {
        return Fault == ContactorFault.None || (!Is(ContactorFault.CoilStuck) && !(Is(ContactorFault.Welded) && nowMs - _sinceMs < WithheldMs));
    }

    /// <summary>Moves the sequence on by one tick and drives the coil.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <param name="missing">Mask of the permissives that do not hold.</param>
    /// <param name="mustOpen">Whether a limit source demands an open contactor at once.</param>
    /// <param name="isIdle">Whether the contactor has carried no power for so long that it may open.</param>
    public void Step(Snapshot snapshot, int missing, bool mustOpen, bool isIdle)
    {
        if (_sinceMs < 0)
        {
            _sinceMs = snapshot.NowMs;
        }

        _looks++;
        long elapsedMs = snapshot.NowMs - _sinceMs;
        switch (State)
        {
            case ContactorState.Open:
                StepOpen(snapshot, missing, mustOpen);
                break;
            case ContactorState.Closing:
                StepClosing(snapshot, missing, mustOpen, elapsedMs);
                break;
            case ContactorState.Closed:
                StepClosed(snapshot, mustOpen, isIdle, elapsedMs);
                break;
            case ContactorState.Unloading:
                StepUnloading(snapshot, mustOpen, elapsedMs);
                break;
            case ContactorState.Opening:
                StepOpening(snapshot, elapsedMs);
                break;
            default:
                StepFaulted(snapshot, elapsedMs);
                break;
        }

        IsDriven = State == ContactorState.Closing || State == ContactorState.Closed || State == ContactorState.Unloading;
        _contactor.Drive(IsDriven);
    }

    private void StepOpen(Snapshot snapshot, int missing, bool mustOpen)
    {
        long nowMs = snapshot.NowMs;
        if (snapshot.ContactorsNotOpen != 0)
        {
            // Proved anew with the time and the looks of any opening: one look may be that after a stall.
            Enter(snapshot, ContactorState.Opening);
        }
        else if (IsLiveBehind(snapshot))
        {
            // Before each closing: a mirror contact that says open is not believed against this.
            _mayCloseMs = nowMs < _mayCloseMs ? _mayCloseMs : nowMs + TravelMs;
            if (nowMs - _deadMs >= LiveMs)
            {
                Latch(snapshot, (int)ContactorFault.LiveBehind);
            }
        }
        else
        {
            _deadMs = nowMs;
            if (missing == 0 && !mustOpen && nowMs >= _mayCloseMs)
            {
                Enter(snapshot, ContactorState.Closing);
            }
        }
    }

    private void StepClosing(Snapshot snapshot, int missing, bool mustOpen, long elapsedMs)
    {
        if (mustOpen || missing != 0)
        {
            Enter(snapshot, ContactorState.Opening);
        }
        else if (elapsedMs >= TravelMs)
        {
            JudgeClosing(snapshot, elapsedMs);
        }
    }

    private void StepClosed(Snapshot snapshot, bool mustOpen, bool isIdle, long elapsedMs)
    {
        if (mustOpen)
        {
            Enter(snapshot, ContactorState.Opening);
        }
        else if (snapshot.ContactorsNotOpen != _all)
        {
            // Proved open while driven: the supervisor or the emergency stop took the coil's supply, or it does not hold.
            GiveUp(snapshot, ContactorFault.DoesNotHold, elapsedMs < HoldMs);
        }
        else if (!snapshot.VehicleIsConnected || (isIdle && elapsedMs >= _settings.LeastClosedMs))
        {
            Enter(snapshot, ContactorState.Unloading);
        }
        else if (elapsedMs >= HoldMs)
        {
            _failedAttempts = 0;
        }
    }

    private void StepUnloading(Snapshot snapshot, bool mustOpen, long elapsedMs)
    {
        bool isAtLowPower = elapsedMs >= TravelMs && snapshot.AssetIsFresh && IsLow(snapshot);
        if (mustOpen || snapshot.ContactorsNotOpen != _all || elapsedMs >= UnloadMs || isAtLowPower)
        {
            Enter(snapshot, ContactorState.Opening);
        }
    }

    private void StepOpening(Snapshot snapshot, long elapsedMs)
    {
        int notOpen = snapshot.ContactorsNotOpen;
        if (notOpen != 0)
        {
            if (elapsedMs >= TravelMs && _looks >= LeastLooks)
            {
                Latch(snapshot, Of(ContactorFault.Welded, notOpen));
            }
        }
        else if (elapsedMs > 0)
        {
            if (_pendingFault != 0)
            {
                Latch(snapshot, _pendingFault);
            }
            else
            {
                Enter(snapshot, ContactorState.Open);
            }
        }
    }

    /// <summary>Finds out what a contactor that has not opened is: held by its driver, welded, or not told of by its mirror contact.</summary>
    private void StepFaulted(Snapshot snapshot, long elapsedMs)
    {
        if (!Is(ContactorFault.Welded))
        {
            return;
        }

        int notOpen = snapshot.ContactorsNotOpen;
        if (elapsedMs >= WithheldMs)
        {
            if (notOpen == _all && snapshot.InverterIsFresh && !IsLiveBehind(snapshot))
            {
                Latch(snapshot, (int)Fault + ContactorFault.MirrorOpen - ContactorFault.Welded);
            }
        }
        else if (notOpen == 0)
        {
            if (elapsedMs >= SuppliedMs)
            {
                Latch(snapshot, (int)Fault + ContactorFault.CoilStuck - ContactorFault.Welded);
                Keep((int)Fault, true);
            }
            else
            {
                _sinceMs = snapshot.NowMs - WithheldMs;
            }
        }
    }

    private static bool IsLow(Snapshot snapshot)
    {
        int watts = snapshot.Asset.ActiveWatts;
        return watts > -LowPowerWatts && watts < LowPowerWatts;
    }

    /// <summary>The inverter's voltage says it; without it own power does, since a meter that is frozen goes on showing some.</summary>
    private static bool IsLiveBehind(Snapshot snapshot)
    {
        return snapshot.InverterIsFresh ? snapshot.Inverter.Millivolts >= LiveMillivolts : snapshot.AssetIsFresh && !IsLow(snapshot);
    }

    private void JudgeClosing(Snapshot snapshot, long elapsedMs)
    {
        if (snapshot.ContactorsNotOpen != _all)
        {
            GiveUp(snapshot, ContactorFault.FailedToClose, true);
            return;
        }

        ClosingCount++;
        LifeClosings++;
        Keep(0, false);
        int rated = _settings.RatedClosings;
        if (LifeClosings == rated || LifeClosings == rated / 5 * 4)
        {
            _events.Raise(EventCode.ContactorWorn, LifeClosings, rated);
        }

        Enter(snapshot, ContactorState.Closed);
        _events.Raise(EventCode.ContactorClosed, (int)elapsedMs, ClosingCount);
    }

    /// <summary>Opens after a contactor was found open while driven: through the proof like any opening, since it may close just now.</summary>
    private void GiveUp(Snapshot snapshot, ContactorFault fault, bool isFailure)
    {
        if (isFailure)
        {
            _failedAttempts++;
            _retryMs = snapshot.NowMs + CloseRetryMs;
            _pendingFault = _failedAttempts < CloseAttempts ? 0 : Of(fault, _all & ~snapshot.ContactorsNotOpen);
        }

        Enter(snapshot, ContactorState.Opening);
    }

    private void Enter(Snapshot snapshot, ContactorState state)
    {
        long nowMs = snapshot.NowMs;
        if (state == ContactorState.Open)
        {
            long restedMs = nowMs + _settings.LeastOpenMs;
            _mayCloseMs = restedMs > _retryMs ? restedMs : _retryMs;
            _deadMs = nowMs;
            _events.Raise(EventCode.ContactorOpened, (int)(nowMs - _sinceMs), 0);
        }
        else if (State == ContactorState.Closing)
        {
            // Every attempt counts: what wears and warms is the pull-in.
            _closingFreeMs[_nextClosing] = nowMs + HourMs;
            _nextClosing = _nextClosing + 1 == _closingFreeMs.Length ? 0 : _nextClosing + 1;
        }

        State = state;
        _looks = 0;
        _sinceMs = nowMs;
    }

    private void Latch(Snapshot snapshot, int fault)
    {
        Fault = (ContactorFault)fault;
        _events.Raise(EventCode.ContactorFault, fault, (int)State);
        State = ContactorState.Faulted;
        _sinceMs = snapshot.NowMs;
    }

    private bool Is(ContactorFault fault)
    {
        return (int)Fault % FaultsPerContactor == (int)fault;
    }

    private static int Of(ContactorFault fault, int mask)
    {
        return (int)fault + ((mask - 1) * FaultsPerContactor);
    }

    private void Keep(int fault, bool isUrgent)
    {
        LittleEndian.WriteInt32(_image, 0, LifeClosings);
        LittleEndian.WriteInt32(_image, 4, fault);
        _kept.Write(_image, isUrgent);
    }
}

using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Contactors;

namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>
/// Closes the contactor only with every permissive true, opens it at low current with a bounded wait, and believes the
/// mirror contact alone. Each state has one method that holds every transition out of it.
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

    private readonly UnitSettings _settings;
    private readonly IContactor _contactor;
    private readonly IEventSink _events;
    private long _sinceMs = -1;
    private long _mayCloseMs;
    private long _retryMs;
    private int _failedAttempts;
    private int _looks;
    private ContactorState _state;
    private ContactorFault _fault;

    /// <summary>Drives this contactor.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="contactor">The contactor.</param>
    /// <param name="events">Takes each transition.</param>
    public ContactorSequencer(UnitSettings settings, IContactor contactor, IEventSink events)
    {
        _settings = settings;
        _contactor = contactor;
        _events = events;

        // A boot knows nothing of the contactor: it is released and has to be proved open like after any opening.
        _state = ContactorState.Opening;
    }

    /// <summary>The state of the sequence.</summary>
    public ContactorState State => _state;

    /// <summary>The latched fault.</summary>
    public ContactorFault Fault => _fault;

    /// <summary>Closings since boot.</summary>
    public int ClosingCount;

    /// <summary>Whether the coil is driven.</summary>
    public bool IsDriven => _state == ContactorState.Closing || _state == ContactorState.Closed || _state == ContactorState.Unloading;

    /// <summary>Whether the contactor has rested open long enough to close.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <returns>True from the end of the rest on.</returns>
    public bool IsRested(long nowMs)
    {
        return _state != ContactorState.Open || nowMs >= _mayCloseMs;
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
        switch (_state)
        {
            case ContactorState.Open:
                StepOpen(snapshot, missing, mustOpen);
                break;
            case ContactorState.Closing:
                StepClosing(snapshot, missing, mustOpen, elapsedMs);
                break;
            case ContactorState.Closed:
                StepClosed(snapshot, mustOpen, isIdle);
                break;
            case ContactorState.Unloading:
                StepUnloading(snapshot, mustOpen, elapsedMs);
                break;
            case ContactorState.Opening:
                StepOpening(snapshot, elapsedMs);
                break;
            default:
                break;
        }

        _contactor.Drive(IsDriven);
    }

    private void StepOpen(Snapshot snapshot, int missing, bool mustOpen)
    {
        if (!snapshot.ContactorIsProvedOpen)
        {
            // Proved anew with the time and the looks of any opening: one look may be that after a stall.
            Enter(snapshot, ContactorState.Opening);
        }
        else if (missing == 0 && !mustOpen && snapshot.NowMs >= _mayCloseMs)
        {
            Enter(snapshot, ContactorState.Closing);
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

    private void StepClosed(Snapshot snapshot, bool mustOpen, bool isIdle)
    {
        if (mustOpen || snapshot.ContactorIsProvedOpen)
        {
            // Proved open while driven: the supervisor or the emergency stop took the coil's supply.
            Enter(snapshot, ContactorState.Opening);
        }
        else if (isIdle || !snapshot.VehicleIsConnected)
        {
            Enter(snapshot, ContactorState.Unloading);
        }
    }

    private void StepUnloading(Snapshot snapshot, bool mustOpen, long elapsedMs)
    {
        if (mustOpen || snapshot.ContactorIsProvedOpen || elapsedMs >= UnloadMs || IsAtLowPower(snapshot, elapsedMs))
        {
            Enter(snapshot, ContactorState.Opening);
        }
    }

    private void StepOpening(Snapshot snapshot, long elapsedMs)
    {
        if (snapshot.ContactorIsProvedOpen && elapsedMs > 0)
        {
            Enter(snapshot, ContactorState.Open);
        }
        else if (elapsedMs >= TravelMs && _looks >= LeastLooks)
        {
            Latch(snapshot, ContactorFault.Welded);
        }
    }

    private static bool IsAtLowPower(Snapshot snapshot, long elapsedMs)
    {
        int watts = snapshot.Asset.ActiveWatts;
        return elapsedMs >= TravelMs && snapshot.AssetIsFresh && watts > -LowPowerWatts && watts < LowPowerWatts;
    }

    private void JudgeClosing(Snapshot snapshot, long elapsedMs)
    {
        if (!snapshot.ContactorIsProvedOpen)
        {
            _failedAttempts = 0;
            ClosingCount++;
            Enter(snapshot, ContactorState.Closed);
            _events.Raise(EventCode.ContactorClosed, (int)elapsedMs, ClosingCount);
            return;
        }

        _failedAttempts++;
        if (_failedAttempts >= CloseAttempts)
        {
            Latch(snapshot, ContactorFault.FailedToClose);
        }
        else
        {
            // Through the proof like any opening: a slow contactor may close just now.
            _retryMs = snapshot.NowMs + CloseRetryMs;
            Enter(snapshot, ContactorState.Opening);
        }
    }

    private void Enter(Snapshot snapshot, ContactorState state)
    {
        if (state == ContactorState.Open)
        {
            long restedMs = snapshot.NowMs + _settings.LeastOpenMs;
            _mayCloseMs = restedMs > _retryMs ? restedMs : _retryMs;
            _events.Raise(EventCode.ContactorOpened, (int)(snapshot.NowMs - _sinceMs), 0);
        }

        _state = state;
        _looks = 0;
        _sinceMs = snapshot.NowMs;
    }

    private void Latch(Snapshot snapshot, ContactorFault fault)
    {
        _fault = fault;
        _events.Raise(EventCode.ContactorFault, (int)fault, (int)_state);
        _state = ContactorState.Faulted;
        _sinceMs = snapshot.NowMs;
    }
}

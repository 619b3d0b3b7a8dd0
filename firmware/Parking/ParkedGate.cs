using System.Threading;
using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Board;

namespace NanoV2G.Firmware.Parking;

/// <summary>
/// The parked posture: a limit source like any other, which a thread that has to block the interpreter asks to narrow the
/// window to what is safe without anybody looking, and which says when measurement has proved it. While it is held an
/// open contactor stays open and a closed one may stay closed: should the block outlast the supervisor's time, the
/// contactor falls with no more than the open-loop cap through it.
/// </summary>
/// <remarks>Asked from any thread by flags; everything else belongs to the control thread. Nothing waits.</remarks>
public sealed class ParkedGate : IParkedGate, ILimitSource
{
    /// <summary>
    /// Open-loop cap below which power goes to zero instead, mA: under three times the tolerance of the proof a current
    /// is hardly told from standby (derived).
    /// </summary>
    public const int LeastCapMilliamps = 1000;

    /// <summary>
    /// Time at zero power after which a closed contactor counts as idle, ms: a limit that holds the power at zero for a
    /// moment is no invitation to interrupt (derived).
    /// </summary>
    public const int IdleAfterMs = 60000;

    private readonly UnitSettings _settings;
    private readonly IEventSink _events;
    private int _isAsked;
    private int _isParked;
    private int _isIdle = 1;
    private long _askedMs;
    private long _reducedMs;
    private long _notBeforeMs;
    private long _servedMs = -IdleAfterMs;

    /// <summary>Parks by these settings.</summary>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="events">Takes each parking, and each one that was taken back.</param>
    public ParkedGate(UnitSettings settings, IEventSink events)
    {
        _settings = settings;
        _events = events;
    }

    /// <summary>How far parking has come. Read on the control thread.</summary>
    public ParkingState State;

    /// <inheritdoc/>
    public bool IsIdle => Interlocked.CompareExchange(ref _isIdle, 0, 0) != 0;

    /// <inheritdoc/>
    public bool IsParked => Interlocked.CompareExchange(ref _isParked, 0, 0) != 0 && Interlocked.CompareExchange(ref _isAsked, 0, 0) != 0;

    /// <inheritdoc/>
    public void Ask()
    {
        Interlocked.Exchange(ref _isAsked, 1);
    }

    /// <inheritdoc/>
    public void Release()
    {
        Interlocked.Exchange(ref _isAsked, 0);
    }

    /// <inheritdoc/>
    public void Narrow(Snapshot snapshot, LimitWindow window)
    {
        if (State != ParkingState.Reducing && State != ParkingState.Parked)
        {
            return;
        }

        if (_reducedMs < 0)
        {
            _reducedMs = snapshot.NowMs;
        }

        if (snapshot.ContactorIsDriven)
        {
            window.NarrowExport(Worth(OpenLoopCap.ExportMilliamps(_settings)), LimitReason.Parked);
            window.NarrowImport(Worth(OpenLoopCap.ImportMilliamps(_settings)), LimitReason.Parked);
        }
        else
        {
            // With nothing allowed nobody wants power, and an open contactor stays open: the interpreter must not be
            // blocked in the middle of a closing.
            window.AllowNothing(LimitReason.Parked);
        }
    }

    /// <summary>Judges the finished tick and moves on. The last part of a tick that looks at the contactor.</summary>
    /// <param name="snapshot">What this tick knew, with the set-point and the drive that it gave.</param>
    /// <param name="contactor">The contactor's state after this tick.</param>
    public void Step(Snapshot snapshot, ContactorState contactor)
    {
        bool isAsked = Interlocked.CompareExchange(ref _isAsked, 0, 0) != 0;
        switch (State)
        {
            case ParkingState.Free:
                ObserveService(snapshot, contactor);

                // A closing takes 0.6 s at most and is let finish: breaking it off would cost a switching for nothing.
                if (isAsked && contactor != ContactorState.Closing)
                {
                    State = ParkingState.Reducing;
                    _askedMs = snapshot.NowMs;
                    _reducedMs = -1;
                }

                break;
            case ParkingState.Reducing:
            case ParkingState.Parked:
                if (!isAsked)
                {
                    State = ParkingState.Free;
                }
                else if (snapshot.NowMs - _askedMs >= _settings.MostParkedMs)
                {
                    TakeBack(snapshot);
                }
                else
                {
                    Prove(snapshot, contactor);
                }

                break;
            default:
                ObserveService(snapshot, contactor);
                Release();
                State = snapshot.NowMs >= _notBeforeMs ? ParkingState.Free : ParkingState.Refusing;
                break;
        }

        int isParked = State == ParkingState.Parked ? 1 : 0;
        if (isParked != _isParked)
        {
            Interlocked.Exchange(ref _isParked, isParked);
        }
    }

    private static int Worth(int capMilliamps)
    {
        return capMilliamps >= LeastCapMilliamps ? capMilliamps : 0;
    }

    // Not while parked: what the unit would be doing is then not to be seen.
    private void ObserveService(Snapshot snapshot, ContactorState contactor)
    {
        if (snapshot.CommandedWatts != 0 || contactor == ContactorState.Closing)
        {
            _servedMs = snapshot.NowMs;
        }

        bool isIdle = !snapshot.ContactorIsDriven || snapshot.NowMs - _servedMs >= IdleAfterMs;
        if (isIdle != (_isIdle != 0))
        {
            Interlocked.Exchange(ref _isIdle, isIdle ? 1 : 0);
        }
    }

    private void Prove(Snapshot snapshot, ContactorState contactor)
    {
        if (!IsProved(snapshot, contactor))
        {
            State = ParkingState.Reducing;
        }
        else if (State == ParkingState.Reducing)
        {
            State = ParkingState.Parked;
            _events.Raise(EventCode.Parked, (int)(snapshot.NowMs - _askedMs), snapshot.Asset.ActiveWatts);
        }
    }

    private void TakeBack(Snapshot snapshot)
    {
        State = ParkingState.Refusing;
        Release();
        _notBeforeMs = snapshot.NowMs + _settings.ParkingRefusedMs;
        _events.Raise(EventCode.ParkingTakenBack, (int)((snapshot.NowMs - _askedMs) / 1000), _settings.ParkingRefusedMs / 1000);
    }

    private bool IsProved(Snapshot snapshot, ContactorState contactor)
    {
        // Once parked nothing closes: the mirror contact alone tells. Before, an opening must have come to its end.
        bool isAtRest = contactor == ContactorState.Open || contactor == ContactorState.Faulted || State == ParkingState.Parked;
        bool isOpen = isAtRest && snapshot.ContactorIsProvedOpen;
        return isOpen || (contactor != ContactorState.Closing && IsWithinCap(snapshot));
    }

    private bool IsWithinCap(Snapshot snapshot)
    {
        if (_reducedMs < 0 || !snapshot.AssetIsFresh)
        {
            return false;
        }

        // An inverter that has not acknowledged may still go to its old set-point; its reversion is over by then.
        int watts = snapshot.Inverter.AcknowledgedSetpointWatts;
        int milliamps = ActiveCurrent.Milliamps(watts < 0 ? -watts : watts, snapshot.Inverter.Millivolts);
        bool isAcknowledged = snapshot.Inverter.AcknowledgedMs > _reducedMs && IsAllowed(watts, milliamps);
        int settledMs = isAcknowledged ? _settings.ReactionMs : _settings.DeliverWithinMs;
        return snapshot.Asset.SampleMs - _reducedMs >= settledMs && IsAllowed(snapshot.Asset.ActiveWatts, snapshot.Asset.RmsMilliamps);
    }

    private bool IsAllowed(int watts, int milliamps)
    {
        int cap = watts < 0 ? OpenLoopCap.ExportMilliamps(_settings) : OpenLoopCap.ImportMilliamps(_settings);
        return milliamps <= Worth(cap) + BoundaryWatch.ProofToleranceMilliamps;
    }
}

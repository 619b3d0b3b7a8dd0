using System.Threading;
using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.FrequencyResponse;
using NanoV2G.Firmware.InterfaceProtection;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.LoadControl;
using NanoV2G.Firmware.Parking;
using NanoV2G.Firmware.Requests;
using NanoV2G.Firmware.Reversion;
using NanoV2G.Firmware.Schedule;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Firmware.StopInputs;
using NanoV2G.Firmware.Target;
using NanoV2G.Firmware.Threads;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Inverters;
using NanoV2G.Hal.Supervisor;

namespace NanoV2G.Firmware.Control;

/// <summary>
/// The tick, in one direction: snapshot, limits, request, contactor, target, actuators, supervisor pulse. No part calls
/// back, nothing is allocated, nothing waits.
/// </summary>
public sealed class ControlLoop
{
    private readonly IInverter _inverter;
    private readonly ISupervisorPulse _supervisor;
    private readonly UnitSettings _settings;
    private readonly LockoutLedger _ledger;
    private readonly IEventSink _events;
    private readonly SnapshotReader _reader;
    private readonly BoundaryWatch _boundaryWatch;
    private readonly SupplyWatch _supply;
    private readonly PlantEvents _plantEvents;
    private readonly ILimitSource[] _limits;
    private readonly FrequencyDroop _droop;
    private readonly int _ratedMilliamps;
    private long _poweredMs;
    private int _isResetRequested;
    private LimitReason _openReason;

    /// <summary>Builds the tick of a board.</summary>
    /// <param name="board">The board.</param>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="ledger">The lockout ledger: restored here, offered each change.</param>
    /// <param name="events">Takes what happens.</param>
    /// <param name="contactor">What the contactor sequence keeps over restarts.</param>
    public ControlLoop(IBoard board, UnitSettings settings, LockoutLedger ledger, IEventSink events, StateSlice contactor)
    {
        _inverter = board.Inverter;
        _supervisor = board.Supervisor;
        _ledger = ledger;
        _settings = settings;
        _events = events;
        _reader = new SnapshotReader(board);
        _plantEvents = new PlantEvents(events);
        _boundaryWatch = new BoundaryWatch(settings, events);
        _supply = new SupplyWatch(events);
        LockoutLedgerState past = ledger.Restore();
        ledger.CarryOver(past, events);
        Excursions = new ExcursionWatch(settings, past, _boundaryWatch, events);
        Reversion = new ReversionProof(settings, events);
        Parking = new ParkedGate(settings, events);
        Threads = new ThreadWatch(Parking, events);
        Protection = new ProtectionCheck(settings, board.Inverter.Protection, events);
        Snapshot.Connect(board, settings);
        _ratedMilliamps = ActiveCurrent.Milliamps(board.Inverter.RatedWatts / Snapshot.InverterPhaseCount, NominalMillivolts);
        Limiter = new BoundaryLimiter(settings, board.BoundaryMeter.ClassErrorPermille, Snapshot.PhaseCount, Snapshot.InverterPhaseCount, events);
        _droop = settings.FrequencyResponder == UnitSettings.ControllerResponds
            ? new FrequencyDroop(settings, board.Inverter.RatedWatts, Snapshot.InverterPhaseCount, events)
            : null;
        _limits = new ILimitSource[]
        {
            new StopInput(board.EmergencyStop, LimitReason.EmergencyStop, settings.EmergencyStopHoldMs, events),
            new StopInput(
                settings.LogicInterfaceFitted ? board.LogicInterface : null, LimitReason.LogicInterfaceOpen, settings.ReconnectMs, events),
            Threads,
            new DeviceEligibility(settings, board.BoundaryMeter, board.Inverter, events),
            Excursions,
            _supply,
            _boundaryWatch,
            new BreachWatch(settings, Excursions, events),
            new DeliveryWatch(settings, events),
            new LoadControlInput(settings, _ratedMilliamps, events),
            new VehicleLimit(settings),
            Limiter,
            Protection,
            Parking,
        };
        ChargeNow = new TimedRequest(RequestOrigin.ChargeNow);
        Dispatch = new TimedRequest(RequestOrigin.Dispatch);
        Requests = new RequestArbiter(new RequestSource[] { ChargeNow, Dispatch, new WeeklySchedule(settings) });
        Contactor = new ContactorSequencer(settings, board.Contactor, events, contactor);
        Dc = settings.DcContactorFitted && board.DcContactors != null ? new DcSequencer(board.DcContactors, events) : null;
        Target = new TargetPower(settings, board.Inverter.RatedWatts, Snapshot.InverterPhaseCount);
    }

    /// <summary>Nominal voltage of the supply, mV (BS EN 60038).</summary>
    public const int NominalMillivolts = 230000;

    /// <summary>What the last tick knew.</summary>
    public readonly Snapshot Snapshot = new Snapshot();

    /// <summary>The last tick's window.</summary>
    public readonly LimitWindow Window = new LimitWindow();

    /// <summary>The excursion watch.</summary>
    public readonly ExcursionWatch Excursions;

    /// <summary>The limiter of the boundary.</summary>
    public readonly BoundaryLimiter Limiter;

    /// <summary>The chosen request.</summary>
    public readonly RequestArbiter Requests;

    /// <summary>The user's charge-now request.</summary>
    public readonly TimedRequest ChargeNow;

    /// <summary>The dispatched set-point.</summary>
    public readonly TimedRequest Dispatch;

    /// <summary>The proof of the inverter's reversion timer.</summary>
    public readonly ReversionProof Reversion;

    /// <summary>The permission to block the interpreter.</summary>
    public readonly ParkedGate Parking;

    /// <summary>The watch over the other threads, which they report to.</summary>
    public readonly ThreadWatch Threads;

    /// <summary>The check of the inverter's interface protection.</summary>
    public readonly ProtectionCheck Protection;

    /// <summary>The contactor sequence.</summary>
    public readonly ContactorSequencer Contactor;

    /// <summary>The sequence of the DC side; null where the inverter has it, or the board cannot drive it.</summary>
    public readonly DcSequencer Dc;

    /// <summary>The set-point.</summary>
    public readonly TargetPower Target;

    /// <summary>Mask of the permissives that did not hold in the last tick; see <see cref="Permissive"/>.</summary>
    public int MissingPermissives;

    /// <summary>What the unit is doing.</summary>
    public Posture Posture;

    /// <summary>One tick.</summary>
    public void Tick()
    {
        Snapshot snapshot = Snapshot;
        _reader.Read(snapshot);
        if (Contactor.Fault == ContactorFault.LiveBehind)
        {
            // A mirror contact that was found lying proves nothing.
            snapshot.ContactorIsProvedOpen = false;
        }

        _plantEvents.Observe(snapshot);
        if (_isResetRequested != 0 && Interlocked.Exchange(ref _isResetRequested, 0) == 1)
        {
            Excursions.TryResetByUser();
        }

        _boundaryWatch.Judge(snapshot);
        _supply.Observe(snapshot);
        NarrowWindow();
        _ledger.Offer(Excursions.Ledger, Excursions.LedgerVersion);
        ChooseRequest();
        Actuate();
        Parking.Step(snapshot, Contactor.State);
        PulseSupervisor();
        ReportOpenReason();
        JudgePosture();
    }

    /// <summary>Asks for a user's reset of the lockout; the next tick decides. Callable from any thread.</summary>
    public void RequestLockoutReset()
    {
        Interlocked.Exchange(ref _isResetRequested, 1);
    }

    /// <summary>Whether a fault of the contactors, AC or DC, is latched.</summary>
    /// <returns>True while none of them closes.</returns>
    public bool HasFault()
    {
        return Contactor.Fault != ContactorFault.None || (Dc != null && Dc.Fault != ContactorFault.None);
    }

    private void NarrowWindow()
    {
        Snapshot snapshot = Snapshot;
        LimitWindow window = Window;
        window.Begin(_ratedMilliamps);
        if (HasFault())
        {
            window.RequireOpen(LimitReason.ContactorFault);
        }

        ILimitSource[] limits = _limits;
        for (int i = 0; i < limits.Length; i++)
        {
            limits[i].Narrow(snapshot, window);
        }

        if (_droop != null)
        {
            _droop.Narrow(snapshot, window);
        }

        if (!Reversion.IsProved)
        {
            Reversion.Narrow(snapshot, window);
        }
    }

    private void ChooseRequest()
    {
        Requests.Choose(Snapshot);
        if (_droop != null)
        {
            _droop.Turn(Requests);
        }
    }

    private void Actuate()
    {
        Snapshot snapshot = Snapshot;
        int request = Requests.Watts;
        bool isPowerWanted = (request < 0 && Window.MostExportMilliamps > 0) || (request > 0 && Window.MostImportMilliamps > 0);
        if (isPowerWanted)
        {
            _poweredMs = snapshot.NowMs;
        }

        MissingPermissives = FindMissing(isPowerWanted);
        if (_settings.DcContactorFitted)
        {
            StepDc();
        }

        bool isIdle = snapshot.NowMs - _poweredMs >= _settings.IdleOpenMs;
        Contactor.Step(snapshot, MissingPermissives, Window.MustOpen, isIdle);
        Target.Compute(snapshot, Window, request, Contactor.State == ContactorState.Closed);
        bool isWithheld = false;
        if (!Reversion.IsProved)
        {
            // One question at a time: a step down would break the try off, and what the try moves asks the meter too.
            isWithheld = Reversion.Withholds(snapshot, Target.Watts);
            Limiter.Proof.MayStep = !Reversion.IsTrying;
        }

        if (!isWithheld)
        {
            _inverter.Command(Target.Watts);
        }

        snapshot.CommandedWatts = Target.Watts;
        snapshot.ContactorIsDriven = Contactor.IsDriven;
    }

    private void StepDc()
    {
        // Without contactors to drive it stays missing: nothing is closed on a link that nobody has charged.
        bool isWanted = MissingPermissives == 0;
        if (Dc != null)
        {
            Dc.Step(Snapshot, isWanted || Contactor.IsDriven, Contactor.State == ContactorState.Opening);
        }

        if (isWanted && (Dc == null || Dc.State != DcState.Closed))
        {
            MissingPermissives = Permissive.DcConnected;
        }
    }

    private int FindMissing(bool isPowerWanted)
    {
        long nowMs = Snapshot.NowMs;
        return (nowMs >= _settings.BootSettleMs ? 0 : Permissive.BootSettled)
            | (_supply.HealthyForMs(nowMs) >= _settings.ReconnectMs ? 0 : Permissive.SupplyHealthy)
            | (Snapshot.BoundaryIsLive ? 0 : Permissive.BoundaryLive)
            | (Snapshot.AssetIsRead ? 0 : Permissive.AssetMeterRead)
            | (Snapshot.VehicleIsConnected ? 0 : Permissive.VehicleConnected)
            | (Window.MustOpen ? Permissive.NothingForbids : 0)
            | (Contactor.IsRested(nowMs) ? 0 : Permissive.RestedOpen)
            | (isPowerWanted ? 0 : Permissive.PowerWanted)
            | (Contactor.HasClosingsLeft(nowMs) ? 0 : Permissive.ClosingsLeft);
    }

    private void PulseSupervisor()
    {
        // A tick without live inputs feeds the supervisor only while the fail-safe is proved or the contactor is on its
        // way open: were the opening itself to fail, the supervisor takes the contactor's supply.
        bool isOpening = Contactor.State == ContactorState.Opening;
        bool isSafe = Snapshot.BoundaryIsLive || _boundaryWatch.FailSafeIsProved || isOpening;
        if (isSafe && !Threads.IsResetDue && Contactor.MayBeSupplied(Snapshot.NowMs))
        {
            _supervisor.Toggle();
        }
    }

    private void ReportOpenReason()
    {
        LimitReason reason = Window.MustOpen ? Window.OpenReason : LimitReason.Rating;
        if (reason != _openReason)
        {
            _openReason = reason;
            _events.Raise(EventCode.LimitReasonChanged, (int)Window.ExportReason, (int)Window.ImportReason);
        }
    }

    private void JudgePosture()
    {
        Posture posture = FindPosture();
        if (posture != Posture)
        {
            _events.Raise(EventCode.PostureChanged, (int)posture, (int)Posture);
            Posture = posture;
        }
    }

    private Posture FindPosture()
    {
        if (HasFault())
        {
            return Posture.Fault;
        }

        if (Excursions.Ledger.IsLockedOut)
        {
            return Posture.Lockout;
        }

        if (Snapshot.NowMs < _settings.BootSettleMs)
        {
            return Posture.Starting;
        }

        if (!Snapshot.BoundaryIsLive)
        {
            return Posture.FailSafe;
        }

        if (Parking.State == ParkingState.Parked)
        {
            return Posture.Parked;
        }

        if (Window.MustOpen)
        {
            return Posture.Waiting;
        }

        return Contactor.IsDriven ? Posture.Serving : Posture.Idle;
    }
}

using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Snapshots;
using NanoV2G.Hal.Contactors;

namespace NanoV2G.Firmware.ContactorSequence;

/// <summary>
/// Connects the vehicle's battery to the inverter's DC link before the AC contactor closes, and takes it off after that one has
/// opened, when no current flows. Were the AC side first, the link would be charged through the inverter's diodes by
/// the supply, with nothing to bound the inrush; charged from the battery through the resistor it stands above the supply's peak.
/// </summary>
public sealed class DcSequencer
{
    /// <summary>Time in which the link must reach the battery's voltage, ms (derived: ten times the time constant of a usual resistor and link).</summary>
    public const int PreChargeMs = 2000;

    /// <summary>Time after an opening in which the link must have discharged itself, ms (derived: twice the 5 s that are usual).</summary>
    public const int DischargeMs = 10000;

    /// <summary>Voltage from which a link is live, mV: the bound of extra-low voltage without ripple, 60 V (recalled).</summary>
    public const int LiveMillivolts = 60000;

    /// <summary>Difference at which link and battery are taken for equal, mV, or a twentieth of the battery's voltage where that is more.</summary>
    public const int NearMillivolts = 10000;

    private readonly IDcContactors _contactors;
    private readonly IEventSink _events;
    private long _sinceMs;
    private int _looks;

    /// <summary>Drives these contactors. A boot knows nothing of them: they have to be proved open like after any opening.</summary>
    /// <param name="contactors">The contactors.</param>
    /// <param name="events">Takes each fault.</param>
    public DcSequencer(IDcContactors contactors, IEventSink events)
    {
        _contactors = contactors;
        _events = events;
    }

    /// <summary>The state of the sequence.</summary>
    public DcState State = DcState.Opening;

    /// <summary>The latched fault, one of those of the DC side.</summary>
    public ContactorFault Fault;

    /// <summary>Moves the sequence on by one tick and drives the coils.</summary>
    /// <param name="snapshot">What this tick knows.</param>
    /// <param name="isWanted">Whether the AC contactor is driven, or would be but for the DC side.</param>
    /// <param name="isOpening">Whether the AC contactor is on its way open: its current is not this one's to break.</param>
    public void Step(Snapshot snapshot, bool isWanted, bool isOpening)
    {
        long elapsedMs = snapshot.NowMs - _sinceMs;
        int link = _contactors.LinkMillivolts;
        int battery = _contactors.BatteryMillivolts;
        int difference = battery > link ? battery - link : link - battery;
        bool isEqual = link >= LiveMillivolts && (difference <= NearMillivolts || difference <= battery / 20);
        bool isProvedOpen = _contactors.IsProvedOpen;
        _looks++;
        if (State == DcState.Open)
        {
            StepOpen(snapshot, isWanted, isEqual, elapsedMs);
        }
        else if (State == DcState.Opening)
        {
            if (isProvedOpen)
            {
                Enter(snapshot, DcState.Open);
            }
            else if (elapsedMs >= ContactorSequencer.TravelMs && _looks >= ContactorSequencer.LeastLooks)
            {
                Latch(ContactorFault.DcWelded);
            }
        }
        else if (State != DcState.Faulted)
        {
            StepDriven(snapshot, isWanted || (isOpening && State == DcState.Closed), isEqual, elapsedMs);
        }

        _contactors.Drive(State == DcState.PreCharging || State == DcState.Closing, State == DcState.Closing || State == DcState.Closed);
    }

    private void StepOpen(Snapshot snapshot, bool isWanted, bool isEqual, long elapsedMs)
    {
        int link = _contactors.LinkMillivolts;
        if (!_contactors.IsProvedOpen)
        {
            Enter(snapshot, DcState.Opening);
        }
        else if (link >= LiveMillivolts)
        {
            // Behind a closed AC contactor the supply keeps it charged, and nothing is said about this one.
            if (elapsedMs >= DischargeMs && snapshot.ContactorsNotOpen == 0)
            {
                Latch(isEqual ? ContactorFault.DcWelded : ContactorFault.DcLinkLive);
            }
        }
        else if (isWanted && link >= 0 && _contactors.BatteryMillivolts >= LiveMillivolts)
        {
            Enter(snapshot, DcState.PreCharging);
        }
    }

    private void StepDriven(Snapshot snapshot, bool isWanted, bool isEqual, long elapsedMs)
    {
        bool isProvedOpen = _contactors.IsProvedOpen;
        if (!isWanted)
        {
            Enter(snapshot, DcState.Opening);
        }
        else if (State == DcState.PreCharging)
        {
            if (isEqual)
            {
                Enter(snapshot, DcState.Closing);
            }
            else if (elapsedMs >= PreChargeMs)
            {
                Latch(ContactorFault.PreChargeFailed);
            }
        }
        else if (isProvedOpen)
        {
            if (State == DcState.Closed || elapsedMs >= ContactorSequencer.TravelMs)
            {
                Latch(ContactorFault.DcFailedToClose);
            }
        }
        else if (elapsedMs >= ContactorSequencer.TravelMs)
        {
            State = DcState.Closed;
        }
    }

    private void Enter(Snapshot snapshot, DcState state)
    {
        State = state;
        _looks = 0;
        _sinceMs = snapshot.NowMs;
    }

    private void Latch(ContactorFault fault)
    {
        Fault = fault;
        _events.Raise(EventCode.ContactorFault, (int)fault, (int)State);
        State = DcState.Faulted;
    }
}

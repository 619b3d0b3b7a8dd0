using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Contactors;
using NanoV2G.Tests.Control;

namespace NanoV2G.Tests.ContactorSequence;

/// <summary>A sequencer with a contactor whose mirror is set by hand or follows the coil.</summary>
public sealed class ContactorBench : IContactor
{
    /// <summary>A permissive that is missing.</summary>
    public const int Missing = Permissive.SupplyHealthy;

    public readonly Situation Situation = new Situation();
    public readonly RecordingEvents Events = new RecordingEvents();
    public readonly ContactorSequencer Sequencer;

    public ContactorBench()
    {
        Sequencer = new ContactorSequencer(new UnitSettings(), this, Events);
    }

    public bool IsDriven { get; private set; }

    public bool IsProvedOpen
    {
        get { return Situation.Snapshot.ContactorIsProvedOpen; }
        set { Situation.Snapshot.ContactorIsProvedOpen = value; }
    }

    public void Drive(bool closed)
    {
        IsDriven = closed;
    }

    /// <summary>One step after this time, the mirror as it stands.</summary>
    public void Step(int ms, int missing, bool mustOpen, bool isIdle)
    {
        Situation.Advance(ms);
        Sequencer.Step(Situation.Snapshot, missing, mustOpen, isIdle);
    }

    /// <summary>Steps with everything permitted and the mirror following the coil, until a state is reached.</summary>
    public void RunTo(ContactorState state)
    {
        if (state == ContactorState.Opening)
        {
            RunTo(ContactorState.Closed);
        }

        for (int i = 0; i < 2000 && Sequencer.State != state; i++)
        {
            bool isWelded = state == ContactorState.Faulted;
            IsProvedOpen = !IsDriven && !isWelded;
            bool isIdle = state == ContactorState.Unloading || state == ContactorState.Opening;
            Situation.AssetReads(state == ContactorState.Unloading ? -3000 : 0);
            Step(200, 0, false, isIdle && Sequencer.State == ContactorState.Closed);
        }

        IsProvedOpen = !IsDriven && state != ContactorState.Faulted;
    }
}

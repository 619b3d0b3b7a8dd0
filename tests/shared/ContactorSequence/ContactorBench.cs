using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Contactors;
using NanoV2G.Tests.Control;
using NanoV2G.Tests.Journal;

namespace NanoV2G.Tests.ContactorSequence;

/// <summary>A sequencer with a contactor, or two in series, whose mirrors are set by hand or follow the coil.</summary>
public sealed class ContactorBench : IContactor
{
    /// <summary>A permissive that is missing.</summary>
    public const int Missing = Permissive.SupplyHealthy;

    private readonly FaultyFileStore _store = new FaultyFileStore(1024);
    private readonly FakeClock _clock = new FakeClock();
    private StateBlock _state;

    public ContactorBench()
        : this(1)
    {
    }

    public ContactorBench(int count)
    {
        All = count == 1 ? 1 : 3;
        Settings.LeastClosedMs = 0;
        Boot();
    }

    public Situation Situation { get; private set; }

    public RecordingEvents Events { get; } = new RecordingEvents();

    public UnitSettings Settings { get; } = new UnitSettings();

    public ContactorSequencer Sequencer { get; private set; }

    public int All { get; }

    public int NotProvedOpen
    {
        get { return Situation.Snapshot.ContactorsNotOpen; }
        set
        {
            Situation.Snapshot.ContactorsNotOpen = value;
            Situation.Snapshot.ContactorIsProvedOpen = value != All;
        }
    }

    public bool IsDriven { get; private set; }

    /// <summary>Whether the mirror of each proves it open.</summary>
    public bool IsProvedOpen
    {
        get { return NotProvedOpen == 0; }
        set { NotProvedOpen = value ? 0 : All; }
    }

    public void Drive(bool closed)
    {
        IsDriven = closed;
    }

    /// <summary>What is to be kept goes to flash, at the next step of the record thread or when it has found no company.</summary>
    public void Persist(bool isUrgent)
    {
        _state.PersistStep();
        _clock.MonotonicMs += isUrgent ? 0 : StateBlock.GatheringMs;
        _state.PersistStep();
    }

    /// <summary>A restart: only what is on flash is left, and the released contactor is proved open.</summary>
    public void Boot()
    {
        Situation = new Situation();
        IsProvedOpen = true;
        _state = new StateBlock(new RecordLog(_store, "s", 2, 1024), _clock);
        Sequencer = new ContactorSequencer(Settings, this, Events, _state.AddSlice(StateBlock.ContactorOffset, ContactorSequencer.KeptBytes));
        IsDriven = false;
    }

    /// <summary>One step after this time, the mirrors as they stand.</summary>
    public void Step(int ms, int missing, bool mustOpen, bool isIdle)
    {
        Situation.Advance(ms);
        Sequencer.Step(Situation.Snapshot, missing, mustOpen, isIdle);
    }

    /// <summary>Steps of 200 ms with everything permitted, the mirrors as they stand.</summary>
    public void Run(int ms)
    {
        for (int at = 0; at < ms; at += 200)
        {
            Step(200, 0, false, false);
        }
    }

    /// <summary>Steps with everything permitted and the mirrors following the coils, until a state is reached.</summary>
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
            Situation.AssetReads(state == ContactorState.Unloading && IsDriven ? -3000 : 0);
            Step(200, 0, false, isIdle && Sequencer.State == ContactorState.Closed);
        }

        IsProvedOpen = !IsDriven && state != ContactorState.Faulted;
    }
}

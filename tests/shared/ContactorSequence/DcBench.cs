using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Hal.Contactors;
using NanoV2G.Tests.Control;

namespace NanoV2G.Tests.ContactorSequence;

/// <summary>The DC sequence with contactors and voltages that the test sets; the mirror follows the main coil unless it is held.</summary>
public sealed class DcBench : IDcContactors
{
    /// <summary>Voltage of the battery, mV.</summary>
    public const int Battery = 380000;

    public readonly Situation Situation = new Situation();
    public readonly RecordingEvents Events = new RecordingEvents();
    public readonly DcSequencer Sequencer;
    public bool PreChargeIsDriven;
    public bool MainIsDriven;

    /// <summary>What the mirror contact says whatever is driven: 0 = the truth, 1 = open, 2 = not open.</summary>
    public int MirrorIsHeld;

    public DcBench()
    {
        Sequencer = new DcSequencer(this, Events);
    }

    public int LinkMillivolts { get; set; }

    public int BatteryMillivolts { get; set; } = Battery;

    public bool IsProvedOpen => MirrorIsHeld == 0 ? !MainIsDriven : MirrorIsHeld == 1;

    public void Drive(bool preCharge, bool main)
    {
        PreChargeIsDriven = preCharge;
        MainIsDriven = main;
    }

    /// <summary>Ticks of 200 ms with everything as it stands.</summary>
    public void Run(int ms, bool isWanted, bool isOpening)
    {
        for (int at = 0; at < ms; at += 200)
        {
            Situation.Advance(200);
            Sequencer.Step(Situation.Snapshot, isWanted, isOpening);
        }
    }

    /// <summary>Proved open after the boot, the link charged in the first tick of the pre-charge, and closed.</summary>
    public void Close()
    {
        Run(600, true, false);
        LinkMillivolts = Battery;
        Run(1200, true, false);
    }
}

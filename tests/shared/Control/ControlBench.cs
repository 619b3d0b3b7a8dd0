using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Board;

namespace NanoV2G.Tests.Control;

/// <summary>The whole tick on a fake board, with a 16 A export and a 60 A import limit.</summary>
public sealed class ControlBench
{
    public readonly FakeBoard Board;
    public readonly UnitSettings Settings = new UnitSettings();
    public readonly RecordingEvents Events = new RecordingEvents();

    public ControlBench()
        : this(true)
    {
    }

    /// <summary>A board that has more than the usual one.</summary>
    public ControlBench(FakeBoard board)
        : this(board, true)
    {
    }

    /// <summary>As it is, but for the logic interface.</summary>
    public ControlBench(bool isLogicInterfaceFitted)
        : this(new FakeBoard(), isLogicInterfaceFitted)
    {
    }

    private ControlBench(FakeBoard board, bool isLogicInterfaceFitted)
    {
        Board = board;
        Settings.LogicInterfaceFitted = isLogicInterfaceFitted;
        Settings.InstallerReset = 1;
        Settings.ExportLimitMilliamps = 16000;

        // The fake board's meter shows what flows now.
        Settings.BoundaryLagMs = 0;
        LockoutLedger ledger = new LockoutLedger(new RecordLog(Board.Store, LockoutLedger.FilePrefix, LockoutLedger.SegmentCount, LockoutLedger.SegmentBytes));
        StateBlock state = new StateBlock(new RecordLog(Board.Store, "s", 2, 1024), Board.Clock);
        Loop = new ControlLoop(Board, Settings, ledger, Events, state.AddSlice(StateBlock.ContactorOffset, ContactorSequencer.KeptBytes));

        // The fake inverter has no timer.
        Loop.Reversion.IsProved = true;
    }

    public ControlLoop Loop { get; }

    /// <summary>Longest time without an edge to the supervisor, ms.</summary>
    public int LongestPulseGapMs { get; private set; }

    /// <summary>One tick with new readings.</summary>
    public void Tick()
    {
        int before = Board.PulseCount;
        Board.Advance(BoardTiming.TickMs);
        Loop.Tick();
        Loop.Threads.RecordTicks = 0;
        Loop.Threads.ReportTicks = 0;
        _pulseGapMs = Board.PulseCount == before ? _pulseGapMs + BoardTiming.TickMs : 0;
        LongestPulseGapMs = _pulseGapMs > LongestPulseGapMs ? _pulseGapMs : LongestPulseGapMs;
    }

    /// <summary>Ticks for this time.</summary>
    public void Run(int ms)
    {
        for (int at = 0; at < ms; at += BoardTiming.TickMs)
        {
            Tick();
        }
    }

    /// <summary>A boot and a dispatch of this power, until it is delivered.</summary>
    public void Serve(int watts)
    {
        Loop.Dispatch.Offer(watts, long.MaxValue);
        Run(60000);
    }

    private int _pulseGapMs;
}

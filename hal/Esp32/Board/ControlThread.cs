using System.Threading;
using NanoV2G.Hal.Board;
using NativeHeap = nanoFramework.Runtime.Native.GC;

namespace NanoV2G.Hal.Esp32.Board;

/// <summary>
/// The control tick. Right after a tick comes what may stall the interpreter: each second the recorder is woken, and
/// every few seconds, between two records, the heap is collected while it is still almost empty.
/// </summary>
public sealed class ControlThread : BoardThread
{
    /// <summary>Every how many ticks the recorder is woken.</summary>
    public const int RecordTicks = BoardTiming.RecordMs / BoardTiming.TickMs;

    /// <summary>Every how many ticks the heap is collected: 5 s.</summary>
    public const int CollectTicks = 25;

    private readonly Esp32Board _board;
    private readonly IBoardProgram _program;
    private readonly AutoResetEvent _recordNow;
    private readonly TickPace _pace = new TickPace(BoardTiming.TickMs);
    private int _ticks;
    private uint _freeBytes;

    /// <summary>Makes the thread.</summary>
    /// <param name="board">The board.</param>
    /// <param name="program">The program.</param>
    /// <param name="recordNow">Wakes the recorder.</param>
    public ControlThread(Esp32Board board, IBoardProgram program, AutoResetEvent recordNow)
        : base("control", ThreadPriority.Highest)
    {
        _board = board;
        _program = program;
        _recordNow = recordNow;
    }

    /// <summary>Ticks that were dropped because the interpreter stood still.</summary>
    public int MissedTicks => _pace.Missed;

    /// <summary>Free bytes of the managed heap at the last collection.</summary>
    public uint FreeBytes => _freeBytes;

    /// <inheritdoc/>
    protected override void Wait()
    {
        Thread.Sleep(_pace.PauseMs(_board.Clock.MonotonicMs));
        if (_pace.HasStalled(_board.Clock.MonotonicMs))
        {
            // The inputs are as old as the stall. At its priority this thread would be the first to run: a vehicle or a
            // mirror contact not sensed since would be taken for one that is gone.
            Thread.Sleep(TickPace.LeastPauseMs);
        }
    }

    /// <inheritdoc/>
    protected override void Work()
    {
        _ticks = _ticks == CollectTicks ? 1 : _ticks + 1;
        _program.ControlTick();
        if (_ticks % RecordTicks == 0)
        {
            _recordNow.Set();
        }
        else if (_ticks == 1)
        {
            _freeBytes = NativeHeap.Run(false);
        }
    }

    /// <inheritdoc/>
    protected override void FailSafe()
    {
        _board.Contactor.Drive(false);
    }
}

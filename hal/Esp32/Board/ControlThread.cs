using System.Threading;
using NanoV2G.Hal.Board;
using NativeHeap = nanoFramework.Runtime.Native.GC;

namespace NanoV2G.Hal.Esp32.Board;

/// <summary>
/// The control tick: at once when the boundary meter shows something new, else after the longest interval. Right after a
/// tick comes what may stall the interpreter: each second the recorder is woken, and every few seconds, between two
/// records, the heap is collected while it is still almost empty.
/// </summary>
public sealed class ControlThread : BoardThread
{
    /// <summary>After every how many records the heap is collected: 5 s.</summary>
    public const int CollectRecords = 5;

    private readonly Esp32Board _board;
    private readonly IBoardProgram _program;
    private readonly AutoResetEvent _recordNow;
    private readonly AutoResetEvent _readingNow;
    private readonly TickPace _pace = new TickPace(BoardTiming.TickMs);
    private readonly TickPace _recordPace = new TickPace(BoardTiming.RecordMs);
    private long _recordDueMs;
    private int _records;
    private uint _freeBytes;

    /// <summary>Makes the thread.</summary>
    /// <param name="board">The board.</param>
    /// <param name="program">The program.</param>
    /// <param name="readingNow">Set when the boundary meter has shown something new.</param>
    /// <param name="recordNow">Wakes the recorder.</param>
    public ControlThread(Esp32Board board, IBoardProgram program, AutoResetEvent readingNow, AutoResetEvent recordNow)
        : base("control", ThreadPriority.Highest)
    {
        _board = board;
        _program = program;
        _readingNow = readingNow;
        _recordNow = recordNow;
    }

    /// <summary>Ticks that were dropped because the interpreter stood still.</summary>
    public int MissedTicks => _pace.Missed;

    /// <summary>Free bytes of the managed heap at the last collection.</summary>
    public uint FreeBytes => _freeBytes;

    /// <inheritdoc/>
    protected override void Wait()
    {
        // The least pause first, whatever the meter shows: in it the other threads run.
        int pauseMs = _pace.PauseMs(_board.Clock.MonotonicMs);
        int leastMs = pauseMs < BoardTiming.LeastTickMs ? pauseMs : BoardTiming.LeastTickMs;
        Thread.Sleep(leastMs);
        if (pauseMs > leastMs && _readingNow.WaitOne(pauseMs - leastMs, false))
        {
            _pace.BeginAnew(_board.Clock.MonotonicMs);
        }

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
        _program.ControlTick();
        long nowMs = _board.Clock.MonotonicMs;
        if (nowMs >= _recordDueMs)
        {
            _recordDueMs = nowMs + _recordPace.PauseMs(nowMs);
            _records++;
            _recordNow.Set();
        }
        else if (_records >= CollectRecords)
        {
            _records = 0;
            _freeBytes = NativeHeap.Run(false);
        }
    }

    /// <inheritdoc/>
    protected override void FailSafe()
    {
        _board.Contactor.Drive(false);
    }
}

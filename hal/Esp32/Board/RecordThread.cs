using System.Threading;
using NanoV2G.Hal.Board;

namespace NanoV2G.Hal.Esp32.Board;

/// <summary>The recorder, woken right after a tick; without ticks it goes on by itself, since that is worth recording.</summary>
public sealed class RecordThread : BoardThread
{
    /// <summary>Longest wait for a tick, ms.</summary>
    public const int MostWaitMs = 2 * BoardTiming.RecordMs;

    private readonly IBoardProgram _program;
    private readonly AutoResetEvent _recordNow;

    /// <summary>Makes the thread.</summary>
    /// <param name="program">The program.</param>
    /// <param name="recordNow">Is set after a tick.</param>
    public RecordThread(IBoardProgram program, AutoResetEvent recordNow)
        : base("record", ThreadPriority.Normal)
    {
        _program = program;
        _recordNow = recordNow;
    }

    /// <inheritdoc/>
    protected override void Wait()
    {
        _recordNow.WaitOne(MostWaitMs, false);
    }

    /// <inheritdoc/>
    protected override void Work()
    {
        _program.RecordStep();
    }
}

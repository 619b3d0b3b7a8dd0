using System.Threading;
using NanoV2G.Hal.Board;

namespace NanoV2G.Hal.Esp32.Board;

/// <summary>Messages into and out of the link's queues.</summary>
public sealed class ReportThread : BoardThread
{
    private readonly IBoardProgram _program;

    /// <summary>Makes the thread.</summary>
    /// <param name="program">The program.</param>
    public ReportThread(IBoardProgram program)
        : base("report", ThreadPriority.BelowNormal)
    {
        _program = program;
    }

    /// <inheritdoc/>
    protected override void Wait()
    {
        Thread.Sleep(BoardTiming.ReportMs);
    }

    /// <inheritdoc/>
    protected override void Work()
    {
        _program.ReportStep();
    }
}

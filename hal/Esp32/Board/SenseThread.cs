using System.Threading;
using NanoV2G.Hal.Board;

namespace NanoV2G.Hal.Esp32.Board;

/// <summary>Polls the field buses and scans the slow inputs. When it fails, its readings grow old, which the tick sees.</summary>
public sealed class SenseThread : BoardThread
{
    private readonly Esp32Board _board;

    /// <summary>Makes the thread.</summary>
    /// <param name="board">The board.</param>
    public SenseThread(Esp32Board board)
        : base("sense", ThreadPriority.AboveNormal)
    {
        _board = board;
    }

    /// <inheritdoc/>
    protected override void Wait()
    {
        Thread.Sleep(BoardTiming.SenseMs);
    }

    /// <inheritdoc/>
    protected override void Work()
    {
        long nowMs = _board.Clock.MonotonicMs;
        _board.Devices.Step(nowMs);
        _board.Inputs.Step(nowMs);
    }
}

using System.Threading;
using NanoV2G.Hal.Board;

namespace NanoV2G.Hal.Esp32.Board;

/// <summary>Polls the field buses and scans the slow inputs. When it fails, its readings grow old, which the tick sees.</summary>
public sealed class SenseThread : BoardThread
{
    private readonly Esp32Board _board;
    private readonly AutoResetEvent _readingNow;

    /// <summary>Makes the thread.</summary>
    /// <param name="board">The board.</param>
    /// <param name="readingNow">Is set when the boundary meter has shown something new.</param>
    public SenseThread(Esp32Board board, AutoResetEvent readingNow)
        : base("sense", ThreadPriority.AboveNormal)
    {
        _board = board;
        _readingNow = readingNow;
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
        if (_board.Devices.Step(nowMs))
        {
            _readingNow.Set();
        }

        _board.Inputs.Step(nowMs);
    }
}

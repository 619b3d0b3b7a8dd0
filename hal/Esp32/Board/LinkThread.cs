using System.Threading;
using NanoV2G.Hal.Board;

namespace NanoV2G.Hal.Esp32.Board;

/// <summary>Everything that can block: name resolution, handshake, clock chip. Each asks for the parked posture first.</summary>
public sealed class LinkThread : BoardThread
{
    /// <summary>Interval of the steps, ms: it bounds the delay of a message.</summary>
    public const int StepMs = 50;

    private readonly Esp32Board _board;
    private readonly IParkedGate _gate;

    /// <summary>Makes the thread.</summary>
    /// <param name="board">The board.</param>
    /// <param name="gate">Permission to block.</param>
    public LinkThread(Esp32Board board, IParkedGate gate)
        : base("link", ThreadPriority.BelowNormal)
    {
        _board = board;
        _gate = gate;
    }

    /// <inheritdoc/>
    protected override void Wait()
    {
        Thread.Sleep(StepMs);
    }

    /// <inheritdoc/>
    protected override void Work()
    {
        long nowMs = _board.Clock.MonotonicMs;
        _board.Time.Step(nowMs, _board.Network.IsUp, _gate);
        _board.Link.Step(nowMs, _board.MayConnect, _gate);
    }
}

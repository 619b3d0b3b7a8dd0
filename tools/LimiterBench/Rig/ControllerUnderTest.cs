using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tools.LimiterBench.Rig;

/// <summary>A controller as the rig installs it: made anew at each boot of the board, as the reset vector does.</summary>
public abstract class ControllerUnderTest : IProgramFactory
{
    /// <summary>How often the watchdog has locked out since the start.</summary>
    public abstract int Lockouts { get; }

    /// <summary>Why discharge is bounded where it is now, as the controller names it; empty when it gives no reason.</summary>
    public abstract string Reason { get; }

    /// <inheritdoc/>
    public abstract IBoardProgram Create(IBoard board);
}

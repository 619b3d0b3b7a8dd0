using NanoV2G.Hal.Board;

namespace NanoV2G.Hal.Simulated.Run;

/// <summary>Makes the program anew at each boot, as the reset vector does.</summary>
public interface IProgramFactory
{
    /// <summary>Makes the program of a boot. Reading the store here is part of booting.</summary>
    /// <param name="board">The board of this boot.</param>
    /// <returns>The program.</returns>
    IBoardProgram Create(IBoard board);
}

using NanoV2G.Hal.Board;

namespace NanoV2G.Hal.Esp32.Board;

/// <summary>
/// The strictest permission to block: the contactor is neither driven nor closed, as its mirror contact proves, so no
/// power can flow whatever the interpreter does. It asks nothing of the control loop and therefore cannot bring the
/// posture about; should the loop close the contactor during a blocking call, the supervisor opens it within 2.5 s.
/// </summary>
public sealed class OpenContactorGate : IParkedGate
{
    private readonly Esp32Board _board;

    /// <summary>Looks at a board.</summary>
    /// <param name="board">The board.</param>
    public OpenContactorGate(Esp32Board board)
    {
        _board = board;
    }

    /// <inheritdoc/>
    public bool IsIdle => !_board.IsContactorDriven;

    /// <inheritdoc/>
    public bool IsParked => !_board.IsContactorDriven && _board.Contactor.IsProvedOpen;

    /// <inheritdoc/>
    public void Ask()
    {
    }

    /// <inheritdoc/>
    public void Release()
    {
    }
}

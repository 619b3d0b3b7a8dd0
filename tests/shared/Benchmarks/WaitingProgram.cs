using NanoV2G.Hal.Board;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>A board program whose control tick waits until somebody asks for it.</summary>
public sealed class WaitingProgram : IBoardProgram
{
    private readonly IBoardProgram _program;
    private bool _isDue;

    /// <summary>Holds this program's ticks back.</summary>
    /// <param name="program">The program.</param>
    public WaitingProgram(IBoardProgram program)
    {
        _program = program;
    }

    /// <inheritdoc/>
    public IParkedGate Parking => _program.Parking;

    /// <summary>Makes the tick that is due, if one is.</summary>
    public void TickWhenDue()
    {
        if (_isDue)
        {
            _isDue = false;
            _program.ControlTick();
        }
    }

    /// <inheritdoc/>
    public void ControlTick()
    {
        _isDue = true;
    }

    /// <inheritdoc/>
    public void RecordStep()
    {
        _program.RecordStep();
    }

    /// <inheritdoc/>
    public void ReportStep()
    {
        _program.ReportStep();
    }
}

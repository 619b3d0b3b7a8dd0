using NanoV2G.Hal.Board;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>A board program that makes one small object in each tick: what the canary has to notice.</summary>
public sealed class WastefulProgram : IBoardProgram
{
    private readonly IBoardProgram _program;
    private object _waste;

    /// <summary>Wastes beside this program.</summary>
    /// <param name="program">The program.</param>
    public WastefulProgram(IBoardProgram program)
    {
        _program = program;
    }

    /// <summary>The last object made.</summary>
    public object Waste => _waste;

    /// <inheritdoc/>
    public IParkedGate Parking => _program.Parking;

    /// <inheritdoc/>
    public void ControlTick()
    {
        _waste = new object();
        _program.ControlTick();
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

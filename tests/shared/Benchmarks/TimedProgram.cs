using NanoV2G.Hal.Board;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>A board program that times each control tick of another.</summary>
public sealed class TimedProgram : IBoardProgram
{
    private readonly IBoardProgram _program;
    private readonly CostMeter _meter;

    /// <summary>Times this program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="meter">Takes each tick.</param>
    public TimedProgram(IBoardProgram program, CostMeter meter)
    {
        _program = program;
        _meter = meter;
    }

    /// <inheritdoc/>
    public IParkedGate Parking => _program.Parking;

    /// <inheritdoc/>
    public void ControlTick()
    {
        long before = CostMeter.Now();
        _program.ControlTick();
        _meter.Take(CostMeter.Now() - before);
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

using NanoV2G.Hal.Board;

namespace NanoV2G.Tests.Benchmarks;

/// <summary>
/// A board program that times each control tick of another. A twin ticks right before it: a PC's caches hold the simulated
/// house by then and would be timed with the tick, while the loop that it is compared with always finds its own there. An
/// ESP32 has neither the house nor such caches.
/// </summary>
public sealed class TimedProgram : IBoardProgram
{
    private readonly IBoardProgram _program;
    private readonly CostMeter _meter;
    private readonly TickStretch _twin;

    /// <summary>Times this program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="meter">Takes each tick.</param>
    /// <param name="twin">The same unit, as far as this one.</param>
    public TimedProgram(IBoardProgram program, CostMeter meter, TickStretch twin)
    {
        _program = program;
        _meter = meter;
        _twin = twin;
    }

    /// <inheritdoc/>
    public IParkedGate Parking => _program.Parking;

    /// <inheritdoc/>
    public void ControlTick()
    {
        _meter.BeforePiece();
        _twin.TickWhenDue();
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

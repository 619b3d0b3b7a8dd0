using NanoV2G.Hal.Board;

namespace NanoV2G.Tests.Device;

/// <summary>A program that drives the contactor, counts its steps and fails when told to.</summary>
public sealed class ScriptedProgram : IBoardProgram
{
    private readonly IBoard _board;
    private int _ticks;
    private int _records;
    private int _reports;

    /// <summary>Runs on a board.</summary>
    public ScriptedProgram(IBoard board)
    {
        _board = board;
    }

    /// <summary>The tick from which each one throws.</summary>
    public int FailsFromTick { get; set; } = int.MaxValue;

    public FakeGate Gate { get; } = new();

    public IParkedGate Parking => Gate;

    public int Ticks => Volatile.Read(ref _ticks);

    public int Records => Volatile.Read(ref _records);

    public int Reports => Volatile.Read(ref _reports);

    public void ControlTick()
    {
        if (Interlocked.Increment(ref _ticks) >= FailsFromTick)
        {
            throw new InvalidOperationException("scripted");
        }

        _board.Contactor.Drive(true);
    }

    public void RecordStep() => Interlocked.Increment(ref _records);

    public void ReportStep() => Interlocked.Increment(ref _reports);
}

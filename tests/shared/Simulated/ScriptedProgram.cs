using System;
using NanoV2G.Hal.Board;

namespace NanoV2G.Tests.Simulated;

/// <summary>A program that does as its factory says and writes down when each step came.</summary>
internal sealed class ScriptedProgram : IBoardProgram
{
    private readonly ScriptedFactory _factory;
    private readonly IBoard _board;
    private readonly byte[] _record = new byte[1];

    /// <summary>Order of the first steps: T, R and P for tick, record and report, each followed by its time in ms.</summary>
    public string Diary = "";

    /// <summary>Ticks of this boot.</summary>
    public int Ticks;

    internal ScriptedProgram(ScriptedFactory factory, IBoard board)
    {
        _factory = factory;
        _board = board;
    }

    /// <inheritdoc/>
    public IParkedGate Parking => _factory.Gate;

    /// <inheritdoc/>
    public void ControlTick()
    {
        Ticks++;
        Note("T");
        if (Ticks == _factory.ThrowsAtTick)
        {
            throw new InvalidOperationException("scripted");
        }

        _board.Supervisor.Toggle();
        _board.Contactor.Drive(_factory.ClosesContactor);
        _board.Inverter.Command(_factory.SetpointWatts);
    }

    /// <inheritdoc/>
    public void RecordStep()
    {
        Note("R");
        if (!_factory.Records)
        {
            return;
        }

        try
        {
            _board.Store.Append("log", _record, 0, 1);
        }
        catch (Exception)
        {
            if (!_factory.SwallowsExceptions)
            {
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public void ReportStep()
    {
        Note("P");
    }

    private void Note(string step)
    {
        if (Diary.Length < 200)
        {
            Diary += step + _board.Clock.MonotonicMs.ToString() + " ";
        }
    }
}

using NanoV2G.Firmware.Control;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Simulation;

/// <summary>What can be seen of the unit from outside at a moment: nothing while it is dead or hangs.</summary>
public sealed class UnitView
{
    private readonly SimulatedRun _run;
    private readonly Func<IBoardProgram, ControlLoop> _controlOf;
    private readonly HeldBackJudge _judge = new();
    private IBoardProgram? _program;
    private ControlLoop? _control;

    /// <summary>Looks at the unit of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="controlOf">Finds the control loop of a program.</param>
    public UnitView(SimulatedRun run, Func<IBoardProgram, ControlLoop> controlOf)
    {
        _run = run;
        _controlOf = controlOf;
    }

    /// <summary>Whether the program runs.</summary>
    public bool IsRunning => _run.Life == ControllerLife.Running && Control is not null;

    /// <summary>The control loop of this boot, or null before the first and while there is none.</summary>
    public ControlLoop? Control
    {
        get
        {
            if (!ReferenceEquals(_program, _run.Program))
            {
                _program = _run.Program;
                _control = _program is null ? null : _controlOf(_program);
            }

            return _control;
        }
    }

    /// <summary>What decides the power at this moment.</summary>
    /// <returns>The group of the reason.</returns>
    public HeldBack Judge()
    {
        return IsRunning ? _judge.Running(Control!, _run.Site.Battery.IsConnected, _run.Site.NowMs)
            : _run.Life == ControllerLife.Frozen ? _judge.Stalled(_run.Site.NowMs)
            : _judge.Gone();
    }
}

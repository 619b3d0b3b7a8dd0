using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Limits;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Simulation;

/// <summary>What can be seen of the unit from outside at a moment: nothing while it is dead or hangs.</summary>
public sealed class UnitView
{
    private const int NoticeableWatts = 100;

    private readonly SimulatedRun _run;
    private readonly Func<IBoardProgram, ControlLoop> _controlOf;
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
        ControlLoop? control = Control;
        if (control is null || !IsRunning)
        {
            return HeldBack.NotRunning;
        }

        return Judge(control, _run.Site.Battery.IsConnected);
    }

    /// <summary>What decides the power of a control loop that runs.</summary>
    /// <param name="control">The control loop.</param>
    /// <param name="isConnected">Whether a car is connected.</param>
    /// <returns>The group of the reason.</returns>
    public static HeldBack Judge(ControlLoop control, bool isConnected)
    {
        return control.Posture switch
        {
            Posture.Lockout or Posture.Fault => HeldBack.Lockout,
            Posture.FailSafe or Posture.Waiting => HeldBack.FailSafe,
            Posture.Starting or Posture.Parked => HeldBack.Waiting,
            _ => JudgeRequest(control, isConnected),
        };
    }

    private static HeldBack JudgeRequest(ControlLoop control, bool isConnected)
    {
        int request = control.Requests.Watts;
        if (request == 0)
        {
            return isConnected ? HeldBack.NothingAsked : HeldBack.NoVehicle;
        }

        LimitReason reason = request < 0 ? control.Window.ExportReason : control.Window.ImportReason;
        HeldBack group = ReasonWords.GroupOf(reason);
        if (group is HeldBack.NoVehicle or HeldBack.Battery or HeldBack.FailSafe or HeldBack.Lockout)
        {
            return group;
        }

        if (control.Contactor.State != ContactorState.Closed)
        {
            return HeldBack.Waiting;
        }

        return Math.Abs(control.Target.Watts) < Math.Abs(request) - NoticeableWatts ? group : HeldBack.AsAsked;
    }
}

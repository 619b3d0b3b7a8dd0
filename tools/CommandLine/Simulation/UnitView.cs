using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Limiter;
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

    /// <summary>Stall that costs nothing, ms: the supervisor waits for longer.</summary>
    private const int HarmlessStallMs = 2000;

    private readonly SimulatedRun _run;
    private readonly Func<IBoardProgram, ControlLoop> _controlOf;
    private IBoardProgram? _program;
    private ControlLoop? _control;
    private HeldBack _heldBack = HeldBack.NotRunning;
    private long _ranMs;

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

    /// <summary>
    /// What decides the power at this moment. A step down that asks a proved meter, and a stall that the supervisor lets pass, decide
    /// nothing: what was before them goes on.
    /// </summary>
    /// <returns>The group of the reason.</returns>
    public HeldBack Judge()
    {
        ControlLoop? control = Control;
        if (control is not null && IsRunning)
        {
            _ranMs = _run.Site.NowMs;
            _heldBack = IsAsking(control.Limiter.Proof) ? _heldBack : Judge(control, _run.Site.Battery.IsConnected);
        }
        else if (_run.Life != ControllerLife.Frozen || _run.Site.NowMs - _ranMs > HarmlessStallMs)
        {
            _heldBack = HeldBack.NotRunning;
        }

        return _heldBack;
    }

    private static bool IsAsking(MeterProof proof) => proof.IsProved && proof.MostOwnMilliamps != int.MaxValue;

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

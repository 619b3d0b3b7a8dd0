using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Limiter;
using NanoV2G.Firmware.Limits;
using NanoV2G.Tools.Records;
using NanoV2G.Tools.Reports;

namespace NanoV2G.Tools.Simulation;

/// <summary>
/// Tells from look to look what decides the power. A step down that asks a proved meter, and a stall that the supervisor lets pass,
/// decide nothing: what was before them goes on.
/// </summary>
public sealed class HeldBackJudge
{
    private const int NoticeableWatts = 100;

    /// <summary>Stall that costs nothing, ms: the supervisor waits for longer.</summary>
    private const int HarmlessStallMs = 2000;

    private HeldBack _heldBack = HeldBack.NotRunning;
    private long _ranMs;

    /// <summary>Looks at a unit that runs.</summary>
    /// <param name="control">Its control loop.</param>
    /// <param name="isConnected">Whether a car is connected.</param>
    /// <param name="nowMs">Time, ms; rises from look to look.</param>
    /// <returns>The group of the reason.</returns>
    public HeldBack Running(ControlLoop control, bool isConnected, long nowMs)
    {
        _ranMs = nowMs;
        _heldBack = IsAsking(control.Limiter.Proof) ? _heldBack : Judge(control, isConnected);
        return _heldBack;
    }

    /// <summary>Looks at a unit that stands still.</summary>
    /// <param name="nowMs">Time, ms.</param>
    /// <returns>The group of the reason.</returns>
    public HeldBack Stalled(long nowMs) => nowMs - _ranMs > HarmlessStallMs ? Gone() : _heldBack;

    /// <summary>There is no unit that runs.</summary>
    /// <returns>The group of the reason.</returns>
    public HeldBack Gone()
    {
        _heldBack = HeldBack.NotRunning;
        return _heldBack;
    }

    private static bool IsAsking(MeterProof proof) => proof.IsProved && proof.MostOwnMilliamps != int.MaxValue;

    private static HeldBack Judge(ControlLoop control, bool isConnected)
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

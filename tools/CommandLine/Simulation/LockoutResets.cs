using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Watchdog;
using NanoV2G.Hal.Simulated.Run;

namespace NanoV2G.Tools.Simulation;

/// <summary>
/// The people who end a lockout where the plan has some: the householder after the plan's time, by what a message's command
/// does; once the resets of 30 days are used up the installer, a day after the lockout, by a number in the settings.
/// </summary>
public sealed class LockoutResets
{
    /// <summary>How long the householder waits for the installer, ms.</summary>
    public const long InstallerMs = 86_400_000;

    private const int LookEveryMs = 1000;
    private const long NotLockedOut = -1;

    private readonly RunPlan _plan;
    private readonly SimulatedRun _run;
    private readonly UnitView _unit;
    private long _sinceMs = NotLockedOut;

    /// <summary>Lets them look after a unit.</summary>
    /// <param name="plan">The plan; the installer changes its settings.</param>
    /// <param name="run">The run.</param>
    /// <param name="unit">The unit.</param>
    public LockoutResets(RunPlan plan, SimulatedRun run, UnitView unit)
    {
        _plan = plan;
        _run = run;
        _unit = unit;
    }

    /// <summary>Visits of the installer.</summary>
    public int InstallerVisits { get; private set; }

    /// <summary>Takes one step.</summary>
    public void Observe()
    {
        long nowMs = _run.Site.NowMs;
        if (_plan.ResetLockoutAfterMs is not long afterMs || nowMs % LookEveryMs != 0 || !_unit.IsRunning)
        {
            return;
        }

        ControlLoop control = _unit.Control!;
        if (control.Excursions.State != G100State.Lockout)
        {
            _sinceMs = NotLockedOut;
            return;
        }

        _sinceMs = _sinceMs == NotLockedOut ? nowMs : _sinceMs;
        if (nowMs - _sinceMs >= afterMs)
        {
            Reset(control, nowMs);
        }
    }

    private void Reset(ControlLoop control, long nowMs)
    {
        CommandReason reason = new ControllerCommands(control, _plan.Unit, _run.Board.Inverter.RatedWatts).ResetLockout();
        if (reason != CommandReason.None && nowMs - _sinceMs >= InstallerMs)
        {
            _plan.Unit.InstallerReset = control.Excursions.Ledger.InstallerReset + 1;
            _sinceMs = nowMs;
            InstallerVisits++;
        }
    }
}

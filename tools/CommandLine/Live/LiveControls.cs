using System.Globalization;
using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Tools.Reports;
using NanoV2G.Tools.Simulation;

namespace NanoV2G.Tools.Live;

/// <summary>
/// Carries out what is done on the page, between two steps of the simulation. Inputs and faults are the site's; what is
/// asked of the unit goes the way that a message's command goes, behind the reader, so that no limit is outranked.
/// </summary>
public sealed class LiveControls
{
    private const long MinuteMs = 60_000;

    private readonly SimulatedRun _run;
    private readonly UnitView _unit;
    private readonly UnitSettings _settings;
    private readonly Pace _pace;
    private readonly LiveFaults _faults;

    /// <summary>Controls a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="pace">The run's speed.</param>
    /// <param name="faults">The faults.</param>
    public LiveControls(SimulatedRun run, UnitView unit, UnitSettings settings, Pace pace, LiveFaults faults)
    {
        _run = run;
        _unit = unit;
        _settings = settings;
        _pace = pace;
        _faults = faults;
    }

    /// <summary>Carries a command out.</summary>
    /// <param name="command">The command.</param>
    /// <returns>What became of it.</returns>
    public LiveOutcome CarryOut(LiveCommand command)
    {
        return command switch
        {
            LiveCommand.Plug plug => Plug(plug.IsConnected),
            LiveCommand.LoadControl contact => MoveContact(contact.State),
            LiveCommand.LogicInterface contact => MoveLogicInterface(contact.IsClosed),
            LiveCommand.EmergencyStop stop => PressStop(stop.IsPressed),
            LiveCommand.Fault fault => _faults.Set(fault.Kind, fault.IsPresent),
            LiveCommand.Speed speed => SetSpeed(speed.Times),
            _ => Ask(command),
        };
    }

    private LiveOutcome Plug(bool isConnected)
    {
        if (_run.Site.Battery.IsConnected == isConnected)
        {
            return new LiveOutcome(false, isConnected ? "The car is plugged in already." : "The car is away already.");
        }

        _run.Site.PlugVehicle(isConnected);
        return new LiveOutcome(true, isConnected ? "Car plugged in" : "Car unplugged");
    }

    private LiveOutcome MoveContact(ContactState state)
    {
        _run.Hardware.LoadControlSwitch.State = state;
        string words = state switch { ContactState.Open => "open", ContactState.Closed => "closed", _ => "faulty" };
        return new LiveOutcome(true, $"Load control contact {words}");
    }

    private LiveOutcome MoveLogicInterface(bool isClosed)
    {
        _run.Hardware.LogicInterface.State = isClosed ? ContactState.Closed : ContactState.Open;
        return new LiveOutcome(true, isClosed ? "Logic interface closed" : "Logic interface open");
    }

    private LiveOutcome PressStop(bool isPressed)
    {
        _run.Site.EmergencyStopIsPressed = isPressed;
        return new LiveOutcome(true, isPressed ? "Emergency stop pressed" : "Emergency stop released");
    }

    private LiveOutcome SetSpeed(int times)
    {
        _pace.SetSpeed(times, _run.Site.NowMs);
        return new LiveOutcome(true, times == 1 ? "Real time" : string.Create(CultureInfo.InvariantCulture, $"{times} times real time"));
    }

    private LiveOutcome Ask(LiveCommand command)
    {
        ControlLoop? control = _unit.Control;
        if (control is null || !_unit.IsRunning)
        {
            return new LiveOutcome(false, "The controller is not running and hears nothing.");
        }

        ControllerCommands unit = new(control, _settings, _run.Board.Inverter.RatedWatts);
        return command switch
        {
            LiveCommand.ChargeNow charge => Told(unit.ChargeNow(Until(charge.Minutes)), $"Charge now asked for, for {Words.Seconds(charge.Minutes * 60)}"),
            LiveCommand.Dispatch dispatch => AskForPower(unit, dispatch),
            LiveCommand.Release => Told(unit.Release(), "Charge now and set-point withdrawn"),
            LiveCommand.ResetLockout => Told(unit.ResetLockout(), "Reset of the lockout asked for"),
            _ => new LiveOutcome(false, "This command is not known here."),
        };
    }

    private LiveOutcome AskForPower(ControllerCommands unit, LiveCommand.Dispatch dispatch)
    {
        if (Math.Abs(dispatch.Watts) > unit.MostSetpointWatts)
        {
            return new LiveOutcome(false, $"The inverter's rating is {Words.Kilowatts(unit.MostSetpointWatts)}: ask for no more than that.");
        }

        string what = dispatch.Watts == 0 ? "No power" : $"{(dispatch.Watts < 0 ? "Discharge" : "Charge")} {Words.Kilowatts(Math.Abs(dispatch.Watts))}";
        return Told(unit.RequestSetpoint(dispatch.Watts, Until(dispatch.Minutes)), $"{what} asked for, for {Words.Seconds(dispatch.Minutes * 60)}");
    }

    private long Until(int minutes) => _run.Board.Clock.MonotonicMs + (minutes * MinuteMs);

    private static LiveOutcome Told(CommandReason reason, string done)
    {
        return reason switch
        {
            CommandReason.None => new LiveOutcome(true, done),
            CommandReason.NotLockedOut => new LiveOutcome(false, "The unit is not locked out: there is nothing to reset."),
            CommandReason.ResetsUsedUp => new LiveOutcome(false, "The user's resets are used up: only the installer may reset now."),
            CommandReason.InstallerOnly => new LiveOutcome(false, "Only the installer may reset this lockout: the scheme is non-domestic, or the board has no ledger."),
            _ => new LiveOutcome(false, $"The unit refuses: {reason}."),
        };
    }
}

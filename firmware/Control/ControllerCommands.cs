using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Watchdog;

namespace NanoV2G.Firmware.Control;

/// <summary>Hands commands from the report thread to the tick. Nothing here waits, and nothing widens a limit.</summary>
public sealed class ControllerCommands : ICommandTarget
{
    private const long Withdrawn = -1;

    private readonly ControlLoop _control;
    private readonly UnitSettings _settings;
    private readonly int _mostWatts;

    /// <summary>Commands this control loop.</summary>
    /// <param name="control">The control loop.</param>
    /// <param name="settings">The unit's settings.</param>
    /// <param name="ratedWatts">Rating of the inverter, W: the largest set-point taken.</param>
    public ControllerCommands(ControlLoop control, UnitSettings settings, int ratedWatts)
    {
        _control = control;
        _settings = settings;
        _mostWatts = ratedWatts;
    }

    /// <inheritdoc/>
    public int MostSetpointWatts => _mostWatts;

    /// <inheritdoc/>
    public CommandReason RequestSetpoint(int watts, long expiresMonotonicMs)
    {
        _control.Dispatch.Offer(watts, expiresMonotonicMs);
        return CommandReason.None;
    }

    /// <inheritdoc/>
    public CommandReason Release()
    {
        _control.Dispatch.Offer(0, Withdrawn);
        _control.ChargeNow.Offer(0, Withdrawn);
        return CommandReason.None;
    }

    /// <inheritdoc/>
    public CommandReason ChargeNow(long expiresMonotonicMs)
    {
        _control.ChargeNow.Offer(_settings.ChargeNowWatts, expiresMonotonicMs);
        return CommandReason.None;
    }

    /// <inheritdoc/>
    public CommandReason ResetLockout()
    {
        ExcursionWatch excursions = _control.Excursions;
        if (excursions.State != G100State.Lockout)
        {
            return CommandReason.NotLockedOut;
        }

        if (!excursions.UserMayReset)
        {
            return excursions.IsInstallersAlone ? CommandReason.InstallerOnly : CommandReason.ResetsUsedUp;
        }

        _control.RequestLockoutReset();
        return CommandReason.None;
    }
}

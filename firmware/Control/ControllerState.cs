using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Reporting;
using NanoV2G.Firmware.Requests;
using NanoV2G.Firmware.Settings;

namespace NanoV2G.Firmware.Control;

/// <summary>The controller as its reports show it. Each getter reads one field that the tick writes whole.</summary>
public sealed class ControllerState : IStateSource
{
    private readonly ControlLoop _control;
    private readonly UnitSettings _settings;

    /// <summary>Shows this control loop.</summary>
    /// <param name="control">The control loop.</param>
    /// <param name="settings">The unit's settings.</param>
    public ControllerState(ControlLoop control, UnitSettings settings)
    {
        _control = control;
        _settings = settings;
    }

    /// <inheritdoc/>
    public byte[] PostureName => PostureNames.Of(_control.Posture);

    /// <inheritdoc/>
    public byte[] OperatingModeName => OperationModeNames.Of(_control.Requests.Origin);

    /// <inheritdoc/>
    public int TargetWatts => _control.Target.Watts;

    /// <inheritdoc/>
    public int GridMilliamps => _control.Snapshot.GridMilliamps[0];

    /// <inheritdoc/>
    public int InverterWatts => _control.Snapshot.Inverter.ActiveWatts;

    /// <inheritdoc/>
    public int WindowExportMilliamps => -_control.Window.MostExportMilliamps;

    /// <inheritdoc/>
    public byte[] WindowExportReasonName => LimitReasonNames.Of(_control.Window.ExportReason);

    /// <inheritdoc/>
    public int WindowImportMilliamps => _control.Window.MostImportMilliamps;

    /// <inheritdoc/>
    public byte[] WindowImportReasonName => LimitReasonNames.Of(_control.Window.ImportReason);

    /// <inheritdoc/>
    public int G100State => (int)_control.Excursions.State;

    /// <inheritdoc/>
    public byte[] ContactorStateName => ContactorStateNames.Of(_control.Contactor.State);

    /// <inheritdoc/>
    public int StateOfChargePermille => _control.Snapshot.Inverter.StateOfChargePermille;

    /// <inheritdoc/>
    public int ExportLimitMilliamps => _settings.ExportLimitMilliamps;

    /// <inheritdoc/>
    public int ImportLimitMilliamps => _settings.ImportLimitMilliamps;
}

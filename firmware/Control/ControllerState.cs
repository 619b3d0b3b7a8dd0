using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Reporting;
using NanoV2G.Firmware.Requests;
using NanoV2G.Firmware.Settings;

namespace NanoV2G.Firmware.Control;

/// <summary>
/// The controller as its reports show it: captured at the end of each tick, so that the report thread never sees a
/// window that is still being narrowed.
/// </summary>
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
        Capture();
    }

    /// <inheritdoc/>
    public byte[] PostureName { get; private set; }

    /// <inheritdoc/>
    public byte[] OperatingModeName { get; private set; }

    /// <inheritdoc/>
    public int TargetWatts { get; private set; }

    /// <inheritdoc/>
    public int GridMilliamps { get; private set; }

    /// <inheritdoc/>
    public int InverterWatts { get; private set; }

    /// <inheritdoc/>
    public int WindowExportMilliamps { get; private set; }

    /// <inheritdoc/>
    public byte[] WindowExportReasonName { get; private set; }

    /// <inheritdoc/>
    public int WindowImportMilliamps { get; private set; }

    /// <inheritdoc/>
    public byte[] WindowImportReasonName { get; private set; }

    /// <inheritdoc/>
    public int G100State { get; private set; }

    /// <inheritdoc/>
    public byte[] ContactorStateName { get; private set; }

    /// <inheritdoc/>
    public int StateOfChargePermille { get; private set; }

    /// <inheritdoc/>
    public long ImportWattHours { get; private set; }

    /// <inheritdoc/>
    public long ExportWattHours { get; private set; }

    /// <inheritdoc/>
    public int ExportLimitMilliamps => _settings.ExportLimitMilliamps;

    /// <inheritdoc/>
    public int ImportLimitMilliamps => _settings.ImportLimitMilliamps;

    /// <inheritdoc/>
    public int MissingPermissives { get; private set; }

    /// <inheritdoc/>
    public int PermissiveCount => PermissiveNames.Count;

    /// <inheritdoc/>
    public byte[] PermissiveName(int bit)
    {
        return PermissiveNames.OfBit(bit);
    }

    /// <summary>Takes over the finished tick. Called by the control thread.</summary>
    public void Capture()
    {
        PostureName = PostureNames.Of(_control.Posture);
        OperatingModeName = OperationModeNames.Of(_control.Requests.Origin);
        TargetWatts = _control.Target.Watts;
        GridMilliamps = _control.Snapshot.GridMilliamps[0];
        InverterWatts = _control.Snapshot.Inverter.ActiveWatts;
        WindowExportMilliamps = -_control.Window.MostExportMilliamps;
        WindowExportReasonName = LimitReasonNames.Of(_control.Window.ExportReason);
        WindowImportMilliamps = _control.Window.MostImportMilliamps;
        WindowImportReasonName = LimitReasonNames.Of(_control.Window.ImportReason);
        G100State = (int)_control.Excursions.State;
        ContactorStateName = ContactorStateNames.Of(_control.Contactor.State);
        StateOfChargePermille = _control.Snapshot.Inverter.StateOfChargePermille;
        bool isMeterRead = _control.Snapshot.Asset.RegistersMs >= 0;
        ImportWattHours = isMeterRead ? _control.Snapshot.Asset.ImportWattHours : -1;
        ExportWattHours = isMeterRead ? _control.Snapshot.Asset.ExportWattHours : -1;
        MissingPermissives = _control.Contactor.IsDriven ? 0 : _control.MissingPermissives;
    }
}

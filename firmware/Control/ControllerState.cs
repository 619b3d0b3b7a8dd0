using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Reporting;
using NanoV2G.Firmware.Requests;
using NanoV2G.Firmware.Settings;
using NanoV2G.Firmware.Snapshots;

namespace NanoV2G.Firmware.Control;

/// <summary>
/// The controller as its reports show it: captured at the end of each tick, so that the report thread never sees a
/// window that is still being narrowed.
/// </summary>
public sealed class ControllerState
{
    private readonly ControlLoop _control;

    /// <summary>Shows this control loop.</summary>
    /// <param name="control">The control loop.</param>
    /// <param name="settings">The unit's settings.</param>
    public ControllerState(ControlLoop control, UnitSettings settings)
    {
        _control = control;
        Shown.ExportLimitMilliamps = settings.ExportLimitMilliamps;
        Shown.ImportLimitMilliamps = settings.ImportLimitMilliamps;
        Shown.PermissiveNames = PermissiveNames.All;
        Capture();
    }

    /// <summary>What the last capture found.</summary>
    public readonly UnitState Shown = new UnitState();

    /// <summary>Takes over the finished tick. Called by the control thread.</summary>
    public void Capture()
    {
        ControlLoop control = _control;
        UnitState shown = Shown;
        Snapshot snapshot = control.Snapshot;
        LimitWindow window = control.Window;
        shown.PostureName = PostureNames.All[(int)control.Posture];
        shown.OperatingModeName = OperationModeNames.All[(int)control.Requests.Origin];
        shown.TargetWatts = control.Target.Watts;
        shown.GridMilliamps = snapshot.GridMilliamps[0];
        shown.InverterWatts = snapshot.Inverter.ActiveWatts;
        shown.WindowExportMilliamps = -window.MostExportMilliamps;
        shown.WindowExportReasonName = LimitReasonNames.All[(int)window.ExportReason];
        shown.WindowImportMilliamps = window.MostImportMilliamps;
        shown.WindowImportReasonName = LimitReasonNames.All[(int)window.ImportReason];
        shown.ProtectionSetting = control.Protection.Setting;
        shown.G100State = (int)control.Excursions.State;
        shown.ContactorStateName = ContactorStateNames.All[(int)control.Contactor.State];
        shown.ContactorClosings = control.Contactor.LifeClosings;
        shown.StateOfChargePermille = snapshot.Inverter.StateOfChargePermille;
        bool isMeterRead = snapshot.Asset.RegistersMs >= 0;
        shown.ImportWattHours = isMeterRead ? snapshot.Asset.ImportWattHours : -1;
        shown.ExportWattHours = isMeterRead ? snapshot.Asset.ExportWattHours : -1;
        shown.MissingPermissives = control.Contactor.IsDriven ? 0 : control.MissingPermissives;
    }
}

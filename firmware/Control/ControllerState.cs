using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Reporting;
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
        Shown[UnitState.ExportLimitMilliamps] = settings.ExportLimitMilliamps;
        Shown[UnitState.ImportLimitMilliamps] = settings.ImportLimitMilliamps;
        Capture();
    }

    /// <summary>What the last capture found.</summary>
    public readonly long[] Shown = new long[UnitState.Count];

    /// <summary>Takes over the finished tick. Called by the control thread.</summary>
    public void Capture()
    {
        ControlLoop control = _control;
        long[] shown = Shown;
        Snapshot snapshot = control.Snapshot;
        LimitWindow window = control.Window;
        shown[UnitState.Posture] = (int)control.Posture;
        shown[UnitState.Mode] = (int)control.Requests.Origin;
        shown[UnitState.TargetWatts] = control.Target.Watts;
        shown[UnitState.GridMilliamps] = snapshot.GridMilliamps[0];
        shown[UnitState.InverterWatts] = snapshot.Inverter.ActiveWatts;
        shown[UnitState.WindowExportMilliamps] = -window.MostExportMilliamps;
        shown[UnitState.WindowExportReason] = (int)window.ExportReason;
        shown[UnitState.WindowImportMilliamps] = window.MostImportMilliamps;
        shown[UnitState.WindowImportReason] = (int)window.ImportReason;
        shown[UnitState.ProtectionSetting] = control.Protection.Setting;
        shown[UnitState.G100State] = (int)control.Excursions.State;
        shown[UnitState.Contactor] = (int)(control.Posture == Posture.Fault ? ContactorState.Faulted : control.Contactor.State);
        shown[UnitState.ContactorClosings] = control.Contactor.LifeClosings;
        shown[UnitState.StateOfChargePermille] = snapshot.ChargePermille();
        bool isMeterRead = snapshot.Asset.RegistersMs >= 0;
        shown[UnitState.ImportWattHours] = isMeterRead ? snapshot.Asset.ImportWattHours : -1;
        shown[UnitState.ExportWattHours] = isMeterRead ? snapshot.Asset.ExportWattHours : -1;
        shown[UnitState.MissingPermissives] = control.Contactor.IsDriven ? 0 : control.MissingPermissives;
    }
}

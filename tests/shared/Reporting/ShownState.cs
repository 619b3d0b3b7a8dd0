using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Limits;
using NanoV2G.Firmware.Reporting;
using NanoV2G.Firmware.Requests;

namespace NanoV2G.Tests.Reporting;

/// <summary>A state as a unit in service shows it; a test changes what it is about.</summary>
public static class ShownState
{
    public static long[] Make()
    {
        long[] state = new long[UnitState.Count];
        long[] values = state;
        values[UnitState.Posture] = (int)Posture.Serving;
        values[UnitState.Mode] = (int)RequestOrigin.Dispatch;
        values[UnitState.TargetWatts] = -7400;
        values[UnitState.GridMilliamps] = -15800;
        values[UnitState.InverterWatts] = -7350;
        values[UnitState.WindowExportMilliamps] = -16000;
        values[UnitState.WindowExportReason] = (int)LimitReason.MaximumExportLimit;
        values[UnitState.WindowImportMilliamps] = 60000;
        values[UnitState.WindowImportReason] = (int)LimitReason.MaximumImportLimit;
        values[UnitState.G100State] = 1;
        values[UnitState.Contactor] = (int)ContactorState.Closed;
        values[UnitState.StateOfChargePermille] = 612;
        values[UnitState.ImportWattHours] = 1234567;
        values[UnitState.ExportWattHours] = 89012;
        values[UnitState.ExportLimitMilliamps] = 16000;
        values[UnitState.ImportLimitMilliamps] = 60000;
        return state;
    }
}

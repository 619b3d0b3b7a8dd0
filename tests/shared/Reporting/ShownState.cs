using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Reporting;

namespace NanoV2G.Tests.Reporting;

/// <summary>A state as a unit in service shows it; a test changes what it is about.</summary>
public static class ShownState
{
    public static UnitState Make()
    {
        UnitState state = new UnitState();
        state.PostureName = Ascii.Bytes("serving");
        state.OperatingModeName = Ascii.Bytes("CentralSetpoint");
        state.TargetWatts = -7400;
        state.GridMilliamps = -15800;
        state.InverterWatts = -7350;
        state.WindowExportMilliamps = -16000;
        state.WindowExportReasonName = Ascii.Bytes("agreedLimit");
        state.WindowImportMilliamps = 60000;
        state.WindowImportReasonName = Ascii.Bytes("agreedLimit");
        state.G100State = 1;
        state.ContactorStateName = Ascii.Bytes("closed");
        state.StateOfChargePermille = 612;
        state.ImportWattHours = 1234567;
        state.ExportWattHours = 89012;
        state.ExportLimitMilliamps = 16000;
        state.ImportLimitMilliamps = 60000;
        state.PermissiveNames = new byte[0][];
        return state;
    }
}

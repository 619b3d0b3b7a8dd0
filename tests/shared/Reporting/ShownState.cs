using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Reporting;

namespace NanoV2G.Tests.Reporting;

/// <summary>A state that a test writes by hand.</summary>
public sealed class ShownState : IStateSource
{
    public byte[] PostureName { get; set; } = Ascii.Bytes("serving");

    public byte[] OperatingModeName { get; set; } = Ascii.Bytes("CentralSetpoint");

    public int TargetWatts { get; set; } = -7400;

    public int GridMilliamps { get; set; } = -15800;

    public int InverterWatts { get; set; } = -7350;

    public int WindowExportMilliamps { get; set; } = -16000;

    public byte[] WindowExportReasonName { get; set; } = Ascii.Bytes("agreedLimit");

    public int WindowImportMilliamps { get; set; } = 60000;

    public byte[] WindowImportReasonName { get; set; } = Ascii.Bytes("agreedLimit");

    public int G100State { get; set; } = 1;

    public byte[] ContactorStateName { get; set; } = Ascii.Bytes("closed");

    public int StateOfChargePermille { get; set; } = 612;

    public long ImportWattHours { get; set; } = 1234567;

    public long ExportWattHours { get; set; } = 89012;

    public int ExportLimitMilliamps { get; set; } = 16000;

    public int ImportLimitMilliamps { get; set; } = 60000;

    public int MissingPermissives { get; set; }

    public int PermissiveCount { get; set; }

    public byte[][] PermissiveNames { get; set; } = new byte[0][];

    public byte[] PermissiveName(int bit)
    {
        return PermissiveNames[bit];
    }
}

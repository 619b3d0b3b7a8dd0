using NanoV2G.Firmware.HalfHours;
using NanoV2G.Firmware.Json;

namespace NanoV2G.Firmware.Outbox;

/// <summary>
/// A half-hour as a message. Its identity is unit, meter serial and start; that of a recovered amount, several of which may
/// begin with one half-hour, also names the registers at which it begins. The content depends on nothing but what is
/// stored, so every repetition is the same to the byte. Energy and registers of a missing half-hour are null: nobody
/// knows them, and a zero would be taken for a measurement.
/// </summary>
public sealed class HalfHourMessage
{
    private static readonly byte[] Version = Ascii.Key("v");
    private static readonly byte[] Id = Ascii.Key("id");
    private static readonly byte[] Unit = Ascii.Key("unit");
    private static readonly byte[] MeterSerial = Ascii.Key("meterSerial");
    private static readonly byte[] StartUtc = Ascii.Key("startUtc");
    private static readonly byte[] EndUtc = Ascii.Key("endUtc");
    private static readonly byte[] ImportWh = Ascii.Key("importWh");
    private static readonly byte[] ExportWh = Ascii.Key("exportWh");
    private static readonly byte[] RegisterImportStartWh = Ascii.Key("registerImportStartWh");
    private static readonly byte[] RegisterImportEndWh = Ascii.Key("registerImportEndWh");
    private static readonly byte[] RegisterExportStartWh = Ascii.Key("registerExportStartWh");
    private static readonly byte[] RegisterExportEndWh = Ascii.Key("registerExportEndWh");
    private static readonly byte[] QuantumWh = Ascii.Key("quantumWh");
    private static readonly byte[] Flags = Ascii.Key("flags");
    private static readonly byte[] Dash = Ascii.Bytes("-");
    private static readonly byte[] RecoveredSuffix = Ascii.Bytes("-recovered-");

    // In the order of the bits of HalfHourFlags.
    private static readonly byte[][] FlagNames = Ascii.Names("actual partial missing recovered clockStepped reverseRunning registerRollback tamper");

    private readonly byte[] _unit;

    /// <summary>Messages of this unit.</summary>
    /// <param name="unitId">Identity of the unit, letters, digits and dashes.</param>
    public HalfHourMessage(string unitId)
    {
        _unit = Ascii.Bytes(unitId);
    }

    /// <summary>Writes the message of a half-hour or a recovered amount.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="halfHour">The half-hour.</param>
    public void Write(JsonWriter writer, HalfHour halfHour)
    {
        writer.BeginObject();
        writer.Number(Version, 1);
        WriteId(writer, halfHour);
        writer.Name(Unit, _unit);
        writer.BeginText(MeterSerial);
        writer.TextPart(halfHour.MeterSerial);
        writer.EndText();
        writer.Utc(StartUtc, halfHour.StartUnixMs);
        writer.Utc(EndUtc, halfHour.EndUnixMs);
        if (halfHour.Kind == HalfHour.MissingKind)
        {
            WriteUnknownEnergy(writer);
        }
        else
        {
            WriteEnergy(writer, halfHour);
        }

        writer.Number(QuantumWh, halfHour.QuantumWattHours);
        WriteFlags(writer, halfHour.Flags);
        writer.EndObject();
    }

    private void WriteId(JsonWriter writer, HalfHour halfHour)
    {
        writer.BeginText(Id);
        writer.TextPart(_unit);
        writer.TextPart(Dash);
        writer.TextPart(halfHour.MeterSerial);
        writer.TextPart(Dash);
        writer.UtcPart(halfHour.StartUnixMs);
        if (halfHour.Kind == HalfHour.RecoveredKind)
        {
            writer.TextPart(RecoveredSuffix);
            writer.TextPart(halfHour.RegisterImportStartWattHours);
            writer.TextPart(Dash);
            writer.TextPart(halfHour.RegisterExportStartWattHours);
        }

        writer.EndText();
    }

    private static void WriteEnergy(JsonWriter writer, HalfHour halfHour)
    {
        writer.Number(ImportWh, halfHour.ImportWattHours);
        writer.Number(ExportWh, halfHour.ExportWattHours);
        writer.Number(RegisterImportStartWh, halfHour.RegisterImportStartWattHours);
        writer.Number(RegisterImportEndWh, halfHour.RegisterImportEndWattHours);
        writer.Number(RegisterExportStartWh, halfHour.RegisterExportStartWattHours);
        writer.Number(RegisterExportEndWh, halfHour.RegisterExportEndWattHours);
    }

    private static void WriteUnknownEnergy(JsonWriter writer)
    {
        writer.Null(ImportWh);
        writer.Null(ExportWh);
        writer.Null(RegisterImportStartWh);
        writer.Null(RegisterImportEndWh);
        writer.Null(RegisterExportStartWh);
        writer.Null(RegisterExportEndWh);
    }

    private static void WriteFlags(JsonWriter writer, int flags)
    {
        writer.BeginList(Flags);
        for (int bit = 0; bit < FlagNames.Length; bit++)
        {
            if ((flags & (1 << bit)) != 0)
            {
                writer.ListName(FlagNames[bit]);
            }
        }

        writer.EndList();
    }
}

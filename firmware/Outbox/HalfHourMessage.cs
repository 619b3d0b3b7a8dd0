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
    private const int Version = 0;
    private const int Id = 1;
    private const int Unit = 2;
    private const int MeterSerial = 3;
    private const int StartUtc = 4;
    private const int EndUtc = 5;
    private const int ImportWh = 6;
    private const int ExportWh = 7;
    private const int RegisterImportStartWh = 8;
    private const int RegisterImportEndWh = 9;
    private const int RegisterExportStartWh = 10;
    private const int RegisterExportEndWh = 11;
    private const int QuantumWh = 12;
    private const int Flags = 13;

    // In the order of the numbers above.
    private static readonly byte[][] Keys = Ascii.Keys(
        "v id unit meterSerial startUtc endUtc importWh exportWh registerImportStartWh registerImportEndWh"
        + " registerExportStartWh registerExportEndWh quantumWh flags");

    private const int Dash = 0;
    private const int RecoveredSuffix = 1;

    private static readonly byte[][] Words = Ascii.Names("- -recovered-");

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
        byte[][] keys = Keys;
        writer.BeginObject();
        writer.Number(keys[Version], 1);
        WriteId(writer, halfHour);
        writer.Name(keys[Unit], _unit);
        writer.BeginText(keys[MeterSerial]);
        writer.TextPart(halfHour.MeterSerial);
        writer.EndText();
        writer.Utc(keys[StartUtc], halfHour.StartUnixMs);
        writer.Utc(keys[EndUtc], halfHour.EndUnixMs);
        if (halfHour.Kind == HalfHour.MissingKind)
        {
            for (int key = ImportWh; key <= RegisterExportEndWh; key++)
            {
                writer.Null(keys[key]);
            }
        }
        else
        {
            writer.Number(keys[ImportWh], halfHour.ImportWattHours);
            writer.Number(keys[ExportWh], halfHour.ExportWattHours);
            writer.Number(keys[RegisterImportStartWh], halfHour.RegisterImportStartWattHours);
            writer.Number(keys[RegisterImportEndWh], halfHour.RegisterImportEndWattHours);
            writer.Number(keys[RegisterExportStartWh], halfHour.RegisterExportStartWattHours);
            writer.Number(keys[RegisterExportEndWh], halfHour.RegisterExportEndWattHours);
        }

        writer.Number(keys[QuantumWh], halfHour.QuantumWattHours);
        writer.Names(keys[Flags], FlagNames, halfHour.Flags);
        writer.EndObject();
    }

    private void WriteId(JsonWriter writer, HalfHour halfHour)
    {
        writer.BeginText(Keys[Id]);
        writer.TextPart(_unit);
        writer.TextPart(Words[Dash]);
        writer.TextPart(halfHour.MeterSerial);
        writer.TextPart(Words[Dash]);
        writer.UtcPart(halfHour.StartUnixMs);
        if (halfHour.Kind == HalfHour.RecoveredKind)
        {
            writer.TextPart(Words[RecoveredSuffix]);
            writer.TextPart(halfHour.RegisterImportStartWattHours);
            writer.TextPart(Words[Dash]);
            writer.TextPart(halfHour.RegisterExportStartWattHours);
        }

        writer.EndText();
    }
}

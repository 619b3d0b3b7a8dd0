using System.Globalization;
using System.Text;

namespace NanoV2G.Tools.Records;

/// <summary>Writes <c>halfhours.csv</c>.</summary>
public static class HalfHourFile
{
    /// <summary>The header.</summary>
    public const string Header = "id,meter_serial,start_utc,end_utc,import_wh,export_wh,"
        + "register_import_start_wh,register_import_end_wh,register_export_start_wh,register_export_end_wh,quantum_wh,flags,acknowledged";

    /// <summary>The file.</summary>
    /// <param name="rows">The half-hours.</param>
    /// <returns>Its text.</returns>
    public static string Text(IEnumerable<HalfHourRow> rows)
    {
        StringBuilder text = new(Header);
        text.Append('\n');
        foreach (HalfHourRow row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Id},{row.MeterSerial},{Rfc3339.Text(row.StartUnixMs)},{Rfc3339.Text(row.EndUnixMs)},{row.ImportWh},{row.ExportWh},");
            text.Append(CultureInfo.InvariantCulture, $"{row.RegisterImportStartWh},{row.RegisterImportEndWh},{row.RegisterExportStartWh},{row.RegisterExportEndWh},{row.QuantumWh},");
            text.Append(CultureInfo.InvariantCulture, $"{row.Flags},{(row.AcknowledgedByBroker ? 1 : 0)}\n");
        }

        return text.ToString();
    }
}

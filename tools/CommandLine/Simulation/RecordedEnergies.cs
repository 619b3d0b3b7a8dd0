using NanoV2G.Tools.Records;

namespace NanoV2G.Tools.Simulation;

/// <summary>The energies of the same time three ways: what truly flowed, and what the asset meter's registers showed.</summary>
/// <param name="TrueImportWh">True import, Wh.</param>
/// <param name="TrueExportWh">True export, Wh.</param>
/// <param name="RegisterImportWh">Change of the import register, Wh.</param>
/// <param name="RegisterExportWh">Change of the export register, Wh.</param>
public sealed record RecordedEnergies(double TrueImportWh, double TrueExportWh, long RegisterImportWh, long RegisterExportWh)
{
    /// <summary>From the beginning of the first to the end of the last record.</summary>
    /// <param name="rows">The records.</param>
    /// <param name="marks">Energies around each half-hour's end, by its UTC in ms since 1970.</param>
    /// <returns>The energies; zero when there is no record or its ends lie outside the run.</returns>
    public static RecordedEnergies Of(IReadOnlyList<HalfHourRow> rows, IReadOnlyDictionary<long, EnergyMark> marks)
    {
        HalfHourRow? first = rows.MinBy(row => row.StartUnixMs);
        HalfHourRow? last = rows.MaxBy(row => row.EndUnixMs);
        if (first is null || last is null
            || !marks.TryGetValue(first.StartUnixMs, out EnergyMark? begin) || !marks.TryGetValue(last.EndUnixMs, out EnergyMark? end))
        {
            return new RecordedEnergies(0, 0, 0, 0);
        }

        return new RecordedEnergies(
            end.TrueImportWh - begin.TrueImportWh,
            end.TrueExportWh - begin.TrueExportWh,
            end.RegisterImportShown(last.RegisterImportEndWh) - begin.RegisterImportShown(first.RegisterImportStartWh),
            end.RegisterExportShown(last.RegisterExportEndWh) - begin.RegisterExportShown(first.RegisterExportStartWh));
    }
}

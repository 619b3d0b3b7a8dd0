using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.Simulation;

/// <summary>True energy and the asset meter's own registers at the beginning and at every half-hour, to hold records against.</summary>
public sealed class EnergyMarks
{
    private const long HalfHourMs = 1_800_000;
    private const double MilliwattSecondsPerWattHour = 3_600_000;

    private readonly SimulatedSite _site;
    private readonly Dictionary<long, EnergyMark> _marks = [];

    /// <summary>Marks a site.</summary>
    /// <param name="site">The site.</param>
    public EnergyMarks(SimulatedSite site)
    {
        _site = site;
    }

    /// <summary>Takes one step.</summary>
    public void Observe()
    {
        if (_site.UtcUnixMs % HalfHourMs == 0)
        {
            Mark();
        }
    }

    /// <summary>The mark of a half-hour's beginning.</summary>
    /// <param name="unixMs">UTC, ms since 1970.</param>
    /// <returns>The mark, or null when the run was not there.</returns>
    public EnergyMark? At(long unixMs) => _marks.GetValueOrDefault(unixMs);

    private void Mark()
    {
        _marks[_site.UtcUnixMs] = new EnergyMark(
            _site.AssetImportMilliwattSeconds / MilliwattSecondsPerWattHour,
            _site.AssetExportMilliwattSeconds / MilliwattSecondsPerWattHour,
            _site.AssetMeter.Face.ImportMilliWattHours / 1000,
            _site.AssetMeter.Face.ExportMilliWattHours / 1000);
    }
}

/// <summary>Energies since the beginning of the simulation.</summary>
/// <param name="PlantImportWh">True import, Wh.</param>
/// <param name="PlantExportWh">True export, Wh.</param>
/// <param name="RegisterImportWh">Import register of the asset meter, Wh.</param>
/// <param name="RegisterExportWh">Export register of the asset meter, Wh.</param>
public sealed record EnergyMark(double PlantImportWh, double PlantExportWh, long RegisterImportWh, long RegisterExportWh);

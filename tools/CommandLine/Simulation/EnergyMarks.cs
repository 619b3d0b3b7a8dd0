using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.Simulation;

/// <summary>True energy and the asset meter's own registers around every half-hour's end, to hold records against.</summary>
public sealed class EnergyMarks
{
    /// <summary>
    /// How far from a half-hour's end a register may have been read, ms: half of CoP11's 20 s (recalled), as the
    /// unit allows itself.
    /// </summary>
    public const long ToleranceMs = 10_000;

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

    /// <summary>Every mark so far, by its UTC in ms since 1970.</summary>
    public IReadOnlyDictionary<long, EnergyMark> All => _marks;

    /// <summary>Takes one step.</summary>
    public void Observe()
    {
        long sinceMs = _site.UtcUnixMs % HalfHourMs;
        if (sinceMs == 0)
        {
            Mark(_site.UtcUnixMs).TrueImportWh = _site.AssetImportMilliwattSeconds / MilliwattSecondsPerWattHour;
            Mark(_site.UtcUnixMs).TrueExportWh = _site.AssetExportMilliwattSeconds / MilliwattSecondsPerWattHour;
        }
        else if (sinceMs == HalfHourMs - ToleranceMs)
        {
            EnergyMark mark = Mark(_site.UtcUnixMs + ToleranceMs);
            mark.LeastRegisterImportWh = _site.AssetMeter.Face.ImportMilliWattHours / 1000;
            mark.LeastRegisterExportWh = _site.AssetMeter.Face.ExportMilliWattHours / 1000;
        }
        else if (sinceMs == ToleranceMs)
        {
            EnergyMark mark = Mark(_site.UtcUnixMs - ToleranceMs);
            mark.MostRegisterImportWh = _site.AssetMeter.Face.ImportMilliWattHours / 1000;
            mark.MostRegisterExportWh = _site.AssetMeter.Face.ExportMilliWattHours / 1000;
        }
    }

    /// <summary>The mark of a half-hour's beginning or end.</summary>
    /// <param name="unixMs">UTC, ms since 1970.</param>
    /// <returns>The mark, or null when the run was not there.</returns>
    public EnergyMark? At(long unixMs) => _marks.GetValueOrDefault(unixMs);

    private EnergyMark Mark(long unixMs)
    {
        if (!_marks.TryGetValue(unixMs, out EnergyMark? mark))
        {
            mark = new EnergyMark();
            _marks[unixMs] = mark;
        }

        return mark;
    }
}

/// <summary>Energies since the beginning of the simulation, at a half-hour's end.</summary>
public sealed class EnergyMark
{
    /// <summary>True import, Wh.</summary>
    public double TrueImportWh { get; set; }

    /// <summary>True export, Wh.</summary>
    public double TrueExportWh { get; set; }

    /// <summary>Import register at the earliest time at which it may have been read, Wh.</summary>
    public long LeastRegisterImportWh { get; set; }

    /// <summary>Export register at that time, Wh.</summary>
    public long LeastRegisterExportWh { get; set; }

    /// <summary>Import register at the latest time at which it may have been read, Wh.</summary>
    public long MostRegisterImportWh { get; set; }

    /// <summary>Export register at that time, Wh.</summary>
    public long MostRegisterExportWh { get; set; }

    /// <summary>The import register as the meter showed it when the unit says to have read it.</summary>
    /// <param name="readWh">What the unit says, Wh.</param>
    /// <returns>The same when the meter did show that around the half-hour's end, else the nearest that it showed.</returns>
    public long RegisterImportShown(long readWh) => Math.Clamp(readWh, LeastRegisterImportWh, Math.Max(LeastRegisterImportWh, MostRegisterImportWh));

    /// <summary>The same of the export register.</summary>
    /// <param name="readWh">What the unit says, Wh.</param>
    /// <returns>The same when the meter did show that around the half-hour's end, else the nearest that it showed.</returns>
    public long RegisterExportShown(long readWh) => Math.Clamp(readWh, LeastRegisterExportWh, Math.Max(LeastRegisterExportWh, MostRegisterExportWh));
}

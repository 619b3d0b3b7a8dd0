namespace NanoV2G.Firmware.Limits;

/// <summary>
/// The range the unit's own current may take, per phase. It starts at the rating and can only be narrowed, so that no
/// source outranks another (invariant 2); each end keeps the reason of whoever moved it last.
/// </summary>
public sealed class LimitWindow
{
    private int _mostExportMilliamps;
    private LimitReason _exportReason;
    private int _mostImportMilliamps;
    private LimitReason _importReason;
    private bool _mustOpen;
    private LimitReason _openReason;

    /// <summary>Most discharge, mA per phase, 0 or more.</summary>
    public int MostExportMilliamps => _mostExportMilliamps;

    /// <summary>Why discharge is bounded there.</summary>
    public LimitReason ExportReason => _exportReason;

    /// <summary>Most charge, mA per phase, 0 or more.</summary>
    public int MostImportMilliamps => _mostImportMilliamps;

    /// <summary>Why charge is bounded there.</summary>
    public LimitReason ImportReason => _importReason;

    /// <summary>Whether the contactor has to open at once.</summary>
    public bool MustOpen => _mustOpen;

    /// <summary>Why it has to open; meaningful while <see cref="MustOpen"/>.</summary>
    public LimitReason OpenReason => _openReason;

    /// <summary>Starts a tick's window at the inverter's rating.</summary>
    /// <param name="ratedMilliamps">Rated current per phase, mA.</param>
    public void Begin(int ratedMilliamps)
    {
        _mostExportMilliamps = ratedMilliamps;
        _exportReason = LimitReason.Rating;
        _mostImportMilliamps = ratedMilliamps;
        _importReason = LimitReason.Rating;
        _mustOpen = false;
        _openReason = LimitReason.Rating;
    }

    /// <summary>Allows no more discharge than this. A wider value changes nothing; below zero counts as zero.</summary>
    /// <param name="milliamps">Most discharge, mA per phase.</param>
    /// <param name="reason">Why.</param>
    public void NarrowExport(int milliamps, LimitReason reason)
    {
        if (milliamps < _mostExportMilliamps && _mostExportMilliamps > 0)
        {
            _mostExportMilliamps = milliamps < 0 ? 0 : milliamps;
            _exportReason = reason;
        }
    }

    /// <summary>Allows no more charge than this. A wider value changes nothing; below zero counts as zero.</summary>
    /// <param name="milliamps">Most charge, mA per phase.</param>
    /// <param name="reason">Why.</param>
    public void NarrowImport(int milliamps, LimitReason reason)
    {
        if (milliamps < _mostImportMilliamps && _mostImportMilliamps > 0)
        {
            _mostImportMilliamps = milliamps < 0 ? 0 : milliamps;
            _importReason = reason;
        }
    }

    /// <summary>Allows no power in either direction.</summary>
    /// <param name="reason">Why.</param>
    public void AllowNothing(LimitReason reason)
    {
        NarrowExport(0, reason);
        NarrowImport(0, reason);
    }

    /// <summary>Allows no power and demands an open contactor. The first reason stays.</summary>
    /// <param name="reason">Why.</param>
    public void RequireOpen(LimitReason reason)
    {
        AllowNothing(reason);
        if (!_mustOpen)
        {
            _mustOpen = true;
            _openReason = reason;
        }
    }
}

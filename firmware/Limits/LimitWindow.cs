namespace NanoV2G.Firmware.Limits;

/// <summary>
/// The range the unit's own current may take, per phase. It starts at the rating and can only be narrowed, so that no
/// source outranks another (invariant 2); each end keeps the reason of whoever moved it last. Nobody else writes its fields:
/// a test of the compiled firmware holds that.
/// </summary>
public sealed class LimitWindow
{
    /// <summary>Most discharge, mA per phase, 0 or more.</summary>
    public int MostExportMilliamps;

    /// <summary>Why discharge is bounded there.</summary>
    public LimitReason ExportReason;

    /// <summary>Most charge, mA per phase, 0 or more.</summary>
    public int MostImportMilliamps;

    /// <summary>Why charge is bounded there.</summary>
    public LimitReason ImportReason;

    /// <summary>Whether the contactor has to open at once.</summary>
    public bool MustOpen;

    /// <summary>Why it has to open; meaningful while <see cref="MustOpen"/>.</summary>
    public LimitReason OpenReason;

    /// <summary>Starts a tick's window at the inverter's rating.</summary>
    /// <param name="ratedMilliamps">Rated current per phase, mA.</param>
    public void Begin(int ratedMilliamps)
    {
        MostExportMilliamps = ratedMilliamps;
        ExportReason = LimitReason.Rating;
        MostImportMilliamps = ratedMilliamps;
        ImportReason = LimitReason.Rating;
        MustOpen = false;
        OpenReason = LimitReason.Rating;
    }

    /// <summary>Allows no more discharge than this. A wider value changes nothing; below zero counts as zero.</summary>
    /// <param name="milliamps">Most discharge, mA per phase.</param>
    /// <param name="reason">Why.</param>
    public void NarrowExport(int milliamps, LimitReason reason)
    {
        if (milliamps < MostExportMilliamps && MostExportMilliamps > 0)
        {
            MostExportMilliamps = milliamps < 0 ? 0 : milliamps;
            ExportReason = reason;
        }
    }

    /// <summary>Allows no more charge than this. A wider value changes nothing; below zero counts as zero.</summary>
    /// <param name="milliamps">Most charge, mA per phase.</param>
    /// <param name="reason">Why.</param>
    public void NarrowImport(int milliamps, LimitReason reason)
    {
        if (milliamps < MostImportMilliamps && MostImportMilliamps > 0)
        {
            MostImportMilliamps = milliamps < 0 ? 0 : milliamps;
            ImportReason = reason;
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
        if (!MustOpen)
        {
            MustOpen = true;
            OpenReason = reason;
        }
    }
}

namespace NanoV2G.Firmware.Limits;

/// <summary>
/// The range the unit's own current may take, per phase. It starts at the rating and can only be narrowed, so that no
/// source outranks another (invariant 2); each end keeps the reason of whoever moved it last.
/// </summary>
public sealed class LimitWindow
{
    /// <summary>Most discharge, mA per phase, 0 or more.</summary>
    public int MostExportMilliamps { get; private set; }

    /// <summary>Why discharge is bounded there.</summary>
    public LimitReason ExportReason { get; private set; }

    /// <summary>Most charge, mA per phase, 0 or more.</summary>
    public int MostImportMilliamps { get; private set; }

    /// <summary>Why charge is bounded there.</summary>
    public LimitReason ImportReason { get; private set; }

    /// <summary>Whether the contactor has to open at once.</summary>
    public bool MustOpen { get; private set; }

    /// <summary>Why it has to open; meaningful while <see cref="MustOpen"/>.</summary>
    public LimitReason OpenReason { get; private set; }

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
        int bounded = milliamps < 0 ? 0 : milliamps;
        if (bounded < MostExportMilliamps)
        {
            MostExportMilliamps = bounded;
            ExportReason = reason;
        }
    }

    /// <summary>Allows no more charge than this. A wider value changes nothing; below zero counts as zero.</summary>
    /// <param name="milliamps">Most charge, mA per phase.</param>
    /// <param name="reason">Why.</param>
    public void NarrowImport(int milliamps, LimitReason reason)
    {
        int bounded = milliamps < 0 ? 0 : milliamps;
        if (bounded < MostImportMilliamps)
        {
            MostImportMilliamps = bounded;
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

namespace NanoV2G.Hal.Simulated.Site;

/// <summary>How a simulated meter measures. Plain fields, read once when the site is made.</summary>
public sealed class MeterParameters
{
    /// <summary>Time between two new readings, ms, 10 to 60,000, a multiple of 10.</summary>
    public int UpdateMs = 200;

    /// <summary>Length of the block whose average a reading shows, ms, 10 to 60,000, a multiple of 10.</summary>
    public int AveragingMs = 200;

    /// <summary>Time from the end of a block to its reading being visible on the wire, ms, 0 to 10,000, a multiple of 10.</summary>
    public int LatencyMs = 100;

    /// <summary>Noise of the current to either side, mA, 0 to 5000; the power carries the noise of that current.</summary>
    public int NoiseMilliamps = 15;

    /// <summary>The meter's own error, permille of the reading, -100 to 100: class 1 is ±10.</summary>
    public int ErrorPermille;

    /// <summary>Active import register at the start, Wh, 0 to 1,000,000,000.</summary>
    public int StartImportWattHours;

    /// <summary>Active export register at the start, Wh, 0 to 1,000,000,000.</summary>
    public int StartExportWattHours;

    /// <summary>
    /// Whether the total registers of a three-phase meter count the sum of the phases, so that export on one phase hides
    /// import on another. The registers of each phase are never netted.
    /// </summary>
    public bool NetsPhases;

    /// <summary>Serial number, 1 to 2,147,483,647.</summary>
    public int Serial = 1;

    /// <summary>The first field out of its range.</summary>
    /// <returns>A sentence, or null when all is well.</returns>
    public string FindFault()
    {
        if (UpdateMs < 10 || UpdateMs > 60000 || UpdateMs % 10 != 0)
        {
            return "UpdateMs is " + UpdateMs.ToString() + ", expected 10 to 60000 in steps of 10";
        }

        if (AveragingMs < 10 || AveragingMs > 60000 || AveragingMs % 10 != 0)
        {
            return "AveragingMs is " + AveragingMs.ToString() + ", expected 10 to 60000 in steps of 10";
        }

        if (LatencyMs < 0 || LatencyMs > 10000 || LatencyMs % 10 != 0)
        {
            return "LatencyMs is " + LatencyMs.ToString() + ", expected 0 to 10000 in steps of 10";
        }

        string fault = SiteParameters.RangeFault("NoiseMilliamps", NoiseMilliamps, 0, 5000);
        fault ??= SiteParameters.RangeFault("ErrorPermille", ErrorPermille, -100, 100);
        fault ??= SiteParameters.RangeFault("StartImportWattHours", StartImportWattHours, 0, 1000000000);
        fault ??= SiteParameters.RangeFault("StartExportWattHours", StartExportWattHours, 0, 1000000000);
        return fault ?? SiteParameters.RangeFault("Serial", Serial, 1, int.MaxValue);
    }
}

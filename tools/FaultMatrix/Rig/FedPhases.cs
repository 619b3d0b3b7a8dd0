using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.FaultMatrix.Rig;

/// <summary>The true currents of the phases that the inverter feeds. What another phase carries is none of the unit's making.</summary>
public static class FedPhases
{
    /// <summary>The current of the fed phase that is nearest to the export limit.</summary>
    /// <param name="site">The site.</param>
    /// <returns>Export, mA; below zero where every one imports.</returns>
    public static int MostExportMilliamps(SimulatedSite site)
    {
        int most = int.MinValue;
        for (int phase = 0; phase < site.Parameters.PhaseCount; phase++)
        {
            most = IsFed(site.Parameters, phase) ? Math.Max(most, -site.GridMilliampsOf(phase)) : most;
        }

        return most;
    }

    /// <summary>The current of the fed phase that is nearest to the import limit.</summary>
    /// <param name="site">The site.</param>
    /// <returns>Import, mA; below zero where every one exports.</returns>
    public static int MostImportMilliamps(SimulatedSite site)
    {
        int most = int.MinValue;
        for (int phase = 0; phase < site.Parameters.PhaseCount; phase++)
        {
            most = IsFed(site.Parameters, phase) ? Math.Max(most, site.GridMilliampsOf(phase)) : most;
        }

        return most;
    }

    private static bool IsFed(SiteParameters parameters, int phase)
    {
        return parameters.InverterPhase == SiteParameters.EveryPhase || parameters.InverterPhase == phase + 1;
    }
}

namespace NanoV2G.Hal.Simulated.Site;

/// <summary>An import and an export register that integrate power apart and never run backwards.</summary>
internal sealed class EnergyRegisters
{
    /// <summary>mW·ms in one mWh.</summary>
    private const long MilliwattMsPerMilliwattHour = 3600000L;

    private long _importRest;
    private long _exportRest;

    /// <summary>Import, mWh.</summary>
    internal long ImportMilliWattHours { get; set; }

    /// <summary>Export, mWh.</summary>
    internal long ExportMilliWattHours { get; set; }

    /// <summary>Counts what a block of steps has added up to.</summary>
    /// <param name="importSteps">Sum of the imported power over the steps, mW.</param>
    /// <param name="exportSteps">Sum of the exported power over the steps, mW.</param>
    /// <param name="gainPermille">What the meter shows of it, permille.</param>
    internal void Count(long importSteps, long exportSteps, int gainPermille)
    {
        // The rests are in mW·ms times permille, so that no energy is lost between blocks.
        _importRest += importSteps * SiteTiming.StepMs * gainPermille;
        _exportRest += exportSteps * SiteTiming.StepMs * gainPermille;
        long imported = _importRest / (MilliwattMsPerMilliwattHour * 1000);
        long exported = _exportRest / (MilliwattMsPerMilliwattHour * 1000);
        _importRest -= imported * MilliwattMsPerMilliwattHour * 1000;
        _exportRest -= exported * MilliwattMsPerMilliwattHour * 1000;
        ImportMilliWattHours += imported;
        ExportMilliWattHours += exported;
    }
}

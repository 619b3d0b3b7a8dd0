namespace NanoV2G.Hal.Simulated.Site;

/// <summary>One phase of a simulated meter: what has been added up since the last block, and its registers.</summary>
internal sealed class MeterPhase
{
    private readonly SupplyPhase _line;

    internal MeterPhase(SupplyPhase line)
    {
        _line = line;
    }

    /// <summary>Registers of this phase.</summary>
    internal EnergyRegisters Registers { get; } = new EnergyRegisters();

    /// <summary>Sum of the imported power since the last block, mW.</summary>
    internal long ImportSteps { get; private set; }

    /// <summary>Sum of the exported power since the last block, mW.</summary>
    internal long ExportSteps { get; private set; }

    private long _milliampSteps;

    /// <summary>Adds one step.</summary>
    /// <param name="milliwatts">Active power, mW, positive = import.</param>
    /// <param name="milliamps">RMS current, mA, unsigned.</param>
    internal void Add(int milliwatts, int milliamps)
    {
        if (milliwatts > 0)
        {
            ImportSteps += milliwatts;
        }
        else
        {
            ExportSteps -= milliwatts;
        }

        _milliampSteps += milliamps;
    }

    /// <summary>Writes the average of the block and begins the next.</summary>
    /// <param name="block">Receives the average.</param>
    /// <param name="phase">Its place in the block.</param>
    /// <param name="steps">How many steps the block has.</param>
    /// <param name="gainPermille">What the meter shows of the truth, permille.</param>
    /// <param name="noise">Noise of the current, mA.</param>
    internal void Finish(MeterReading block, int phase, int steps, int gainPermille, int noise)
    {
        int millivolts = _line.Millivolts;
        long milliwatts = (ImportSteps - ExportSteps) / steps * gainPermille / 1000;
        long milliamps = _milliampSteps / steps * gainPermille / 1000 + noise;
        long noiseMilliwatts = (long)noise * millivolts / 1000;
        block.ActiveMilliwatts[phase] = (int)(milliwatts < 0 ? milliwatts - noiseMilliwatts : milliwatts + noiseMilliwatts);
        block.RmsMilliamps[phase] = milliamps < 0 ? 0 : (int)milliamps;
        block.Millivolts[phase] = millivolts;
        Registers.Count(ImportSteps, ExportSteps, gainPermille);
        block.PhaseImportMilliWattHours[phase] = Registers.ImportMilliWattHours;
        block.PhaseExportMilliWattHours[phase] = Registers.ExportMilliWattHours;
        ImportSteps = 0;
        ExportSteps = 0;
        _milliampSteps = 0;
    }
}

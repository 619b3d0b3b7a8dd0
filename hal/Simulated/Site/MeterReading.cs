using NanoV2G.Hal.Simulated.Wire;

namespace NanoV2G.Hal.Simulated.Site;

/// <summary>One reading on its way from the measurement to the display. A reused object of plain fields.</summary>
internal sealed class MeterReading
{
    internal MeterReading(int phaseCount)
    {
        Millivolts = new int[phaseCount];
        RmsMilliamps = new int[phaseCount];
        ActiveMilliwatts = new int[phaseCount];
        PhaseImportMilliWattHours = new long[phaseCount];
        PhaseExportMilliWattHours = new long[phaseCount];
    }

    /// <summary>Site time at which it becomes visible, ms.</summary>
    internal long ShowAtMs;

    /// <summary>Voltage per phase, mV.</summary>
    internal readonly int[] Millivolts;

    /// <summary>RMS current per phase, mA.</summary>
    internal readonly int[] RmsMilliamps;

    /// <summary>Active power per phase, mW, positive = import.</summary>
    internal readonly int[] ActiveMilliwatts;

    /// <summary>Import register per phase, mWh.</summary>
    internal readonly long[] PhaseImportMilliWattHours;

    /// <summary>Export register per phase, mWh.</summary>
    internal readonly long[] PhaseExportMilliWattHours;

    /// <summary>Frequency, mHz.</summary>
    internal int FrequencyMilliHertz;

    /// <summary>Import register, mWh.</summary>
    internal long ImportMilliWattHours;

    /// <summary>Export register, mWh.</summary>
    internal long ExportMilliWattHours;

    /// <summary>Copies what was measured.</summary>
    internal void CopyTo(MeterReading target)
    {
        for (int phase = 0; phase < Millivolts.Length; phase++)
        {
            target.Millivolts[phase] = Millivolts[phase];
            target.RmsMilliamps[phase] = RmsMilliamps[phase];
            target.ActiveMilliwatts[phase] = ActiveMilliwatts[phase];
            target.PhaseImportMilliWattHours[phase] = PhaseImportMilliWattHours[phase];
            target.PhaseExportMilliWattHours[phase] = PhaseExportMilliWattHours[phase];
        }

        target.FrequencyMilliHertz = FrequencyMilliHertz;
        target.ImportMilliWattHours = ImportMilliWattHours;
        target.ExportMilliWattHours = ExportMilliWattHours;
    }

    /// <summary>Shows what was measured.</summary>
    internal void Show(MeterFace face)
    {
        for (int phase = 0; phase < Millivolts.Length; phase++)
        {
            face.Millivolts[phase] = Millivolts[phase];
            face.RmsMilliamps[phase] = RmsMilliamps[phase];
            face.ActiveMilliwatts[phase] = ActiveMilliwatts[phase];
            face.PhaseImportMilliWattHours[phase] = PhaseImportMilliWattHours[phase];
            face.PhaseExportMilliWattHours[phase] = PhaseExportMilliWattHours[phase];
        }

        face.FrequencyMilliHertz = FrequencyMilliHertz;
        face.ImportMilliWattHours = ImportMilliWattHours;
        face.ExportMilliWattHours = ExportMilliWattHours;
    }
}

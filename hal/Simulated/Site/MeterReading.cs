namespace NanoV2G.Hal.Simulated.Site;

/// <summary>One reading on its way from the measurement to the display. A reused object of plain fields.</summary>
internal sealed class MeterReading
{
    /// <summary>Site time at which it becomes visible, ms.</summary>
    internal long ShowAtMs;

    /// <summary>Voltage, mV.</summary>
    internal int Millivolts;

    /// <summary>RMS current, mA.</summary>
    internal int RmsMilliamps;

    /// <summary>Active power, mW, positive = import.</summary>
    internal int ActiveMilliwatts;

    /// <summary>Frequency, mHz.</summary>
    internal int FrequencyMilliHertz;

    /// <summary>Import register, mWh.</summary>
    internal long ImportMilliWattHours;

    /// <summary>Export register, mWh.</summary>
    internal long ExportMilliWattHours;

    /// <summary>Copies what was measured.</summary>
    internal void CopyTo(MeterReading target)
    {
        target.Millivolts = Millivolts;
        target.RmsMilliamps = RmsMilliamps;
        target.ActiveMilliwatts = ActiveMilliwatts;
        target.FrequencyMilliHertz = FrequencyMilliHertz;
        target.ImportMilliWattHours = ImportMilliWattHours;
        target.ExportMilliWattHours = ExportMilliWattHours;
    }
}

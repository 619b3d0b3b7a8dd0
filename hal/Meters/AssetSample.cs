namespace NanoV2G.Hal.Meters;

/// <summary>One reading of the asset meter inside the chargepoint. A reused object of plain fields.</summary>
public sealed class AssetSample
{
    /// <summary>Monotonic time at which the reply was complete, ms; -1 before the first reply.</summary>
    public long SampleMs = -1;

    /// <summary>Active power, W, positive = import (charging).</summary>
    public int ActiveWatts;

    /// <summary>
    /// Whether the power is an estimate, as from the spacing of pulses: good for a display, never a proof of what the unit
    /// does.
    /// </summary>
    public bool PowerIsEstimate;

    /// <summary>RMS current of the most loaded phase, mA, unsigned.</summary>
    public int RmsMilliamps;

    /// <summary>Active import register, Wh, never decreasing on a healthy meter.</summary>
    public long ImportWattHours;

    /// <summary>Active export register, Wh, never decreasing on a healthy meter.</summary>
    public long ExportWattHours;

    /// <summary>
    /// Monotonic time at which the reply with the registers was complete, ms; -1 before the first. They are read less often
    /// than power, and a sample never carries registers more than 3 s old.
    /// </summary>
    public long RegistersMs = -1;

    /// <summary>
    /// Step of the registers, Wh: 1, or more where a 32-bit float in kWh can no longer carry a single Wh
    /// (2 Wh above 16,384 kWh) or a pulse stands for more. Of three phases' registers, the largest.
    /// </summary>
    public int QuantumWattHours = 1;

    /// <summary>How the meter's own totals treat its phases.</summary>
    public PhaseSummation Summation;

    /// <summary>Serial number of the meter, 0 while it has not been read.</summary>
    public long MeterSerial;

    /// <summary>Copies every field.</summary>
    /// <param name="target">Receives the fields.</param>
    public void CopyTo(AssetSample target)
    {
        target.SampleMs = SampleMs;
        target.ActiveWatts = ActiveWatts;
        target.PowerIsEstimate = PowerIsEstimate;
        target.RmsMilliamps = RmsMilliamps;
        target.ImportWattHours = ImportWattHours;
        target.ExportWattHours = ExportWattHours;
        target.RegistersMs = RegistersMs;
        target.QuantumWattHours = QuantumWattHours;
        target.Summation = Summation;
        target.MeterSerial = MeterSerial;
    }
}

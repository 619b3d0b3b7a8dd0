namespace NanoV2G.Firmware.HalfHours;

/// <summary>One dated reading of the asset meter's registers. A reused object of plain fields.</summary>
public sealed class RegisterReading
{
    /// <summary>When it was read, UTC as Unix ms.</summary>
    public long UtcUnixMs;

    /// <summary>UTC minus monotonic time when it was dated, ms: a change tells that UTC was corrected. 0 when restored from flash.</summary>
    public long OffsetMs;

    /// <summary>Import register, Wh.</summary>
    public long ImportWattHours;

    /// <summary>Export register, Wh.</summary>
    public long ExportWattHours;

    /// <summary>Step of the registers, Wh.</summary>
    public int QuantumWattHours;

    /// <summary>Serial number of the meter.</summary>
    public long MeterSerial;

    /// <summary>The half-hour it lies in.</summary>
    public int PeriodIndex => HalfHour.IndexOf(UtcUnixMs);

    /// <summary>Copies every field.</summary>
    /// <param name="target">Receives the fields.</param>
    public void CopyTo(RegisterReading target)
    {
        target.UtcUnixMs = UtcUnixMs;
        target.OffsetMs = OffsetMs;
        target.ImportWattHours = ImportWattHours;
        target.ExportWattHours = ExportWattHours;
        target.QuantumWattHours = QuantumWattHours;
        target.MeterSerial = MeterSerial;
    }
}

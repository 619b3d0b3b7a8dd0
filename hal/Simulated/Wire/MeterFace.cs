namespace NanoV2G.Hal.Simulated.Wire;

/// <summary>
/// What a simulated meter shows at this moment: the border between the physics, which fills it at the meter's own
/// update interval, and the wire, which encodes it into registers.
/// </summary>
public sealed class MeterFace
{
    /// <summary>Voltage per phase, mV.</summary>
    public readonly int[] Millivolts = new int[3];

    /// <summary>RMS current per phase, mA, unsigned.</summary>
    public readonly int[] RmsMilliamps = new int[3];

    /// <summary>Active power per phase, mW, positive = import.</summary>
    public readonly int[] ActiveMilliwatts = new int[3];

    /// <summary>Frequency, mHz.</summary>
    public int FrequencyMilliHertz;

    /// <summary>Active import register of each phase, mWh.</summary>
    public readonly long[] PhaseImportMilliWattHours = new long[3];

    /// <summary>Active export register of each phase, mWh.</summary>
    public readonly long[] PhaseExportMilliWattHours = new long[3];

    /// <summary>How many phases it measures, 1 or 3.</summary>
    public int PhaseCount = 1;

    /// <summary>Active import register, mWh.</summary>
    public long ImportMilliWattHours;

    /// <summary>Active export register, mWh.</summary>
    public long ExportMilliWattHours;

    /// <summary>Serial number.</summary>
    public long Serial;
}

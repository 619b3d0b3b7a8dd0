using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Hal.Simulated.Wire;

/// <summary>
/// What a simulated inverter shows and what was written to it: the border between the physics and the wire.
/// </summary>
public sealed class InverterFace
{
    /// <summary>On how many phases it feeds, 1 or 3.</summary>
    public int PhaseCount = 1;

    /// <summary>Active power at the AC terminals, W, positive = charging.</summary>
    public int ActiveWatts;

    /// <summary>Voltage at the AC terminals, mV.</summary>
    public int Millivolts;

    /// <summary>Frequency, mHz.</summary>
    public int FrequencyMilliHertz;

    /// <summary>State of charge, permille; -1 while no vehicle is connected.</summary>
    public int StateOfChargePermille = -1;

    /// <summary>Whether the inverter is running: supplied, past its start-up time and without fault.</summary>
    public bool IsRunning;

    /// <summary>Whether it is another device, which takes no set-point: model 704 is not in its chain.</summary>
    public bool HasNoControls;

    /// <summary>What it complains of: bits of point Alrm of SunSpec model 701.</summary>
    public int Alarms;

    /// <summary>The interface protection that it shows.</summary>
    public ProtectionParameters Protection = new ProtectionParameters();

    /// <summary>Whether every write is refused with an exception, while readings are answered.</summary>
    public bool RefusesWrites;

    /// <summary>The last set-point written, W, positive = charging.</summary>
    public int WrittenSetpointWatts;

    /// <summary>The reversion time written with it, ms; 0 = none.</summary>
    public int WrittenReversionMs;

    /// <summary>How many set-point writes have been accepted; the physics takes a change of this number as a new command.</summary>
    public int WriteCount;
}

namespace NanoV2G.Hal.Vehicle;

/// <summary>
/// What the vehicle says, in the words of no protocol. A reused object of plain fields; currents are those of the DC side,
/// unsigned.
/// </summary>
public sealed class VehicleSample
{
    /// <summary>Monotonic time at which the vehicle was last heard, ms; -1 before the first time. Plug and lock are the gateway's own and may be younger.</summary>
    public long SampleMs = -1;

    /// <summary>Whether the connector is in the vehicle's inlet.</summary>
    public bool IsConnected;

    /// <summary>Whether the connector is locked there.</summary>
    public bool IsLocked;

    /// <summary>Whether the vehicle permits charging.</summary>
    public bool MayCharge;

    /// <summary>Whether the vehicle permits discharging.</summary>
    public bool MayDischarge;

    /// <summary>What the vehicle says is wrong, in its protocol's bits or numbers; 0 = nothing.</summary>
    public int FaultCode;

    /// <summary>State of charge, permille; -1 while the vehicle tells none.</summary>
    public int StateOfChargePermille = -1;

    /// <summary>Voltage of the battery, mV; before it is measured the lowest it may have, 0 while nothing is known.</summary>
    public int Millivolts;

    /// <summary>Most current that the vehicle takes, mA.</summary>
    public int MostChargeMilliamps;

    /// <summary>Least current at which it charges, mA; 0 = any.</summary>
    public int LeastChargeMilliamps;

    /// <summary>Most current that the vehicle gives, mA.</summary>
    public int MostDischargeMilliamps;

    /// <summary>Least current at which it discharges, mA; 0 = any.</summary>
    public int LeastDischargeMilliamps;

    /// <summary>Copies every field.</summary>
    /// <param name="target">Receives the fields.</param>
    public void CopyTo(VehicleSample target)
    {
        target.SampleMs = SampleMs;
        target.IsConnected = IsConnected;
        target.IsLocked = IsLocked;
        target.MayCharge = MayCharge;
        target.MayDischarge = MayDischarge;
        target.FaultCode = FaultCode;
        target.StateOfChargePermille = StateOfChargePermille;
        target.Millivolts = Millivolts;
        target.MostChargeMilliamps = MostChargeMilliamps;
        target.LeastChargeMilliamps = LeastChargeMilliamps;
        target.MostDischargeMilliamps = MostDischargeMilliamps;
        target.LeastDischargeMilliamps = LeastDischargeMilliamps;
    }
}

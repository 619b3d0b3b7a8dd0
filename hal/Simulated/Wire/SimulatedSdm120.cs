namespace NanoV2G.Hal.Simulated.Wire;

/// <summary>An Eastron SDM120 as asset meter, answering Modbus frames.</summary>
public sealed class SimulatedSdm120 : SimulatedEastronMeter
{
    /// <summary>Makes a meter.</summary>
    /// <param name="face">What it shows, in phase 1.</param>
    /// <param name="address">Its Modbus address, 1 to 247.</param>
    public SimulatedSdm120(MeterFace face, int address)
        : base(face, address)
    {
    }
}

namespace NanoV2G.Hal.Simulated.Wire;

/// <summary>An Eastron SDM230 as boundary meter, answering Modbus frames.</summary>
public sealed class SimulatedSdm230 : SimulatedEastronMeter
{
    /// <summary>Makes a meter.</summary>
    /// <param name="face">What it shows, in phase 1.</param>
    /// <param name="address">Its Modbus address, 1 to 247.</param>
    public SimulatedSdm230(MeterFace face, int address)
        : base(face, address)
    {
    }
}

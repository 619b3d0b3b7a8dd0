namespace NanoV2G.Hal.Vehicle;

/// <summary>What a vehicle gateway speaks with the vehicle. The numbers are settings and never change.</summary>
public enum VehicleProtocol
{
    /// <summary>No gateway: the plug contact, and the state of charge that the inverter tells, are all that is known.</summary>
    None = 0,

    /// <summary>CHAdeMO with its frames for discharging.</summary>
    Chademo = 1,

    /// <summary>CCS with the bidirectional DC service of ISO 15118-20.</summary>
    Ccs = 2,
}

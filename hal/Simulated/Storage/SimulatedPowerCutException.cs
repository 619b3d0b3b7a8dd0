using System;

namespace NanoV2G.Hal.Simulated.Storage;

/// <summary>Takes the processor away from the program at the instant of a power cut: nothing after the call runs.</summary>
public sealed class SimulatedPowerCutException : Exception
{
    /// <summary>Makes the exception.</summary>
    public SimulatedPowerCutException()
        : base("power cut")
    {
    }
}

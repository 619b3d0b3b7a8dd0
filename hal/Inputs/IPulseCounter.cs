namespace NanoV2G.Hal.Inputs;

/// <summary>Counts the pulses of an S0 output in hardware: none is missed while the interpreter is busy.</summary>
public interface IPulseCounter
{
    /// <summary>Pulses since the board started. Called by the sense thread; returns at once.</summary>
    long Count { get; }
}

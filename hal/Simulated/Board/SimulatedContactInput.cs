using NanoV2G.Hal.Inputs;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>A supervised contact that a test or a site script moves; it outlives boots.</summary>
public sealed class SimulatedContactInput : IContactInput
{
    /// <summary>Makes an input in a state.</summary>
    /// <param name="state">What it senses at first.</param>
    public SimulatedContactInput(ContactState state)
    {
        State = state;
    }

    /// <summary>What the input senses; may be changed between two steps.</summary>
    public ContactState State { get; set; }
}

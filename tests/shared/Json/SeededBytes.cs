namespace NanoV2G.Tests.Json;

/// <summary>Numbers that look random and are the same in every run (linear congruential, Numerical Recipes constants).</summary>
public sealed class SeededBytes
{
    private uint _state;

    public SeededBytes(int seed)
    {
        _state = (uint)seed;
    }

    /// <summary>A number from 0 to below a bound.</summary>
    public int Below(int bound)
    {
        _state = (_state * 1664525) + 1013904223;
        return (int)((_state >> 8) % (uint)bound);
    }
}

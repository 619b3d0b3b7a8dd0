using NanoV2G.Hal.Board;

namespace NanoV2G.Tests.Simulated;

/// <summary>A permission to block that the test gives.</summary>
internal sealed class ScriptedGate : IParkedGate
{
    /// <summary>Whether it is given when asked for.</summary>
    public bool Grants = true;

    /// <summary>How often it was asked for after a release.</summary>
    public int AskCount;

    /// <summary>Whether it is asked for.</summary>
    public bool IsAsked;

    /// <inheritdoc/>
    public bool IsIdle { get; set; } = true;

    /// <inheritdoc/>
    public bool IsParked => IsAsked && Grants;

    /// <inheritdoc/>
    public void Ask()
    {
        AskCount += IsAsked ? 0 : 1;
        IsAsked = true;
    }

    /// <inheritdoc/>
    public void Release()
    {
        IsAsked = false;
    }
}

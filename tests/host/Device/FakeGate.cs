using NanoV2G.Hal.Board;

namespace NanoV2G.Tests.Device;

/// <summary>A permission to block that the test gives.</summary>
public sealed class FakeGate : IParkedGate
{
    public bool IsIdle { get; set; } = true;

    public bool Grants { get; set; } = true;

    public bool IsAsked { get; private set; }

    public int Asked { get; private set; }

    public bool IsParked => IsAsked && Grants;

    public void Ask()
    {
        Asked += IsAsked ? 0 : 1;
        IsAsked = true;
    }

    public void Release() => IsAsked = false;
}

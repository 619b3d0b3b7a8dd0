using NanoV2G.Hal.Inputs;

namespace NanoV2G.Tests.Control;

/// <summary>A contact that a test moves; closed at first.</summary>
public sealed class FakeContact : IContactInput
{
    public ContactState State { get; set; } = ContactState.Closed;
}

namespace NanoV2G.Hal.Inputs;

/// <summary>What a supervised contact input senses.</summary>
public enum ContactState
{
    /// <summary>Wiring fault or no valid reading: to be treated as the most restrictive state.</summary>
    Fault = 0,

    /// <summary>The contact is open.</summary>
    Open = 1,

    /// <summary>The contact is closed.</summary>
    Closed = 2,
}

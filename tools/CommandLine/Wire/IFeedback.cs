namespace NanoV2G.Tools.Wire;

/// <summary>How the real contactor's mirror contact is seen.</summary>
public interface IFeedback
{
    /// <summary>Whether the contact proves that every main contact is open; null when nothing is wired.</summary>
    bool? IsProvedOpen { get; }
}

/// <summary>Nothing is wired: the contactor is not seen.</summary>
public sealed class NoFeedback : IFeedback
{
    /// <inheritdoc/>
    public bool? IsProvedOpen => null;
}

namespace NanoV2G.Hal.Inputs;

/// <summary>A volt-free contact, for example that of an auxiliary load control switch.</summary>
public interface IContactInput
{
    /// <summary>The contact as sensed now, not debounced.</summary>
    ContactState State { get; }
}

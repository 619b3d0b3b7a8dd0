namespace NanoV2G.Hal.Simulated.Messages;

/// <summary>
/// A link that can be connected from outside, as the real board's link thread connects: the run asks for the parked
/// posture, lets the interpreter stand still as long as the handshake takes, and then opens the link.
/// </summary>
public interface IDialledLink
{
    /// <summary>Whether the link waits for <see cref="TryConnect"/>; otherwise it connects by itself. Set before the first boot.</summary>
    bool IsDialled { get; set; }

    /// <summary>Whether a broker is connected now.</summary>
    bool IsConnected { get; }

    /// <summary>Opens the connection, now.</summary>
    /// <returns>Whether the broker has accepted.</returns>
    bool TryConnect();

    /// <summary>The network breaks the connection, when there is one.</summary>
    void Drop();
}

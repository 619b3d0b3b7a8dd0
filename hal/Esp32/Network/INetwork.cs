namespace NanoV2G.Hal.Esp32.Network;

/// <summary>The wired or wireless network of a board.</summary>
public interface INetwork
{
    /// <summary>Starts it, once, at boot; addresses come later on the runtime's own threads.</summary>
    void Start();

    /// <summary>Whether it has an address now.</summary>
    bool IsUp { get; }
}

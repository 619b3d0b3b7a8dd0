namespace NanoV2G.Hal.Simulated.Messages;

/// <summary>Takes the broker away and brings it back: the simulated one, or a real one that a host stops and starts.</summary>
public interface IBrokerSwitch
{
    /// <summary>Takes the broker away or brings it back.</summary>
    /// <param name="isOnline">Whether it is there.</param>
    void SwitchBroker(bool isOnline);
}

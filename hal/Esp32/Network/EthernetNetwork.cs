using nanoFramework.Networking;

namespace NanoV2G.Hal.Esp32.Network;

/// <summary>Ethernet: the chip's MAC and the board's PHY, configured in the firmware image of the board.</summary>
public sealed class EthernetNetwork : INetwork
{
    /// <inheritdoc/>
    public bool IsUp => NetworkHelper.Status == NetworkHelperStatus.NetworkIsReady;

    /// <inheritdoc/>
    public void Start()
    {
        NetworkHelper.SetupNetworkHelper();
    }
}

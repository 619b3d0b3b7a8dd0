using nanoFramework.Networking;

namespace NanoV2G.Hal.Esp32.Network;

/// <summary>Wi-Fi; the runtime reconnects by itself.</summary>
public sealed class WifiNetwork : INetwork
{
    private readonly string _name;
    private readonly string _password;

    /// <summary>Nothing is connected yet.</summary>
    /// <param name="name">Name of the network (SSID).</param>
    /// <param name="password">Its password.</param>
    public WifiNetwork(string name, string password)
    {
        _name = name;
        _password = password;
    }

    /// <inheritdoc/>
    public bool IsUp => WifiNetworkHelper.Status == NetworkHelperStatus.NetworkIsReady;

    /// <inheritdoc/>
    public void Start()
    {
        WifiNetworkHelper.SetupNetworkHelper(_name, _password);
    }
}

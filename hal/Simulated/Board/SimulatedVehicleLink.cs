using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>The plug as the site has it.</summary>
public sealed class SimulatedVehicleLink : IVehicleLink
{
    private readonly SimulatedSite _site;

    /// <summary>Makes the link to a site's car.</summary>
    /// <param name="site">The site.</param>
    public SimulatedVehicleLink(SimulatedSite site)
    {
        _site = site;
    }

    /// <inheritdoc/>
    public bool IsConnected => _site.Battery.IsConnected;
}

using NanoV2G.Hal.Contactors;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>The controller's output to the contactor's coil and its input from the mirror contact.</summary>
public sealed class SimulatedContactor : IContactor
{
    private readonly SimulatedSite _site;

    /// <summary>Makes the driver of a site's contactor.</summary>
    /// <param name="site">The site.</param>
    public SimulatedContactor(SimulatedSite site)
    {
        _site = site;
    }

    /// <inheritdoc/>
    public bool IsProvedOpen => _site.Contactor.IsProvedOpen;

    /// <inheritdoc/>
    public void Drive(bool closed)
    {
        _site.DriveCoil(closed);
    }
}

using NanoV2G.Hal.Contactors;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>The controller's outputs to the coils of one contactor or two and its inputs from their mirror contacts.</summary>
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
    public int All => _site.SecondContactor == null ? 1 : 3;

    /// <inheritdoc/>
    public int NotProvedOpen
    {
        get
        {
            MainContactor second = _site.SecondContactor;
            int notOpen = _site.Contactor.IsProvedOpen ? 0 : 1;
            return second == null || second.IsProvedOpen ? notOpen : notOpen | 2;
        }
    }

    /// <inheritdoc/>
    public void Drive(bool closed)
    {
        _site.DriveCoil(closed);
    }
}

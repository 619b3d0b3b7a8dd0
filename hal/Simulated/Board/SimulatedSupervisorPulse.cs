using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Supervisor;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>The controller's output to the hardware supervisor.</summary>
public sealed class SimulatedSupervisorPulse : ISupervisorPulse
{
    private readonly SimulatedSite _site;

    /// <summary>Makes the output to a site's supervisor.</summary>
    /// <param name="site">The site.</param>
    public SimulatedSupervisorPulse(SimulatedSite site)
    {
        _site = site;
    }

    /// <inheritdoc/>
    public void Toggle()
    {
        _site.PulseSupervisor();
    }
}

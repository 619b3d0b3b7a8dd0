using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>The wire from the auxiliary contact of a site's emergency stop; the stop itself breaks the coil circuit without it.</summary>
public sealed class SimulatedEmergencyStop : IContactInput
{
    private readonly SimulatedSite _site;

    /// <summary>Wires the contact of a site.</summary>
    /// <param name="site">The site.</param>
    public SimulatedEmergencyStop(SimulatedSite site)
    {
        _site = site;
    }

    /// <summary>Whether the wire is broken, which looks like a pressed stop.</summary>
    public bool WireIsBroken { get; set; }

    /// <inheritdoc/>
    public ContactState State => _site.EmergencyStopIsPressed || WireIsBroken ? ContactState.Open : ContactState.Closed;
}

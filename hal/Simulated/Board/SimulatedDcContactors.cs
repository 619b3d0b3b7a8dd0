using NanoV2G.Hal.Contactors;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>The controller's outputs to the coils of the DC side and its inputs from there.</summary>
public sealed class SimulatedDcContactors : IDcContactors
{
    private readonly SimulatedSite _site;

    /// <summary>Makes the driver of a site's DC contactors.</summary>
    /// <param name="site">The site, with a DC link.</param>
    public SimulatedDcContactors(SimulatedSite site)
    {
        _site = site;
    }

    /// <inheritdoc/>
    public int LinkMillivolts => _site.DcLink.Millivolts;

    /// <inheritdoc/>
    public int BatteryMillivolts => _site.DcLink.BatteryMillivolts;

    /// <inheritdoc/>
    public bool IsProvedOpen => _site.DcLink.IsProvedOpen;

    /// <inheritdoc/>
    public void Drive(bool preCharge, bool main)
    {
        _site.DriveDc(preCharge, main);
    }
}

using NanoV2G.Hal.Board;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Simulated.Storage;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>The controller's own hardware and wiring at a site, as far as it outlives a boot.</summary>
public sealed class SimulatedHardware
{
    /// <summary>Installs a controller at a site, with the default bus settings and the site's inverter rating.</summary>
    /// <param name="site">The site.</param>
    public SimulatedHardware(SimulatedSite site)
        : this(site, DefaultSettings(site), 1)
    {
    }

    /// <summary>Installs a controller at a site.</summary>
    /// <param name="site">The site.</param>
    /// <param name="settings">What the board knows of its buses.</param>
    /// <param name="seed">Start of the noise on the lines.</param>
    public SimulatedHardware(SimulatedSite site, FieldSettings settings, int seed)
    {
        Site = site;
        Settings = settings;
        Field = new SiteField(site, settings, seed);
        Store = new SimulatedFileStore(site.Parameters.FlashBytes - site.Parameters.FlashReservedBytes);
        LoadControlSwitch = new SimulatedContactInput(ContactState.Closed);
    }

    /// <summary>The site.</summary>
    public SimulatedSite Site { get; }

    /// <summary>What the board knows of its buses.</summary>
    public FieldSettings Settings { get; }

    /// <summary>Lines and slaves.</summary>
    public SiteField Field { get; }

    /// <summary>Flash.</summary>
    public SimulatedFileStore Store { get; }

    /// <summary>The contact of the auxiliary load control switch; closed at first.</summary>
    public SimulatedContactInput LoadControlSwitch { get; }

    private static FieldSettings DefaultSettings(SimulatedSite site)
    {
        FieldSettings settings = new FieldSettings();
        settings.InverterRatedWatts = site.Parameters.InverterRatedWatts;
        return settings;
    }
}

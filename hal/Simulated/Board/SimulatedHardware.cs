using NanoV2G.Hal.Board;
using NanoV2G.Hal.Inputs;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Simulated.Storage;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>The controller's own hardware and wiring at a site, as far as it outlives a boot.</summary>
public sealed class SimulatedHardware
{
    /// <summary>Installs a controller at a site, with the settings that suit the site.</summary>
    /// <param name="site">The site.</param>
    public SimulatedHardware(SimulatedSite site)
        : this(site, SettingsFor(site.Parameters), 1)
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
        LogicInterface = new SimulatedContactInput(ContactState.Closed);
        EmergencyStop = new SimulatedEmergencyStop(site);
        ImportPulses = new SimulatedPulseCounter(site.AssetMeter.Face, settings.PulsesPerKilowattHour, countsExport: false);
        ExportPulses = new SimulatedPulseCounter(site.AssetMeter.Face, settings.PulsesPerKilowattHour, countsExport: true);
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

    /// <summary>The switch of the logic interface; closed at first.</summary>
    public SimulatedContactInput LogicInterface { get; }

    /// <summary>The auxiliary contact of the site's emergency stop.</summary>
    public SimulatedEmergencyStop EmergencyStop { get; }

    /// <summary>Counts the asset meter's import pulses, from the last boot on.</summary>
    public SimulatedPulseCounter ImportPulses { get; }

    /// <summary>Counts the asset meter's export pulses, from the last boot on.</summary>
    public SimulatedPulseCounter ExportPulses { get; }

    /// <summary>What an installer sets at a site: the inverter's rating and phases, and meters of as many phases.</summary>
    /// <param name="parameters">What the site is like.</param>
    /// <returns>New settings.</returns>
    public static FieldSettings SettingsFor(SiteParameters parameters)
    {
        FieldSettings settings = new FieldSettings();
        settings.InverterRatedWatts = parameters.InverterRatedWatts;
        settings.InverterPhases = parameters.InverterPhaseCount;
        settings.BoundaryMeter = parameters.PhaseCount == 1 ? MeterKind.Sdm230 : MeterKind.Sdm630;
        settings.AssetMeter = parameters.InverterPhaseCount == 1 ? MeterKind.Sdm120 : MeterKind.Sdm630;
        return settings;
    }
}

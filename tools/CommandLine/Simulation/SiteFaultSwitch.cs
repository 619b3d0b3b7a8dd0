using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.Simulation;

/// <summary>The faults that lie in the site itself, as switches: those of controller and broker are not among them.</summary>
public sealed class SiteFaultSwitch
{
    /// <summary>Bytes disturbed per million while the lines are noisy, as in a simulated run.</summary>
    public const int NoisyBytesPerMillion = 5000;

    private readonly SimulatedSite _site;
    private readonly SiteField _field;

    /// <summary>Switches the faults of a site.</summary>
    /// <param name="site">The site.</param>
    /// <param name="field">Its lines.</param>
    public SiteFaultSwitch(SimulatedSite site, SiteField field)
    {
        _site = site;
        _field = field;
    }

    /// <summary>Whether a fault lies in the site.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>False for those of the controller, its contacts and clock, and the broker, and for the plug, which is moved in its own way.</returns>
    public static bool IsOfSite(SimulatedFault fault) => BoundaryMeterFaults.IsOne(fault)
        || (fault < SimulatedFault.VehicleUnplugged
            && fault is not (SimulatedFault.Hang or SimulatedFault.BrokerGone or SimulatedFault.BrokerBlackHole or SimulatedFault.DnsSlow or SimulatedFault.FlashStalls));

    /// <summary>Whether a fault is present; read from the site.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>True while it is; false for those that do not lie in the site.</returns>
    public bool IsPresent(SimulatedFault fault)
    {
        return fault switch
        {
            SimulatedFault.AssetMeterSilent => _site.AssetMeter.IsSilent,
            SimulatedFault.InverterIgnores => _site.Inverter.IgnoresSetpoints,
            SimulatedFault.InverterSilent => _site.Inverter.IsLinkCut,
            SimulatedFault.BusNoise => _field.BoundaryLine.NoisePerMillionBytes > 0,
            SimulatedFault.ContactorWelded => _site.Contactor.IsWelded,
            SimulatedFault.ContactorJammed => _site.Contactor.IsJammedOpen,
            SimulatedFault.PowerCut => !_site.Supply.IsOn,
            SimulatedFault.VoltageSag => _site.Supply.IsSagging,
            _ => BoundaryMeterFaults.IsPresent(fault, _site.BoundaryMeter, _field.BoundaryMeter),
        };
    }

    /// <summary>Makes a fault of the site, or clears it.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="isPresent">True to make it.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie in the site.</exception>
    public void Set(SimulatedFault fault, bool isPresent)
    {
        switch (fault)
        {
            case SimulatedFault.AssetMeterSilent:
                _site.AssetMeter.IsSilent = isPresent;
                break;
            case SimulatedFault.InverterIgnores:
                _site.Inverter.IgnoresSetpoints = isPresent;
                break;
            case SimulatedFault.InverterSilent:
                _site.Inverter.IsLinkCut = isPresent;
                break;
            case SimulatedFault.BusNoise:
                _field.BoundaryLine.NoisePerMillionBytes = isPresent ? NoisyBytesPerMillion : 0;
                _field.AssetLine.NoisePerMillionBytes = isPresent ? NoisyBytesPerMillion : 0;
                break;
            case SimulatedFault.ContactorWelded:
                _site.Contactor.Weld(isPresent);
                break;
            case SimulatedFault.ContactorJammed:
                _site.Contactor.Jam(isPresent);
                break;
            case SimulatedFault.PowerCut:
                _site.SwitchSupply(!isPresent);
                break;
            case SimulatedFault.VoltageSag:
                _site.Supply.Sag(isPresent);
                break;
            default:
                SetMeter(fault, isPresent);
                break;
        }
    }

    private void SetMeter(SimulatedFault fault, bool isPresent)
    {
        if (!BoundaryMeterFaults.IsOne(fault))
        {
            throw new ArgumentOutOfRangeException(nameof(fault), fault, "This fault does not lie in the site.");
        }

        BoundaryMeterFaults.Set(fault, _site.BoundaryMeter, _field.BoundaryMeter, isPresent);
    }
}

using NanoV2G.Hal.Board;
using NanoV2G.Hal.Meters;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Hal.Vehicle;

namespace NanoV2G.Hal.Simulated.Board;

/// <summary>
/// The wiring of a site's meters and inverter: two lines and their slaves. It outlives boots, as cables do.
/// </summary>
public sealed class SiteField
{
    private readonly SimulatedSite _site;
    private readonly int _boundarySlave;

    /// <summary>Wires a site up.</summary>
    /// <param name="site">The site.</param>
    /// <param name="settings">Speed and addresses; read now.</param>
    /// <param name="seed">Start of the noise on the lines.</param>
    public SiteField(SimulatedSite site, FieldSettings settings, int seed)
    {
        _site = site;
        _boundarySlave = settings.BoundarySlave;
        BoundaryMeter = Make(settings.BoundaryMeter, site.BoundaryMeter.Face, settings.BoundarySlave);
        AssetMeter = Make(settings.AssetMeter, site.AssetMeter.Face, settings.AssetSlave);
        Inverter = new SimulatedSunSpecInverter(site.Inverter.Face, settings.InverterSlave);
        BoundaryLine = new SimulatedRtuLine(settings.Baud, seed);
        AssetLine = settings.OneBus ? BoundaryLine : new SimulatedRtuLine(settings.Baud, seed + 1);
        BoundaryLine.Add(BoundaryMeter);
        AssetLine.Add(AssetMeter);
        AssetLine.Add(Inverter);
        if (settings.VehicleLink != VehicleProtocol.None)
        {
            VehicleGateway = new SimulatedVehicleGateway(site.Battery, settings.VehicleLink, settings.VehicleSlave);
            AssetLine.Add(VehicleGateway);
        }
    }

    /// <summary>Line of the boundary meter; cut and noise are set on it.</summary>
    public SimulatedRtuLine BoundaryLine { get; }

    /// <summary>Line of asset meter and inverter; cut and noise are set on it. The boundary meter's where all are on one bus.</summary>
    public SimulatedRtuLine AssetLine { get; }

    /// <summary>The boundary meter on its line.</summary>
    public SimulatedSlave BoundaryMeter { get; private set; }

    /// <summary>The asset meter on its line.</summary>
    public SimulatedSlave AssetMeter { get; }

    /// <summary>The inverter on its line.</summary>
    public SimulatedSlave Inverter { get; }

    /// <summary>The vehicle gateway on its line; null where none is fitted.</summary>
    public SimulatedVehicleGateway VehicleGateway { get; }

    /// <summary>A fitter puts another meter at the supply terminals, at the same address. What the controller believes it to be is its own matter.</summary>
    /// <param name="kind">The new meter; it measures as many phases as the old one.</param>
    public void ExchangeBoundaryMeter(MeterKind kind)
    {
        SimulatedSlave old = BoundaryMeter;
        BoundaryMeter = Make(kind, _site.BoundaryMeter.Face, _boundarySlave);
        BoundaryLine.Exchange(old, BoundaryMeter);
    }

    /// <summary>Moves the lines to the site's time: after each step of the site.</summary>
    public void Step()
    {
        BoundaryMeter.IsSilent = _site.BoundaryMeter.IsSilent || !_site.BoundaryMeter.IsPowered;
        AssetMeter.IsSilent = _site.AssetMeter.IsSilent || !_site.AssetMeter.IsPowered;
        Inverter.IsSilent = _site.Inverter.IsLinkCut || !_site.Supply.IsOn;
        VehicleGateway?.Step(_site.NowMs);
        BoundaryLine.NowMs = _site.NowMs;
        AssetLine.NowMs = _site.NowMs;
    }

    private static SimulatedSlave Make(MeterKind kind, MeterFace face, int slave)
    {
        switch (kind)
        {
            case MeterKind.Sdm230:
                return new SimulatedSdm230(face, slave);
            case MeterKind.Sdm630:
                return new SimulatedSdm630(face, slave);
            default:
                return new SimulatedSdm120(face, slave);
        }
    }
}

using NanoV2G.Hal.Simulated.Profiles;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tests.Simulated;

/// <summary>Builds sites for tests and drives them by hand.</summary>
internal static class SiteBench
{
    /// <summary>A site without wander, noise, errors, losses, standby or reactive power: every number can be foretold.</summary>
    internal static SiteParameters Quiet()
    {
        SiteParameters parameters = new SiteParameters();
        parameters.SupplyWanderMillivolts = 0;
        parameters.FrequencyWanderMilliHertz = 0;
        parameters.SupplyMilliohms = 0;
        parameters.HouseReactiveVars = 0;
        parameters.InverterSteadyErrorPermille = 0;
        parameters.InverterStandbyWatts = 0;
        parameters.InverterLossesPermille = 0;
        parameters.InverterRestartMs = 0;
        parameters.BoundaryMeter.NoiseMilliamps = 0;
        parameters.AssetMeter.NoiseMilliamps = 0;
        return parameters;
    }

    /// <summary>A site with constant powers.</summary>
    internal static SimulatedSite Make(SiteParameters parameters, int houseWatts, int solarWatts)
    {
        return new SimulatedSite(parameters, new ConstantProfile(houseWatts), new ConstantProfile(solarWatts), 1);
    }

    /// <summary>Lets time pass with a live controller: an edge before every step.</summary>
    internal static void RunAlive(SimulatedSite site, int milliseconds)
    {
        for (int passed = 0; passed < milliseconds; passed += SiteTiming.StepMs)
        {
            site.PulseSupervisor();
            site.AdvanceStep();
        }
    }

    /// <summary>Lets time pass with a dead controller.</summary>
    internal static void RunDead(SimulatedSite site, int milliseconds)
    {
        for (int passed = 0; passed < milliseconds; passed += SiteTiming.StepMs)
        {
            site.AdvanceStep();
        }
    }

    /// <summary>Closes the contactor and waits until the inverter runs.</summary>
    internal static void Start(SimulatedSite site)
    {
        site.DriveCoil(true);
        RunAlive(site, site.Parameters.ContactorCloseMs + site.Parameters.InverterRestartMs + 2 * SiteTiming.StepMs);
    }

    /// <summary>Writes a set-point as the wire does.</summary>
    internal static void Write(SimulatedSite site, int watts, int reversionMs)
    {
        site.Inverter.Face.WrittenSetpointWatts = watts;
        site.Inverter.Face.WrittenReversionMs = reversionMs;
        site.Inverter.Face.WriteCount++;
    }
}

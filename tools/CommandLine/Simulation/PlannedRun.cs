using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.Simulation;

/// <summary>Sets a plan up: its site, and a controller there with the plan's faults to come. The same plan gives the same run.</summary>
public static class PlannedRun
{
    private const int LineSeed = 1;

    /// <summary>Builds the site of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The site at its time 0, <see cref="RunPlan.WarmUpMs"/> before the start.</returns>
    public static SimulatedSite MakeSite(RunPlan plan)
    {
        return new SimulatedSite(plan.Site, plan.House, plan.Solar, plan.Seed);
    }

    /// <summary>Installs a controller at the site of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="site">Its site.</param>
    /// <param name="factory">Makes the program at each boot.</param>
    /// <param name="link">The message link.</param>
    /// <returns>The run, before its first step.</returns>
    public static SimulatedRun Start(RunPlan plan, SimulatedSite site, IProgramFactory factory, IMessageLink link)
    {
        SimulatedHardware hardware = new(site, plan.Field, LineSeed);
        if (plan.FlashFile is string flash)
        {
            FlashImage.Load(flash, hardware.Store);
        }

        SimulatedRun run = new(hardware, factory, link);
        run.LinkThread.HandshakeMs = SimulatedLinkThread.UsualHandshakeMs;
        run.SeedStalls(plan.Seed);
        foreach (FaultPlan fault in plan.Faults)
        {
            run.Faults.Add(fault.Fault, fault.StartSiteMs, (int)(fault.EndSiteMs - fault.StartSiteMs));
        }

        return run;
    }
}

using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.LimiterBench.Foresight;
using NanoV2G.Tools.LimiterBench.Plants;
using NanoV2G.Tools.LimiterBench.Scores;

namespace NanoV2G.Tools.LimiterBench.Rig;

/// <summary>The oracle on the same site: it writes each set-point to the inverter one dead time before it is needed, in every step.</summary>
public static class OracleRun
{
    private const int ReportEverySteps = 6000;
    private const int PulseEverySteps = 100;

    /// <summary>Runs.</summary>
    /// <param name="name">Name in the table.</param>
    /// <param name="plan">The oracle's plan.</param>
    /// <param name="plant">The plant.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="survey">The scene's survey.</param>
    /// <param name="passed">Told now and then how much simulated time has passed, ms.</param>
    /// <param name="cancellation">Ends the run early with an exception.</param>
    /// <returns>The result.</returns>
    public static RunResult Run(string name, OraclePlan plan, BenchPlant plant, BenchScene scene, LimitSurvey survey, Action<int> passed, CancellationToken cancellation)
    {
        SimulatedSite site = new(plant.MakeSite(scene.StartUtcUnixMs), scene.House(), scene.Solar(), scene.Seed);
        RunObserver observer = new(site, survey, scene);
        int warmUp = (int)(BenchScene.WarmUpMs / SiteTiming.StepMs);
        int steps = (int)(scene.DurationMs / SiteTiming.StepMs);
        int ahead = plant.DeadTimeMs / SiteTiming.StepMs;
        site.DriveCoil(true);
        for (int step = -warmUp; step < steps; step++)
        {
            if ((step + warmUp) % PulseEverySteps == 0)
            {
                site.PulseSupervisor();
            }

            if (step == 0)
            {
                observer.Begin();
            }

            site.Inverter.Face.WrittenSetpointWatts = plan.SetpointWatts(step + warmUp + ahead);
            site.Inverter.Face.WriteCount++;
            site.AdvanceStep();
            if (step >= 0)
            {
                observer.Observe(step, false);
                if (step % ReportEverySteps == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    passed(ReportEverySteps * SiteTiming.StepMs);
                }
            }
        }

        return observer.Finish(name, 0);
    }
}

using NanoV2G.Hal.Simulated.Messages;
using NanoV2G.Hal.Simulated.Run;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.LimiterBench.Foresight;
using NanoV2G.Tools.LimiterBench.Plants;
using NanoV2G.Tools.LimiterBench.Scores;

namespace NanoV2G.Tools.LimiterBench.Rig;

/// <summary>One controller on a simulated board at one plant, through the whole scene.</summary>
public static class ControllerRun
{
    private const int ReportEverySteps = 6000;
    private const int StepsPerSecond = 1000 / SiteTiming.StepMs;

    /// <summary>Runs.</summary>
    /// <param name="name">Name of the controller.</param>
    /// <param name="controller">The controller.</param>
    /// <param name="plant">The plant.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="survey">The scene's survey.</param>
    /// <param name="passed">Told now and then how much simulated time has passed, ms.</param>
    /// <param name="cancellation">Ends the run early with an exception.</param>
    /// <returns>The result.</returns>
    public static RunResult Run(string name, ControllerUnderTest controller, BenchPlant plant, BenchScene scene, LimitSurvey survey, Action<int> passed, CancellationToken cancellation)
    {
        SimulatedSite site = new(plant.MakeSite(scene.StartUtcUnixMs), scene.House(), scene.Solar(), scene.Seed);
        SimulatedRun run = new(site, controller, new SimulatedMessageLink(site, null, 1));
        RunObserver observer = new(site, survey, scene);
        run.RunFor(BenchScene.WarmUpMs);
        observer.Begin();
        int before = controller.Lockouts;
        int steps = (int)(scene.DurationMs / SiteTiming.StepMs);
        bool isStopped = false;
        for (int step = 0; step < steps; step++)
        {
            int stopMs = plant.Stops.LengthAt((long)step * SiteTiming.StepMs);
            if (stopMs > 0)
            {
                run.Freeze(stopMs);
                isStopped = true;
            }

            run.StepTenMs();

            // A flash erase stops the interpreter too, but it ends no stop of the plant: only the first way out counts.
            isStopped &= run.Life == ControllerLife.Frozen;
            observer.Observe(step, isStopped);
            if (step % StepsPerSecond == 0)
            {
                observer.Note(controller.Reason);
            }

            if (step % ReportEverySteps == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                passed(ReportEverySteps * SiteTiming.StepMs);
            }
        }

        return observer.Finish(name, controller.Lockouts - before);
    }
}

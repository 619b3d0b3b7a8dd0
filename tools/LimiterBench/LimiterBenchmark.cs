using NanoV2G.Tools.LimiterBench.Foresight;
using NanoV2G.Tools.LimiterBench.Plants;
using NanoV2G.Tools.LimiterBench.Rig;
using NanoV2G.Tools.LimiterBench.Scores;

namespace NanoV2G.Tools.LimiterBench;

/// <summary>Lets every controller hold the same limit on the same plants and compares them.</summary>
public static class LimiterBenchmark
{
    /// <summary>Runs the benchmark, as many controllers at a time as there are processors.</summary>
    /// <param name="scene">House, sun, limit and request.</param>
    /// <param name="plants">The plants.</param>
    /// <param name="controllers">Names of the controllers; the static cap and the oracle always run, since all others are compared with them.</param>
    /// <param name="progress">Told the share that is done, 0 to 1; from several threads.</param>
    /// <param name="cancellation">Ends the benchmark early with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>One row for each controller on each plant, in the order of plants and controllers.</returns>
    public static IReadOnlyList<BenchRow> Run(
        BenchScene scene,
        IReadOnlyList<BenchPlant> plants,
        IReadOnlyList<string> controllers,
        Action<double> progress,
        CancellationToken cancellation)
    {
        LimitSurvey survey = LimitSurvey.Of(scene);
        OraclePlan plan = new(survey, BenchPlant.Typical.MakeSite(scene.StartUtcUnixMs));
        string[] names = [.. controllers.Where(name => name is not Contestants.StaticCap and not Contestants.Oracle), Contestants.StaticCap, Contestants.Oracle];
        RunResult[,] results = new RunResult[plants.Count, names.Length];
        double wholeMs = (double)scene.DurationMs * plants.Count * names.Length;
        long passedMs = 0;
        void Passed(int milliseconds) => progress(Math.Min(1, Interlocked.Add(ref passedMs, milliseconds) / wholeMs));

        // The firmware takes longest, so it comes first.
        (int Plant, int Name)[] runs = [.. Enumerable.Range(0, names.Length).SelectMany(name => Enumerable.Range(0, plants.Count).Select(plant => (plant, name)))];
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.ForEach(runs, options, run =>
        {
            string name = names[run.Name];
            BenchPlant plant = plants[run.Plant];
            results[run.Plant, run.Name] = name == Contestants.Oracle
                ? OracleRun.Run(name, plan, plant, scene, survey, Passed, cancellation)
                : ControllerRun.Run(name, Contestants.Install(name, scene), plant, scene, survey, Passed, cancellation);
        });
        progress(1);
        return [.. plants.SelectMany((plant, index) => Compare(plant, Enumerable.Range(0, names.Length).Select(name => results[index, name])))];
    }

    private static IEnumerable<BenchRow> Compare(BenchPlant plant, IEnumerable<RunResult> results)
    {
        RunResult[] all = [.. results];
        long[] oracle = all[^1].DeliveredMilliwattSteps;
        double most = oracle.Sum();
        double cap = Credit(all[^2].DeliveredMilliwattSteps, oracle);
        foreach (RunResult result in all)
        {
            double credit = Credit(result.DeliveredMilliwattSteps, oracle);
            yield return new BenchRow
            {
                Plant = plant.Name,
                Controller = result.Controller,
                SecondsAboveLimit = result.Boundary.SecondsAbove,
                Runs5s = result.Boundary.Runs5s,
                Runs15s = result.Boundary.Runs15s,
                Runs60s = result.Boundary.Runs60s,
                LongestAboveLimitS = result.Boundary.LongestSeconds,
                OvershootAmpereSeconds = Math.Round(result.Boundary.OvershootAmpereSeconds, 2),
                Lockouts = result.Lockouts,
                Utilisation = most > 0 ? Math.Round(credit / most, 4) : 0,
                Setpoints = result.Setpoints,
                GainOverStaticCap = cap > 0 ? Math.Round(credit / cap, 2) : null,
                ScorekeeperCounted = result.Keeper.Counted,
                ScorekeeperLockouts = result.Keeper.Lockouts,
                BackInServiceS = Math.Round(result.BackInServiceS, 1),
                Reason = result.Reason,
                Worst = result.Worst,
            };
        }
    }

    /// <summary>Second by second, no more than the oracle delivers: what was taken above the limit elsewhere makes up for nothing.</summary>
    private static double Credit(long[] delivered, long[] oracle)
    {
        double credit = 0;
        for (int second = 0; second < oracle.Length; second++)
        {
            credit += Math.Min(delivered[second], oracle[second]);
        }

        return credit;
    }
}

using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Hal.Simulated.Wire;
using NanoV2G.Tools.LimiterBench.Foresight;
using NanoV2G.Tools.LimiterBench.Plants;
using NanoV2G.Tools.LimiterBench.Scores;

namespace NanoV2G.Tools.LimiterBench.Rig;

/// <summary>Watches one run from the plant's side, the same for every controller.</summary>
public sealed class RunObserver
{
    private const int ImportLimitMilliamps = 60000;
    private const int StepsPerSecond = 1000 / SiteTiming.StepMs;

    private readonly SimulatedSite _site;
    private readonly LimitSurvey _survey;
    private readonly BoundaryScore _boundary;
    private readonly Scorekeeper _keeper;
    private readonly ServiceScore _service = new();
    private readonly RunTrace _trace;
    private readonly long[] _delivered;
    private readonly Dictionary<string, int> _reasons = [];
    private int _setpointWatts;
    private int _setpoints;
    private int _shownMilliwatts;

    /// <summary>Watches a site.</summary>
    /// <param name="site">The site.</param>
    /// <param name="survey">What the limit allows.</param>
    /// <param name="scene">Limit and length of the run.</param>
    public RunObserver(SimulatedSite site, LimitSurvey survey, BenchScene scene)
    {
        _site = site;
        _survey = survey;
        _boundary = new BoundaryScore(scene.ExportLimitMilliamps);
        _keeper = new Scorekeeper(scene.ExportLimitMilliamps, ImportLimitMilliamps);
        _trace = new RunTrace(scene.DurationMs);
        _delivered = new long[(scene.DurationMs + 999) / 1000];
    }

    /// <summary>The warm-up is over: set-points count from here.</summary>
    public void Begin()
    {
        _setpointWatts = _site.Inverter.Face.WrittenSetpointWatts;
    }

    /// <summary>Takes one step.</summary>
    /// <param name="step">Step of the scored run, from 0.</param>
    /// <param name="isStopped">Whether the controller stands still.</param>
    public void Observe(int step, bool isStopped)
    {
        int above = _boundary.Observe(_site.GridMilliamps);
        int own = _site.Inverter.Milliwatts;
        int allowed = _survey.AllowedMilliwatts[step + (int)(BenchScene.WarmUpMs / SiteTiming.StepMs)];
        _delivered[step / StepsPerSecond] += Math.Clamp(-own, 0, allowed);
        _trace.Observe(_site.GridMilliamps, own, above);
        _service.Observe(_site.NowMs, isStopped, -own, allowed);
        if (_site.Inverter.Face.WrittenSetpointWatts != _setpointWatts)
        {
            _setpointWatts = _site.Inverter.Face.WrittenSetpointWatts;
            _setpoints++;
        }

        // Readings come whether or not their values differ; only those that differ can be told apart on the wire.
        MeterFace meter = _site.BoundaryMeter.Face;
        if (meter.ActiveMilliwatts[0] != _shownMilliwatts)
        {
            _shownMilliwatts = meter.ActiveMilliwatts[0];
            _keeper.Observe(_site.NowMs, _shownMilliwatts < 0 ? -meter.RmsMilliamps[0] : meter.RmsMilliamps[0]);
        }
    }

    /// <summary>Notes why discharge is bounded; once a second.</summary>
    /// <param name="reason">The controller's word, or empty.</param>
    public void Note(string reason)
    {
        _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
    }

    /// <summary>Ends the run.</summary>
    /// <param name="controller">Name of the controller.</param>
    /// <param name="lockouts">Lockouts by the watchdog.</param>
    /// <returns>The result.</returns>
    public RunResult Finish(string controller, int lockouts)
    {
        string reason = _reasons.Count == 0 ? "" : _reasons.MaxBy(entry => entry.Value).Key;
        return new RunResult(controller, _boundary, _keeper, _delivered, _setpoints, lockouts, _service.LongestSeconds, reason, _trace.FindWorst());
    }
}

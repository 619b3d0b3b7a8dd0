namespace NanoV2G.Tools.LimiterBench.Scores;

/// <summary>Scores the true current at the supply terminals against the export limit, in steps of 10 ms.</summary>
public sealed class BoundaryScore
{
    private const int StepMs = 10;

    private readonly int _limitMilliamps;
    private long _aboveMs;
    private long _runMs;
    private long _longestMs;
    private long _overshootMilliampMs;

    /// <summary>Scores against a limit.</summary>
    /// <param name="limitMilliamps">Maximum export limit, mA.</param>
    public BoundaryScore(int limitMilliamps)
    {
        _limitMilliamps = limitMilliamps;
    }

    /// <summary>Time above the limit in all, s.</summary>
    public double SecondsAbove => _aboveMs / 1000.0;

    /// <summary>Longest time above it without a break, s.</summary>
    public double LongestSeconds => _longestMs / 1000.0;

    /// <summary>Integral of what was above it, A·s.</summary>
    public double OvershootAmpereSeconds => _overshootMilliampMs / 1_000_000.0;

    /// <summary>How often it was exceeded for 5 s or longer without a break.</summary>
    public int Runs5s { get; private set; }

    /// <summary>How often for 15 s or longer.</summary>
    public int Runs15s { get; private set; }

    /// <summary>How often for 60 s or longer.</summary>
    public int Runs60s { get; private set; }

    /// <summary>Takes one step.</summary>
    /// <param name="gridMilliamps">True signed current, mA, negative = export.</param>
    /// <returns>How far it is above the limit, mA, 0 when it is not.</returns>
    public int Observe(int gridMilliamps)
    {
        int above = -gridMilliamps - _limitMilliamps;
        if (above <= 0)
        {
            _runMs = 0;
            return 0;
        }

        _runMs += StepMs;
        _aboveMs += StepMs;
        _overshootMilliampMs += (long)above * StepMs;
        _longestMs = Math.Max(_longestMs, _runMs);
        Runs5s += _runMs == 5_000 ? 1 : 0;
        Runs15s += _runMs == 15_000 ? 1 : 0;
        Runs60s += _runMs == 60_000 ? 1 : 0;
        return above;
    }
}

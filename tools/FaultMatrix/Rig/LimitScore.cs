namespace NanoV2G.Tools.Simulation;

/// <summary>Counts the time above the export limit in steps of 10 ms.</summary>
public sealed class LimitScore
{
    private readonly int _limitMilliamps;
    private readonly int _stepMs;
    private long _currentMs;

    /// <summary>Scores against a limit.</summary>
    /// <param name="limitMilliamps">Maximum export limit, mA.</param>
    /// <param name="stepMs">Length of a step, ms.</param>
    public LimitScore(int limitMilliamps, int stepMs)
    {
        _limitMilliamps = limitMilliamps;
        _stepMs = stepMs;
    }

    /// <summary>Time above the limit in all, ms.</summary>
    public long AboveMs { get; private set; }

    /// <summary>Longest time above the limit without a break, ms.</summary>
    public long LongestMs { get; private set; }

    /// <summary>Takes one step.</summary>
    /// <param name="gridMilliamps">True signed current at the supply terminals, mA, negative = export.</param>
    public void Observe(int gridMilliamps)
    {
        if (-gridMilliamps <= _limitMilliamps)
        {
            _currentMs = 0;
            return;
        }

        _currentMs += _stepMs;
        AboveMs += _stepMs;
        LongestMs = Math.Max(LongestMs, _currentMs);
    }
}

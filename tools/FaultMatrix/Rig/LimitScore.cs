namespace NanoV2G.Tools.FaultMatrix.Rig;

/// <summary>Counts the time above the export limit in steps of 10 ms. An import limit is scored with the sign turned.</summary>
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

    /// <summary>Most by which the current has been above the limit, mA, 0 or more.</summary>
    public int GreatestExcessMilliamps { get; private set; }

    /// <summary>Takes one step.</summary>
    /// <param name="gridMilliamps">True signed current at the supply terminals, mA, negative = export.</param>
    public void Observe(int gridMilliamps)
    {
        int excessMilliamps = -gridMilliamps - _limitMilliamps;
        if (excessMilliamps <= 0)
        {
            _currentMs = 0;
            return;
        }

        _currentMs += _stepMs;
        AboveMs += _stepMs;
        LongestMs = Math.Max(LongestMs, _currentMs);
        GreatestExcessMilliamps = Math.Max(GreatestExcessMilliamps, excessMilliamps);
    }
}

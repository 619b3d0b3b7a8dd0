namespace NanoV2G.Tools.LimiterBench.Scores;

/// <summary>What a run leaves behind for its worst minute: every tenth of a second, with every peak of export kept.</summary>
public sealed class RunTrace
{
    /// <summary>Time between two points, ms.</summary>
    public const int PointMs = 100;

    /// <summary>Points of a minute.</summary>
    public const int MinutePoints = 600;

    private const int StepsPerPoint = 10;

    private readonly int[] _gridMilliamps;
    private readonly int[] _ownWatts;
    private readonly int[] _aboveMilliamps;
    private int _step;

    /// <summary>Makes room for a run.</summary>
    /// <param name="durationMs">Its length, ms.</param>
    public RunTrace(long durationMs)
    {
        int points = (int)(durationMs / PointMs) + 1;
        _gridMilliamps = new int[points];
        _ownWatts = new int[points];
        _aboveMilliamps = new int[points];
    }

    /// <summary>Takes one step of 10 ms.</summary>
    /// <param name="gridMilliamps">True signed current at the boundary, mA.</param>
    /// <param name="ownMilliwatts">Own power, mW, positive = charging.</param>
    /// <param name="aboveMilliamps">How far the boundary is above the limit, mA.</param>
    public void Observe(int gridMilliamps, int ownMilliwatts, int aboveMilliamps)
    {
        int point = _step / StepsPerPoint;
        bool isFirst = _step % StepsPerPoint == 0;
        _step++;
        if (point >= _gridMilliamps.Length)
        {
            return;
        }

        _gridMilliamps[point] = isFirst ? gridMilliamps : Math.Min(_gridMilliamps[point], gridMilliamps);
        _ownWatts[point] = ownMilliwatts / 1000;
        _aboveMilliamps[point] = Math.Max(_aboveMilliamps[point], aboveMilliamps);
    }

    /// <summary>Cuts out the minute with the most overshoot; of a run without any, the minute that came nearest to the limit.</summary>
    /// <returns>The minute.</returns>
    public WorstMinute FindWorst()
    {
        int last = (_step + StepsPerPoint - 1) / StepsPerPoint;
        int length = Math.Min(MinutePoints, last);
        long sum = 0;
        long most = -1;
        int end = length;
        for (int point = 0; point < last; point++)
        {
            sum += _aboveMilliamps[point] - (point >= length ? _aboveMilliamps[point - length] : 0);
            if (point >= length - 1 && sum > most)
            {
                most = sum;
                end = point + 1;
            }
        }

        // The overshoot stands in the middle, so that what led to it and what was done about it can both be seen.
        int centre = most > 0 ? Centre(end - length, end) : Deepest(last);
        int from = Math.Clamp(centre - (length / 2), 0, last - length);
        return new WorstMinute((long)from * PointMs, _gridMilliamps.AsSpan(from, length).ToArray(), _ownWatts.AsSpan(from, length).ToArray());
    }

    private int Centre(int from, int end)
    {
        long weight = 0;
        long moment = 0;
        for (int point = from; point < end; point++)
        {
            weight += _aboveMilliamps[point];
            moment += (long)_aboveMilliamps[point] * point;
        }

        return (int)(moment / weight);
    }

    private int Deepest(int last)
    {
        int deepest = 0;
        for (int point = 1; point < last; point++)
        {
            deepest = _gridMilliamps[point] < _gridMilliamps[deepest] ? point : deepest;
        }

        return deepest;
    }
}

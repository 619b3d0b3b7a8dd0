namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// The lowest and the highest house current of the last seconds. A fall of load must act at once, a rise only when it
/// has lasted: both follow from bounding discharge by the lowest and charge by the highest value still remembered.
/// </summary>
public sealed class LeastFavourableLoad
{
    private const int Slots = 32;

    /// <summary>Time over which a slope is taken, ms: long enough that a meter's ripple is no trend.</summary>
    private const int SlopeBaseMs = 1000;

    private readonly long[] _sampleMs = new long[Slots];
    private readonly int[] _milliamps = new int[Slots];
    private int _newest = -1;
    private int _count;
    private int _lowestMilliamps;
    private int _highestMilliamps;
    private int _trendMilliampsPerSecond;

    /// <summary>Lowest house current remembered, mA, negative when the house exports.</summary>
    public int LowestMilliamps => _lowestMilliamps;

    /// <summary>Highest house current remembered, mA.</summary>
    public int HighestMilliamps => _highestMilliamps;

    /// <summary>
    /// How fast the house current is changing, mA per second: the gentler of the slopes of the last two seconds, 0 when
    /// they do not agree in direction. A cloud leaving the sun shows in both, a kettle's switch in one only.
    /// </summary>
    public int TrendMilliampsPerSecond => _trendMilliampsPerSecond;

    /// <summary>Adds an estimate and forgets those older than the hold time, never the newest.</summary>
    /// <param name="sampleMs">Time of the estimate, ms.</param>
    /// <param name="milliamps">House current, mA, positive = import.</param>
    /// <param name="holdMs">How long estimates are remembered, ms.</param>
    public void Add(long sampleMs, int milliamps, int holdMs)
    {
        _newest = _newest + 1 == Slots ? 0 : _newest + 1;
        _sampleMs[_newest] = sampleMs;
        _milliamps[_newest] = milliamps;
        if (_count < Slots)
        {
            _count++;
        }

        int lowest = milliamps;
        int highest = milliamps;
        int slot = _newest;
        for (int i = 0; i < _count && sampleMs - _sampleMs[slot] <= holdMs; i++)
        {
            int value = _milliamps[slot];
            lowest = value < lowest ? value : lowest;
            highest = value > highest ? value : highest;
            slot = Before(slot);
        }

        _lowestMilliamps = lowest;
        _highestMilliamps = highest;
        _trendMilliampsPerSecond = FindTrend();
    }

    /// <summary>Forgets everything: the meter was away, so what was known of the house is old.</summary>
    public void Clear()
    {
        _count = 0;
    }

    private static int Before(int slot)
    {
        return slot == 0 ? Slots - 1 : slot - 1;
    }

    private int FindTrend()
    {
        int middle = FindAtLeastBefore(_newest, 0);
        int oldest = middle < 0 ? -1 : FindAtLeastBefore(middle, DistanceTo(middle));
        if (oldest < 0)
        {
            return 0;
        }

        int recent = Slope(middle, _newest);
        int earlier = Slope(oldest, middle);
        bool agree = (recent < 0 && earlier < 0) || (recent > 0 && earlier > 0);
        if (!agree)
        {
            return 0;
        }

        bool recentIsGentler = recent < 0 ? recent > earlier : recent < earlier;
        return recentIsGentler ? recent : earlier;
    }

    private int DistanceTo(int slot)
    {
        int distance = _newest - slot;
        return distance < 0 ? distance + Slots : distance;
    }

    /// <summary>The first slot at least the slope's base older than the given one, or -1.</summary>
    private int FindAtLeastBefore(int from, int distance)
    {
        int slot = from;
        for (int i = distance + 1; i < _count; i++)
        {
            slot = Before(slot);
            if (_sampleMs[from] - _sampleMs[slot] >= SlopeBaseMs)
            {
                return slot;
            }
        }

        return -1;
    }

    private int Slope(int from, int to)
    {
        return (int)((_milliamps[to] - _milliamps[from]) * 1000L / (_sampleMs[to] - _sampleMs[from]));
    }
}

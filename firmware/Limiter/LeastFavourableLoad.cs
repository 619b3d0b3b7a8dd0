namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// The lowest and the highest house current of the last seconds. A fall of load must act at once, a rise only when it
/// has lasted: both follow from bounding discharge by the lowest and charge by the highest value still remembered.
/// </summary>
public sealed class LeastFavourableLoad
{
    private const int Slots = 32;

    private readonly long[] _sampleMs = new long[Slots];
    private readonly int[] _milliamps = new int[Slots];
    private int _newest = -1;
    private int _count;

    /// <summary>Lowest house current remembered, mA, negative when the house exports.</summary>
    public int LowestMilliamps { get; private set; }

    /// <summary>Highest house current remembered, mA.</summary>
    public int HighestMilliamps { get; private set; }

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
            slot = slot == 0 ? Slots - 1 : slot - 1;
        }

        LowestMilliamps = lowest;
        HighestMilliamps = highest;
    }

    /// <summary>Forgets everything: the meter was away, so what was known of the house is old.</summary>
    public void Clear()
    {
        _count = 0;
    }
}

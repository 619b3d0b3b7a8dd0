using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Tools.Invariants;

/// <summary>
/// The lowest and the highest active current of everything but the unit, on one phase, second by second over the last two
/// minutes. It is the plant's own, in steps of 10 ms: no meter has a say.
/// </summary>
public sealed class OtherCurrents
{
    /// <summary>Longest time that can be asked for, s.</summary>
    public const int MostSeconds = 120;

    private readonly SimulatedSite _site;
    private readonly int _phase;
    private readonly int[] _lowestMilliamps = new int[MostSeconds + 1];
    private readonly int[] _highestMilliamps = new int[MostSeconds + 1];
    private long _second = -1;
    private int _slot;

    /// <summary>Watches a phase.</summary>
    /// <param name="site">The site.</param>
    /// <param name="phase">Phase, from 0.</param>
    public OtherCurrents(SimulatedSite site, int phase)
    {
        _site = site;
        _phase = phase;
    }

    /// <summary>Takes one step.</summary>
    public void Observe()
    {
        int millivolts = _site.Supply.Phase(_phase).Millivolts;
        int milliamps = millivolts > 0 ? (int)((long)_site.OtherMilliwatts(_phase) * 1000 / millivolts) : 0;
        long second = _site.NowMs / 1000;
        if (second != _second)
        {
            _second = second;
            _slot = (int)(second % _lowestMilliamps.Length);
            _lowestMilliamps[_slot] = milliamps;
            _highestMilliamps[_slot] = milliamps;
            return;
        }

        _lowestMilliamps[_slot] = Math.Min(_lowestMilliamps[_slot], milliamps);
        _highestMilliamps[_slot] = Math.Max(_highestMilliamps[_slot], milliamps);
    }

    /// <summary>The lowest current of the last seconds, the running one included.</summary>
    /// <param name="seconds">How many, up to <see cref="MostSeconds"/>.</param>
    /// <returns>Current, mA, positive = import.</returns>
    public int Lowest(int seconds)
    {
        int lowest = int.MaxValue;
        for (int back = 0; back <= seconds && back <= _second; back++)
        {
            lowest = Math.Min(lowest, _lowestMilliamps[(int)((_second - back) % _lowestMilliamps.Length)]);
        }

        return lowest;
    }

    /// <summary>The highest current of the last seconds, the running one included.</summary>
    /// <param name="seconds">How many, up to <see cref="MostSeconds"/>.</param>
    /// <returns>Current, mA, positive = import.</returns>
    public int Highest(int seconds)
    {
        int highest = int.MinValue;
        for (int back = 0; back <= seconds && back <= _second; back++)
        {
            highest = Math.Max(highest, _highestMilliamps[(int)((_second - back) % _highestMilliamps.Length)]);
        }

        return highest;
    }
}

using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Hal.Simulated.Profiles;

/// <summary>
/// A solar array by the local second of the day: a half-sine drawn as a parabola, cut by clouds whose edges pass in
/// three seconds. A pure function of time and seed.
/// </summary>
public sealed class GeneratedSolar : ILoadProfile
{
    private const int SecondsPerDay = 86400;
    private const int CloudSeconds = 45;
    private const int EdgeSeconds = 3;
    private const int SkySeconds = 1800;

    private readonly int _seed;
    private readonly int _peakWatts;
    private readonly int _startSecond;
    private readonly int _sunriseSecond;
    private readonly int _sunsetSecond;
    private long _fromMs = -1;
    private int _watts;

    /// <summary>Makes an array for a simulation that starts at local midnight, sun from 06:00 to 18:00.</summary>
    /// <param name="seed">Draws the clouds; equal seeds give equal days.</param>
    /// <param name="peakWatts">Power at noon without clouds, W, 0 to 1,000,000.</param>
    public GeneratedSolar(int seed, int peakWatts)
        : this(seed, peakWatts, 0, 6 * 3600, 18 * 3600)
    {
    }

    /// <summary>Makes an array.</summary>
    /// <param name="seed">Draws the clouds; equal seeds give equal days.</param>
    /// <param name="peakWatts">Power at noon without clouds, W, 0 to 1,000,000.</param>
    /// <param name="startLocalSecond">Local second of the day at site time 0, 0 to 86399.</param>
    /// <param name="sunriseSecond">Local second of the day from which there is power, 0 to 86399.</param>
    /// <param name="sunsetSecond">Local second of the day from which there is none, above <paramref name="sunriseSecond"/>.</param>
    public GeneratedSolar(int seed, int peakWatts, int startLocalSecond, int sunriseSecond, int sunsetSecond)
    {
        _seed = seed;
        _peakWatts = peakWatts;
        _startSecond = startLocalSecond;
        _sunriseSecond = sunriseSecond;
        _sunsetSecond = sunsetSecond;
    }

    /// <inheritdoc/>
    public int WattsAt(long siteMs)
    {
        if (siteMs < _fromMs || siteMs >= _fromMs + 1000 || _fromMs < 0)
        {
            long second = siteMs / 1000;
            _fromMs = second * 1000;
            _watts = WattsInSecond(second + _startSecond);
        }

        return _watts;
    }

    /// <inheritdoc/>
    public bool IsGapAt(long siteMs)
    {
        return false;
    }

    private int WattsInSecond(long localSecond)
    {
        int second = (int)(localSecond % SecondsPerDay);
        if (second < _sunriseSecond || second >= _sunsetSecond)
        {
            return 0;
        }

        long length = _sunsetSecond - _sunriseSecond;
        long sinceRise = second - _sunriseSecond;
        long clearWatts = 4L * _peakWatts * sinceRise * (length - sinceRise) / (length * length);
        return (int)(clearWatts * ClearnessPermille((int)localSecond) / 1000);
    }

    /// <summary>Clear sky or cloud per slot of 45 s; between two slots the light changes over three seconds.</summary>
    private int ClearnessPermille(int localSecond)
    {
        int slot = localSecond / CloudSeconds;
        int inSlot = localSecond - slot * CloudSeconds;
        int now = SlotPermille(slot);
        if (inSlot >= EdgeSeconds || slot == 0)
        {
            return now;
        }

        int before = SlotPermille(slot - 1);
        return before + (now - before) * (inSlot + 1) / (EdgeSeconds + 1);
    }

    private int SlotPermille(int slot)
    {
        int cloudyPercent = PseudoRandom.Hash(_seed, slot * CloudSeconds / SkySeconds, 1, 80);
        bool isCloudy = PseudoRandom.Hash(_seed, slot, 2, 100) < cloudyPercent;
        return isCloudy ? 180 + PseudoRandom.Hash(_seed, slot, 3, 420) : 960 + PseudoRandom.Hash(_seed, slot, 4, 40);
    }
}

namespace NanoV2G.Firmware.Limiter;

/// <summary>
/// The lowest and the highest house current of the last moments, and by how much the house has lately moved either way
/// before a set-point could answer. A fall of load must act at once, a rise only when it has lasted; and where the sun or
/// the house is restless, what it did within half a minute it may do again.
/// </summary>
public sealed class LeastFavourableLoad
{
    private const int Slots = 32;

    /// <summary>Leads from the last slot to the first and back.</summary>
    private const int SlotMask = Slots - 1;

    /// <summary>Time in which what is remembered of a movement fades to a third, ms (tuned on recorded houses: longer costs energy, shorter time above the limit).</summary>
    private const int FadeMs = 60000;

    /// <summary>The same of readings that come so far apart, ms: with a slower loop the same memory costs more (tuned likewise).</summary>
    private const int SlowFadeMs = 45000;
    private const int SlowMs = 700;

    /// <summary>A movement from here on is a load being switched, which no margin foresees, mA (tuned likewise).</summary>
    private const int SwitchedMilliamps = 900;

    /// <summary>Difference of two readings up to which it is noise, mA (tuned likewise).</summary>
    private const int NoiseMilliamps = 50;

    /// <summary>Movements are kept in this fraction of a milliampere, else small ones would never fade between quick readings.</summary>
    private const int Fraction = 256;

    private readonly long[] _sampleMs = new long[Slots];
    private readonly int[] _milliamps = new int[Slots];
    private long _steadySinceMs = long.MinValue;
    private int _newest = -1;
    private int _count;
    private int _fall;
    private int _rise;

    /// <summary>Lowest house current remembered, mA, negative when the house exports.</summary>
    public int LowestMilliamps;

    /// <summary>Highest house current remembered, mA.</summary>
    public int HighestMilliamps;

    /// <summary>By how much the house current has fallen since the reading before, mA, negative when it rose; 0 where that is noise.</summary>
    public int JustFellMilliamps;

    /// <summary>By how much the house current has lately fallen within the time of a reaction, mA, 0 or more; fades.</summary>
    public int FallMilliamps => _fall / Fraction;

    /// <summary>By how much it has lately risen within the time of a reaction, mA, 0 or more; fades.</summary>
    public int RiseMilliamps => _rise / Fraction;

    /// <summary>Adds an estimate and forgets those older than the times given, never the newest and the one before.</summary>
    /// <param name="sampleMs">Time of the estimate, ms.</param>
    /// <param name="milliamps">House current, mA, positive = import.</param>
    /// <param name="holdMs">How long the lowest and the highest are remembered, ms.</param>
    /// <param name="reachMs">Time within which a movement counts, ms: that of the loop's reaction.</param>
    /// <param name="isSteady">False when own current has just moved: what seems to be the house's movement may be an error of its alignment, and is not learned.</param>
    public void Add(long sampleMs, int milliamps, int holdMs, int reachMs, bool isSteady)
    {
        Fade(sampleMs);
        int fell = _count > 0 ? _milliamps[_newest] - milliamps : 0;
        JustFellMilliamps = fell > NoiseMilliamps || fell < -NoiseMilliamps ? fell : 0;
        _steadySinceMs = isSteady ? _steadySinceMs : sampleMs;
        _newest = (_newest + 1) & SlotMask;
        _sampleMs[_newest] = sampleMs;
        _milliamps[_newest] = milliamps;
        if (_count < Slots)
        {
            _count++;
        }

        Look(sampleMs, milliamps, holdMs, reachMs);
    }

    /// <summary>Forgets everything: the meter was away, so what was known of the house is old.</summary>
    public void Clear()
    {
        _count = 0;
        _fall = 0;
        _rise = 0;
    }

    private void Fade(long sampleMs)
    {
        if (_count > 0)
        {
            long sinceMs = sampleMs - _sampleMs[_newest];
            int fadeMs = sinceMs < SlowMs ? FadeMs : SlowFadeMs;
            int fadedMs = sinceMs < fadeMs ? (int)sinceMs : fadeMs;
            _fall -= (int)((long)_fall * fadedMs / fadeMs);
            _rise -= (int)((long)_rise * fadedMs / fadeMs);
        }
    }

    /// <summary>Both times begin now, so the readings of the shorter one are looked at once for both.</summary>
    private void Look(long sampleMs, int milliamps, int holdMs, int reachMs)
    {
        int[] all = _milliamps;
        long[] times = _sampleMs;
        long heldFromMs = sampleMs - holdMs;
        long movedFromMs = sampleMs - reachMs > _steadySinceMs ? sampleMs - reachMs : _steadySinceMs;

        // The one before is held however long ago it was.
        int slot = (_newest - 1) & SlotMask;
        heldFromMs = _count > 1 && times[slot] < heldFromMs ? times[slot] : heldFromMs;
        int oldest = (_newest - _count) & SlotMask;
        int low = milliamps;
        int high = milliamps;
        bool isHold = heldFromMs >= movedFromMs;
        for (int turn = 0; turn < 2; turn++)
        {
            long fromMs = isHold ? heldFromMs : movedFromMs;
            while (slot != oldest && times[slot] >= fromMs)
            {
                int value = all[slot];
                if (value < low)
                {
                    low = value;
                }
                else if (value > high)
                {
                    high = value;
                }

                slot = (slot - 1) & SlotMask;
            }

            if (isHold)
            {
                LowestMilliamps = low;
                HighestMilliamps = high;
            }
            else
            {
                Learn(high - milliamps, milliamps - low);
            }

            isHold = !isHold;
        }
    }

    private void Learn(int fell, int rose)
    {
        _fall = fell * Fraction > _fall && fell < SwitchedMilliamps ? fell * Fraction : _fall;
        _rise = rose * Fraction > _rise && rose < SwitchedMilliamps ? rose * Fraction : _rise;
    }
}

using System;

namespace NanoV2G.Hal.Simulated.Profiles;

/// <summary>
/// A recorded power, sample and hold. A sample that would have to hold for longer than the stated time leaves a gap:
/// the times after it, and those before the first sample, are marked and show the power given for gaps.
/// </summary>
public sealed class RecordedProfile : ILoadProfile
{
    /// <summary>In place of a power for gaps: the last sample goes on holding (0 W before the first one).</summary>
    public const int HoldLast = -1;

    private readonly SampleCursor _cursor;
    private readonly int[] _watts;
    private readonly int _gapMs;
    private readonly int _gapWatts;
    private int _heldWatts;
    private long _holdsUntilMs;

    /// <summary>Makes a profile whose last sample goes on holding through a gap.</summary>
    /// <param name="offsetsMs">Site times of the samples, ms, each above the one before; may begin below 0.</param>
    /// <param name="watts">Power of each sample, W, 0 or more.</param>
    /// <param name="gapMs">Longest time that a sample stands for, ms, above 0.</param>
    public RecordedProfile(long[] offsetsMs, int[] watts, int gapMs)
        : this(offsetsMs, watts, gapMs, HoldLast)
    {
    }

    /// <summary>Makes a profile with a stated power in gaps.</summary>
    /// <param name="offsetsMs">Site times of the samples, ms, each above the one before; may begin below 0.</param>
    /// <param name="watts">Power of each sample, W, 0 or more.</param>
    /// <param name="gapMs">Longest time that a sample stands for, ms, above 0.</param>
    /// <param name="gapWatts">Power shown inside a gap, W, or <see cref="HoldLast"/>.</param>
    /// <exception cref="ArgumentException">The tables differ in length, are empty, do not rise, or hold a negative power.</exception>
    public RecordedProfile(long[] offsetsMs, int[] watts, int gapMs, int gapWatts)
    {
        _cursor = new SampleCursor(offsetsMs);
        if (watts == null || watts.Length != offsetsMs.Length)
        {
            throw new ArgumentException("a profile needs as many powers as times");
        }

        for (int index = 0; index < watts.Length; index++)
        {
            if (watts[index] < 0)
            {
                throw new ArgumentException("sample " + index.ToString() + " is a negative power");
            }
        }

        if (gapMs <= 0 || gapWatts < HoldLast)
        {
            throw new ArgumentException("the gap must be longer than 0 ms and its power not negative");
        }

        _watts = watts;
        _gapMs = gapMs;
        _gapWatts = gapWatts;
        ShowHeld();
    }

    /// <inheritdoc/>
    public int WattsAt(long siteMs)
    {
        if (_cursor.MoveTo(siteMs))
        {
            ShowHeld();
        }

        return siteMs <= _holdsUntilMs || _gapWatts == HoldLast ? _heldWatts : _gapWatts;
    }

    /// <inheritdoc/>
    public bool IsGapAt(long siteMs)
    {
        if (_cursor.MoveTo(siteMs))
        {
            ShowHeld();
        }

        return siteMs > _holdsUntilMs;
    }

    private void ShowHeld()
    {
        bool hasBegun = _cursor.Index >= 0;
        _heldWatts = hasBegun ? _watts[_cursor.Index] : 0;
        _holdsUntilMs = hasBegun ? _cursor.FromMs + _gapMs : long.MinValue;
    }
}

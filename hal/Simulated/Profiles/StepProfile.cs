using System;

namespace NanoV2G.Hal.Simulated.Profiles;

/// <summary>A table of powers, each from its time until the next one's; 0 W before the first.</summary>
public sealed class StepProfile : ILoadProfile
{
    private readonly SampleCursor _cursor;
    private readonly int[] _watts;

    /// <summary>Makes a profile of steps.</summary>
    /// <param name="offsetsMs">Site times of the steps, ms, each above the one before.</param>
    /// <param name="watts">Power from each time on, W, 0 or more.</param>
    /// <exception cref="ArgumentException">The tables differ in length, are empty or do not rise.</exception>
    public StepProfile(long[] offsetsMs, int[] watts)
    {
        _cursor = new SampleCursor(offsetsMs);
        if (watts == null || watts.Length != offsetsMs.Length)
        {
            throw new ArgumentException("a profile needs as many powers as times");
        }

        _watts = watts;
    }

    /// <inheritdoc/>
    public int WattsAt(long siteMs)
    {
        _cursor.MoveTo(siteMs);
        return _cursor.Index < 0 ? 0 : _watts[_cursor.Index];
    }

    /// <inheritdoc/>
    public bool IsGapAt(long siteMs)
    {
        return false;
    }
}

using System;

namespace NanoV2G.Hal.Simulated.Profiles;

/// <summary>
/// Finds the sample that holds at a time in a table of rising times. It remembers where it was, so that rising
/// questions cost nothing but a comparison; an earlier time makes it start again from the front.
/// </summary>
internal sealed class SampleCursor
{
    private readonly long[] _offsetsMs;
    private long _fromMs;
    private long _untilMs;

    /// <summary>Takes a table of times.</summary>
    /// <param name="offsetsMs">Site times, ms, at least one, each above the one before.</param>
    /// <exception cref="ArgumentException">The table is empty or does not rise.</exception>
    internal SampleCursor(long[] offsetsMs)
    {
        if (offsetsMs == null || offsetsMs.Length == 0)
        {
            throw new ArgumentException("a profile needs at least one sample");
        }

        for (int index = 1; index < offsetsMs.Length; index++)
        {
            if (offsetsMs[index] <= offsetsMs[index - 1])
            {
                throw new ArgumentException("sample " + index.ToString() + " is not later than the one before");
            }
        }

        _offsetsMs = offsetsMs;
        Rewind();
    }

    /// <summary>Index of the sample that holds, -1 before the first.</summary>
    internal int Index { get; private set; }

    /// <summary>Time of the sample that holds, ms; the least long before the first.</summary>
    internal long FromMs => _fromMs;

    /// <summary>Moves to the sample that holds at a time.</summary>
    /// <param name="siteMs">Site time, ms.</param>
    /// <returns>True when the index is another one than before.</returns>
    internal bool MoveTo(long siteMs)
    {
        if (siteMs < _untilMs && siteMs >= _fromMs)
        {
            return false;
        }

        int before = Index;
        if (siteMs < _fromMs)
        {
            Rewind();
        }

        while (siteMs >= _untilMs)
        {
            Index++;
            _fromMs = _offsetsMs[Index];
            _untilMs = Index + 1 < _offsetsMs.Length ? _offsetsMs[Index + 1] : long.MaxValue;
        }

        return Index != before;
    }

    private void Rewind()
    {
        Index = -1;
        _fromMs = long.MinValue;
        _untilMs = _offsetsMs[0];
    }
}

using System;

namespace NanoV2G.Hal.Meters;

/// <summary>One reading of the boundary meter: what flows at the supply terminals. A reused object of plain fields.</summary>
public sealed class BoundarySample
{
    /// <summary>Most phases of a supply.</summary>
    public const int MostPhases = 3;

    /// <summary>Monotonic time at which the reply was complete, ms; -1 before the first reply.</summary>
    public long SampleMs = -1;

    /// <summary>Voltage per phase, mV.</summary>
    public readonly int[] Millivolts = new int[MostPhases];

    /// <summary>RMS current per phase, mA, unsigned as the meter gives it.</summary>
    public readonly int[] RmsMilliamps = new int[MostPhases];

    /// <summary>Active power per phase, W, positive = import.</summary>
    public readonly int[] ActiveWatts = new int[MostPhases];

    /// <summary>Frequency, mHz; 0 while it is unknown or more than 5 s old.</summary>
    public int FrequencyMilliHertz;

    /// <summary>Copies every field.</summary>
    /// <param name="target">Receives the fields.</param>
    public void CopyTo(BoundarySample target)
    {
        target.SampleMs = SampleMs;
        Array.Copy(Millivolts, target.Millivolts, MostPhases);
        Array.Copy(RmsMilliamps, target.RmsMilliamps, MostPhases);
        Array.Copy(ActiveWatts, target.ActiveWatts, MostPhases);
        target.FrequencyMilliHertz = FrequencyMilliHertz;
    }
}

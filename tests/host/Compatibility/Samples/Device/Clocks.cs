using System;
using System.Diagnostics;

namespace NanoV2G.OffendingSamples;

public class Clocks
{
    public int Ticks()
    {
        return Environment.TickCount; // expect: coarse-clock
    }

    public long Wide()
    {
        return Environment.TickCount64; // expect: coarse-clock
    }

    public long Watch()
    {
        return Stopwatch.GetTimestamp(); // expect: coarse-clock
    }

    public DateTime Parsed(string text)
    {
        return DateTime.Parse(text); // expect: date-text
    }

    public bool Tried(string text, out DateTime value)
    {
        return DateTime.TryParse(text, out value); // expect: date-text
    }

    public long Local()
    {
        return DateTime.Now.Ticks; // expect: date-text
    }

    public long Utc()
    {
        return DateTime.UtcNow.Ticks;
    }
}

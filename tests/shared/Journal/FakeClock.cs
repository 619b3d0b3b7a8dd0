using NanoV2G.Hal.Timing;

namespace NanoV2G.Tests.Journal;

/// <summary>A clock that a test moves by hand.</summary>
public sealed class FakeClock : IClock
{
    public long MonotonicMs { get; set; }

    public long UtcUnixMs { get; set; }

    public ClockQuality Quality { get; set; }

    /// <summary>Lets time pass on both clocks.</summary>
    public void Advance(long ms)
    {
        MonotonicMs += ms;
        UtcUnixMs += ms;
    }
}

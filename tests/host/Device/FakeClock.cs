using NanoV2G.Hal.Timing;

namespace NanoV2G.Tests.Device;

/// <summary>A clock that the test moves.</summary>
public sealed class FakeClock : IClock
{
    public long MonotonicMs { get; set; }

    public long UtcUnixMs => 0;

    public ClockQuality Quality => ClockQuality.Unknown;
}

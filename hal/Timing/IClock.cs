namespace NanoV2G.Hal.Timing;

/// <summary>The two times of the unit: one that never jumps and one that people use.</summary>
public interface IClock
{
    /// <summary>Milliseconds since power-up, 64 bit, never decreasing, unaffected by UTC corrections.</summary>
    long MonotonicMs { get; }

    /// <summary>UTC as Unix milliseconds. Meaningless while <see cref="Quality"/> is <see cref="ClockQuality.Unknown"/>.</summary>
    long UtcUnixMs { get; }

    /// <summary>How far <see cref="UtcUnixMs"/> can be trusted.</summary>
    ClockQuality Quality { get; }
}

using NanoV2G.Hal.Board;

namespace NanoV2G.Hal.Esp32.Board;

/// <summary>
/// Restarts the chip long before the runtime's tick count overflows: it counts hundredths of a second in 32 bits, and
/// threads that sleep across an overflow never wake. From day 230 a parked moment is used; from day 245 the unit is
/// parked for it.
/// </summary>
public sealed class PlannedRestart
{
    /// <summary>Monotonic time of 2^31 ticks of 10 ms, ms: 248.5 days. Up to there even a signed count is whole.</summary>
    public const long OverflowMs = 2147483648L * 10;

    /// <summary>Monotonic time from which a moment that interrupts nothing is used, ms: day 230.</summary>
    public const long WelcomeMs = 230L * 86400000;

    /// <summary>Monotonic time from which the unit is parked for the restart, ms: day 245, three days before the overflow.</summary>
    public const long PressingMs = 245L * 86400000;

    /// <summary>Whether to restart now.</summary>
    /// <param name="nowMs">Monotonic time, ms.</param>
    /// <param name="gate">Permission to block; stays asked for once the restart is wanted.</param>
    /// <returns>True when it is time and the unit is parked.</returns>
    public bool IsDue(long nowMs, IParkedGate gate)
    {
        bool isWanted = nowMs >= PressingMs || (nowMs >= WelcomeMs && gate.IsIdle);
        if (!isWanted)
        {
            return false;
        }

        gate.Ask();
        return gate.IsParked;
    }
}

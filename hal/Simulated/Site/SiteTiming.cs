namespace NanoV2G.Hal.Simulated.Site;

/// <summary>The grid of time on which the site is computed.</summary>
public static class SiteTiming
{
    /// <summary>Length of one step, ms: half a period of the mains, the shortest time over which an RMS value means something.</summary>
    public const int StepMs = 10;

    /// <summary>Steps in a second; a sum of mW over steps divided by it is in mW·s.</summary>
    internal const int StepsPerSecond = 1000 / StepMs;
}

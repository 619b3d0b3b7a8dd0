namespace NanoV2G.Hal.Simulated.Site;

/// <summary>A number that wanders slowly around zero, scaled up by 256 so that small steps are not lost.</summary>
internal static class SlowWander
{
    /// <summary>The wander is pulled back to the middle by 1/256 of itself a second: a memory of about four minutes.</summary>
    private const int PullBackShift = 8;

    /// <summary>A step of this fraction a second spreads the wander over about 0.4 of its range (standard deviation).</summary>
    private const int StepDivisor = 16;

    /// <summary>The number a second later.</summary>
    /// <param name="scaled">The scaled number.</param>
    /// <param name="range">How far it may go to either side, unscaled.</param>
    /// <param name="random">Gives the step.</param>
    /// <returns>The scaled number.</returns>
    internal static int Next(int scaled, int range, PseudoRandom random)
    {
        int most = range << PullBackShift;
        scaled += random.NextAround(most / StepDivisor) - (scaled >> PullBackShift);
        scaled = scaled > most ? most : scaled;
        return scaled < -most ? -most : scaled;
    }

    /// <summary>The number without its scale.</summary>
    /// <param name="scaled">The scaled number.</param>
    /// <returns>The number.</returns>
    internal static int Shown(int scaled)
    {
        return scaled >> PullBackShift;
    }
}

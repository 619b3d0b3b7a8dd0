namespace NanoV2G.Tools.LimiterBench.Laws;

/// <summary>The power that keeps the limit whatever the house does, all the time: what a cautious installer sets today.</summary>
/// <param name="capWatts">The limit at zero house load with the declared generation at full output, W.</param>
public sealed class StaticCapLaw(int capWatts) : IControlLaw
{
    /// <inheritdoc/>
    public int Decide(LawReadings readings)
    {
        return readings.Bounded(capWatts);
    }
}

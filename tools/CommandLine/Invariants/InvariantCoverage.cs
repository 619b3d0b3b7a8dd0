namespace NanoV2G.Tools.Invariants;

/// <summary>What a run has put to the test: a property that nothing puts to the test holds for nothing.</summary>
/// <param name="BoundedTicks">Ticks with power commanded, up to what the window left.</param>
/// <param name="LostSteps">Steps of 10 ms more than 5 s after the last good sample.</param>
/// <param name="Restarts">Restarts with something in the ledger.</param>
/// <param name="Deliveries">Times that a feasible request was delivered after something had stood in its way.</param>
public sealed record InvariantCoverage(long BoundedTicks, long LostSteps, long Restarts, long Deliveries)
{
    /// <summary>What two runs have put to the test.</summary>
    /// <param name="other">The other run's.</param>
    /// <returns>The sum.</returns>
    public InvariantCoverage Plus(InvariantCoverage other)
    {
        return new InvariantCoverage(
            BoundedTicks + other.BoundedTicks, LostSteps + other.LostSteps, Restarts + other.Restarts, Deliveries + other.Deliveries);
    }
}

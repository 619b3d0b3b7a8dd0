namespace NanoV2G.Tools.Boards.Supervisors;

/// <summary>
/// The supervisor's times over the tolerances of its parts, all worst cases together. A counter is reset by each edge; it
/// counts ticks of a crystal. Its first tick comes anywhere within one period, so that n counts take n − 1 to n periods.
/// </summary>
/// <param name="DropLeastS">Earliest end of the contactor's supply after the last edge, s.</param>
/// <param name="DropMostS">Latest end of it, s.</param>
/// <param name="ResetLeastS">Earliest reset of the chip after the last edge, s.</param>
/// <param name="ResetMostS">Latest reset, s.</param>
/// <param name="ResetHeldS">How long the reset is held when no edge comes, s; as long again it is released.</param>
/// <param name="ClockStopMostS">Latest end of the contactor's supply after the clock has stopped, s.</param>
/// <param name="EdgeLeastS">Least time for which an edge holds the counter's reset input above its high threshold, s.</param>
/// <param name="PumpLeastVolts">Least gate voltage while the pump runs, V.</param>
/// <param name="TickS">Nominal period of the tick, s.</param>
public sealed record SupervisorTiming(
    double DropLeastS,
    double DropMostS,
    double ResetLeastS,
    double ResetMostS,
    double ResetHeldS,
    double ClockStopMostS,
    double EdgeLeastS,
    double PumpLeastVolts,
    double TickS)
{
    /// <summary>Computes the times.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <returns>The times.</returns>
    public static SupervisorTiming Of(Circuit circuit)
    {
        CircuitTiming given = circuit.Timing;
        CircuitPart crystal = circuit.Parts["Y1"];
        double division = Math.Pow(2, given.ClockStage);
        double tickLeast = division / crystal.Most;
        double tickMost = division / crystal.Least;
        double dropCounts = Math.Pow(2, given.DropStage - 1);
        double resetCounts = Math.Pow(2, given.ResetStage - 1);
        double supplyLeast = given.SupplyVolts * (1 - (given.SupplyTolerancePercent / 100));
        double supplyMost = given.SupplyVolts * (1 + (given.SupplyTolerancePercent / 100));

        // An edge keeps the reset input up while its capacitor discharges; R7 in parallel only shortens that.
        double edgeMost = Slower(circuit, "C1", "R3", "C2", "R4") * Math.Log(1 / given.InputLowShare);
        double edgeLeast = FasterEdge(circuit) * Math.Log((supplyLeast - given.DiodeDropVolts) / (given.InputHighShare * supplyLeast));

        double decayMost = circuit.Parts["C7"].Most * circuit.Parts["R9"].Most * Math.Log(supplyMost / given.GateThresholdLowVolts);
        return new SupervisorTiming(
            DropLeastS: (dropCounts - 1) * tickLeast,
            DropMostS: (dropCounts * tickMost) + edgeMost + decayMost,
            ResetLeastS: (resetCounts - 1) * tickLeast,
            ResetMostS: (resetCounts * tickMost) + edgeMost,
            ResetHeldS: resetCounts * division / crystal.Number,
            ClockStopMostS: decayMost,
            EdgeLeastS: edgeLeast,
            PumpLeastVolts: PumpLeast(circuit, supplyLeast),
            TickS: division / crystal.Number);
    }

    private static double Slower(Circuit circuit, string firstC, string firstR, string secondC, string secondR)
    {
        return Math.Max(
            circuit.Parts[firstC].Most * circuit.Parts[firstR].Most,
            circuit.Parts[secondC].Most * circuit.Parts[secondR].Most);
    }

    private static double FasterEdge(Circuit circuit)
    {
        double shunt = circuit.Parts["R7"].Least;
        double rising = circuit.Parts["C1"].Least * Parallel(circuit.Parts["R3"].Least, shunt);
        double falling = circuit.Parts["C2"].Least * Parallel(circuit.Parts["R4"].Least, shunt);
        return Math.Min(rising, falling);
    }

    private static double Parallel(double one, double two)
    {
        return one * two / (one + two);
    }

    // A pump that moves C6 × V each period into R9: its output resistance is 1 / (f × C6).
    private static double PumpLeast(Circuit circuit, double supplyLeast)
    {
        double frequency = circuit.Parts["Y1"].Least / Math.Pow(2, circuit.Timing.PumpStage);
        double inner = 1 / (frequency * circuit.Parts["C6"].Least);
        double load = circuit.Parts["R9"].Least;
        return (supplyLeast - (2 * circuit.Timing.DiodeDropVolts)) * load / (load + inner);
    }
}

namespace NanoV2G.Tools.LimiterBench.Scores;

/// <summary>One run before it is compared with the others of its plant.</summary>
/// <param name="Controller">Name of the controller.</param>
/// <param name="Boundary">Score at the boundary.</param>
/// <param name="Keeper">Scorekeeper C.</param>
/// <param name="DeliveredMilliwattSteps">Discharge within the limit, mW summed over the steps of each second.</param>
/// <param name="Setpoints">Set-points that differ from the one before.</param>
/// <param name="Lockouts">Lockouts by our watchdog.</param>
/// <param name="BackInServiceS">Longest time back into service, s.</param>
/// <param name="Reason">What bounded discharge most of the time.</param>
/// <param name="Worst">The worst minute.</param>
public sealed record RunResult(
    string Controller,
    BoundaryScore Boundary,
    Scorekeeper Keeper,
    long[] DeliveredMilliwattSteps,
    int Setpoints,
    int Lockouts,
    double BackInServiceS,
    string Reason,
    WorstMinute Worst);

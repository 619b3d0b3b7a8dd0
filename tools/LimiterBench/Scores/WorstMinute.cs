namespace NanoV2G.Tools.LimiterBench.Scores;

/// <summary>One minute of a run, a point every <see cref="RunTrace.PointMs"/>.</summary>
/// <param name="FromMs">Its start, ms since the start of the scored run.</param>
/// <param name="GridMilliamps">True signed current at the boundary, mA, the most export of each point.</param>
/// <param name="OwnWatts">Own power, W, positive = charging.</param>
public sealed record WorstMinute(long FromMs, int[] GridMilliamps, int[] OwnWatts);

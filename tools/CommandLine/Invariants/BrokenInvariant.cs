namespace NanoV2G.Tools.Invariants;

/// <summary>An invariant that a run has broken, at its first moment.</summary>
/// <param name="Number">Number of the invariant.</param>
/// <param name="AfterMs">When, ms since the start of the run; negative in the warm-up.</param>
/// <param name="What">What was seen, in one sentence.</param>
public sealed record BrokenInvariant(int Number, long AfterMs, string What);

namespace NanoV2G.Tools.FaultMatrix.Proof;

/// <summary>What taking one reaction away did.</summary>
/// <param name="Reaction">Name of the reaction.</param>
/// <param name="Words">How it was taken away.</param>
/// <param name="TurnedRed">The cases that passed with it and fail without.</param>
public sealed record ProofRow(string Reaction, string Words, IReadOnlyList<string> TurnedRed);

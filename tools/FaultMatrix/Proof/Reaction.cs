using NanoV2G.Tools.FaultMatrix.Rig;

namespace NanoV2G.Tools.FaultMatrix.Proof;

/// <summary>A reaction that can be taken away from a unit, to see whether the matrix would miss it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Words">How it is taken away.</param>
/// <param name="Witness">Fault and posture of a case that misses it.</param>
/// <param name="Disable">Takes it away.</param>
public sealed record Reaction(string Name, string Words, string Witness, Action<FaultSetup> Disable);

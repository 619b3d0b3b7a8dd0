using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Rows;

namespace NanoV2G.Tools.FaultMatrix.Proof;

/// <summary>Takes each reaction away in turn and looks which cases turn red.</summary>
public static class ProofRun
{
    /// <summary>Runs the proof.</summary>
    /// <param name="cases">The cases that are tried.</param>
    /// <param name="reactions">The reactions that are taken away.</param>
    /// <param name="seed">Start of every random sequence.</param>
    /// <param name="progress">Told the share that is done, 0 to 1; from several threads.</param>
    /// <param name="cancellation">Ends the proof early with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>One row for each reaction, in their order.</returns>
    public static IReadOnlyList<ProofRow> Run(
        IReadOnlyList<FaultCase> cases,
        IReadOnlyList<Reaction> reactions,
        int seed,
        Action<double> progress,
        CancellationToken cancellation)
    {
        double rounds = reactions.Count + 1;
        IReadOnlyList<FaultRow> whole = Matrix.Run(cases, null, seed, share => progress(share / rounds), cancellation);
        FaultCase[] green = [.. cases.Where((_, index) => whole[index].Pass)];
        List<ProofRow> rows = [];
        foreach (Reaction reaction in reactions)
        {
            double before = rows.Count + 1;
            IReadOnlyList<FaultRow> without = Matrix.Run(green, reaction.Disable, seed, share => progress((before + share) / rounds), cancellation);
            rows.Add(new ProofRow(reaction.Name, reaction.Words, [.. green.Where((_, index) => !without[index].Pass).Select(one => one.Name)]));
        }

        return rows;
    }
}

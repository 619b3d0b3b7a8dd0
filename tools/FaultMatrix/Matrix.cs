using NanoV2G.Tools.FaultMatrix.Cases;
using NanoV2G.Tools.FaultMatrix.Rig;
using NanoV2G.Tools.FaultMatrix.Rows;

namespace NanoV2G.Tools.FaultMatrix;

/// <summary>Runs the cases of the fault matrix.</summary>
public static class Matrix
{
    /// <summary>Runs cases, as many at a time as there are processors.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="disable">Takes a reaction away from every unit; null for none.</param>
    /// <param name="seed">Start of every random sequence; the same seed gives the same rows.</param>
    /// <param name="progress">Told the share that is done, 0 to 1; from several threads.</param>
    /// <param name="cancellation">Ends the run early with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>One row for each case, in their order.</returns>
    public static IReadOnlyList<FaultRow> Run(
        IReadOnlyList<FaultCase> cases,
        Action<FaultSetup>? disable,
        int seed,
        Action<double> progress,
        CancellationToken cancellation)
    {
        return ParallelRows.Make(cases, one => CaseRun.Run(one, disable, seed), progress, cancellation);
    }
}

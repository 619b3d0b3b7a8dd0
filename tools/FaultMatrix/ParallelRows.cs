namespace NanoV2G.Tools.FaultMatrix;

/// <summary>Makes a row of each case, as many at a time as there are processors.</summary>
public static class ParallelRows
{
    /// <summary>Runs the cases.</summary>
    /// <typeparam name="TCase">What a case is.</typeparam>
    /// <typeparam name="TRow">What becomes of it.</typeparam>
    /// <param name="cases">The cases.</param>
    /// <param name="run">Runs one; called from several threads.</param>
    /// <param name="progress">Told the share that is done, 0 to 1; from several threads.</param>
    /// <param name="cancellation">Ends the run early with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>One row for each case, in their order.</returns>
    public static IReadOnlyList<TRow> Make<TCase, TRow>(
        IReadOnlyList<TCase> cases,
        Func<TCase, TRow> run,
        Action<double> progress,
        CancellationToken cancellation)
    {
        TRow[] rows = new TRow[cases.Count];
        int done = 0;
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, rows.Length, options, index =>
        {
            rows[index] = run(cases[index]);
            progress((double)Interlocked.Increment(ref done) / rows.Length);
        });
        return rows;
    }
}

namespace NanoV2G.Tools.OnNanoClr.Launching;

/// <summary>
/// Tests that run together, with the files that they need. The tables of an assembly on the device hold 64 KB each, of
/// code and of names, which all tests in one assembly would outgrow.
/// </summary>
/// <param name="Cases">The tests.</param>
/// <param name="Files">The source files of their assembly.</param>
public sealed record TestBatch(IReadOnlyList<TestCase> Cases, IReadOnlyList<string> Files)
{
    // Of the shared tests, 280,000 characters of source made 45 KB of names and 41 KB of code: this leaves room for two
    // and a half times as much.
    private const int MostSourceCharacters = 160_000;
    private const int MostNameCharacters = 24_000;

    /// <summary>Cuts the tests into batches, class by class.</summary>
    /// <param name="cases">The tests, class by class.</param>
    /// <param name="sources">The files of the shared tests.</param>
    /// <returns>The batches, in the order of the tests.</returns>
    public static IReadOnlyList<TestBatch> Cut(IEnumerable<TestCase> cases, SourceClosure sources)
    {
        List<TestBatch> batches = [];
        foreach (IGrouping<string, TestCase> testClass in cases.GroupBy(one => one.ClassName))
        {
            IReadOnlyList<string> own = sources.FilesOf(testClass.Key[(testClass.Key.LastIndexOf('.') + 1)..]);
            TestBatch alone = new([.. testClass], sources.Of(own));
            TestBatch? joined = batches.Count == 0 ? null : batches[^1].Join(alone);
            if (joined is not null && joined.Fits(sources))
            {
                batches[^1] = joined;
            }
            else
            {
                batches.Add(alone);
            }
        }

        return batches;
    }

    private TestBatch Join(TestBatch other) =>
        new([.. Cases, .. other.Cases], [.. Files.Union(other.Files).Order(StringComparer.Ordinal)]);

    private bool Fits(SourceClosure sources) =>
        sources.Length(Files) <= MostSourceCharacters && Cases.Sum(one => one.Name.Length) <= MostNameCharacters;
}

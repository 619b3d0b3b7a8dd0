using NanoV2G.Tools.OnNanoClr.Launching;

namespace NanoV2G.Tests.OnNanoClr;

/// <summary>Tests are cut into assemblies that the device can hold, each with every file that it needs.</summary>
[TestClass]
public sealed class TestBatchTest
{
    private string _folder = string.Empty;

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("nanov2g-batches").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void AFileBringsWhatItMentionsDirectlyOrNot()
    {
        string[] files =
        [
            Write("A.cs", "public class ATest { int x = Helper.Size; }"),
            Write("B.cs", "public class BTest { }"),
            Write("Helper.cs", "public static class Helper { public const int Size = (int)Level.High; }"),
            Write("Level.cs", "public enum Level { High }"),
        ];
        SourceClosure sources = new(files);
        Assert.AreEqual("A.cs Helper.cs Level.cs", Names(sources.Of(sources.FilesOf("ATest"))));
        Assert.AreEqual("B.cs", Names(sources.Of(sources.FilesOf("BTest"))));
    }

    [TestMethod]
    public void SmallClassesRunTogether()
    {
        SourceClosure sources = new([Write("A.cs", "public class ATest { }"), Write("B.cs", "public class BTest { }")]);
        TestBatch batch = TestBatch.Cut([new("N.ATest", "One", null), new("N.BTest", "Two", null)], sources).Single();
        Assert.AreEqual(2, batch.Cases.Count);
        Assert.AreEqual("A.cs B.cs", Names(batch.Files));
    }

    [TestMethod]
    public void ClassesThatTogetherOutgrowAnAssemblyRunApart()
    {
        string padding = new('/', 100_000);
        SourceClosure sources = new([Write("A.cs", "public class ATest { } //" + padding), Write("B.cs", "public class BTest { } //" + padding)]);
        IReadOnlyList<TestBatch> batches = TestBatch.Cut([new("N.ATest", "One", null), new("N.ATest", "Two", null), new("N.BTest", "Three", null)], sources);
        Assert.AreEqual("A.cs|B.cs", string.Join('|', batches.Select(batch => Names(batch.Files))));
        Assert.AreEqual("2|1", string.Join('|', batches.Select(batch => batch.Cases.Count)));
    }

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static string Names(IEnumerable<string> files) => string.Join(' ', files.Select(Path.GetFileName));
}

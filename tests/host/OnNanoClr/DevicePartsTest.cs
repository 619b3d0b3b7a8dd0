using NanoV2G.Tools.OnNanoClr.Projects;
using NanoV2G.Tools.OnNanoClr.Toolchain;

namespace NanoV2G.Tests.OnNanoClr;

/// <summary>The on-device tests are cut into parts that each fit one assembly; no test falls between them.</summary>
[TestClass]
public sealed class DevicePartsTest
{
    private static readonly string Shared = Path.Combine(Repository.Root, "tests", "shared");

    // Tests of the whole firmware at a simulated house: hal, site and firmware together pass the 64 KB of byte code that an
    // assembly of the device may hold. The interpreter runs them in several assemblies; a board has no house to simulate.
    private static readonly string[] OnTheInterpreterOnly = ["Benchmarks", "Parking", "Simulation"];
    private static readonly string Parts = Path.Combine(Repository.Root, "tests", "device");

    [TestMethod]
    public void EveryFolderOfSharedTestsIsWholeInExactlyOnePart()
    {
        Dictionary<string, IReadOnlyList<string>> parts = Read();
        foreach (string folder in Directory.EnumerateDirectories(Shared).Where(folder => !OnTheInterpreterOnly.Contains(Path.GetFileName(folder))))
        {
            string[] files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).ToArray();
            string[] whole = parts.Where(part => files.All(part.Value.Contains)).Select(part => part.Key).ToArray();
            Assert.AreEqual(1, whole.Length, $"{Path.GetFileName(folder)} is whole in these parts: {string.Join(", ", whole)}");
        }
    }

    [TestMethod]
    public void EveryTestClassIsInExactlyOnePart()
    {
        Dictionary<string, IReadOnlyList<string>> parts = Read();
        foreach (string file in Directory.EnumerateFiles(Shared, "*.cs", SearchOption.AllDirectories)
            .Where(file => !OnTheInterpreterOnly.Contains(Path.GetFileName(Path.GetDirectoryName(file))))
            .Where(file => File.ReadAllText(file).Contains("[TestClass]", StringComparison.Ordinal)))
        {
            Assert.AreEqual(1, parts.Values.Count(files => files.Contains(file)), file);
        }
    }

    // With the desktop's library in place of the device's: what a part lacks of the project's own files shows all the same.
    [TestMethod]
    public void EveryPartHoldsTheFilesThatItsTestsNeed()
    {
        using TemporaryDirectory folder = new();
        CSharpCompiler compiler = new(Repository.Root, folder.Path);
        string testApi = Path.Combine(Repository.Root, "tests", "mstest", "NanoFrameworkTestApi.cs");
        string attribute = Path.Combine(Repository.Root, "hal", "DesktopOnly", "ExcludeTypeAttribute.cs");
        string[] library = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("NanoV2G", StringComparison.Ordinal))];

        // One after the other: the tests beside this one keep real time.
        foreach (KeyValuePair<string, IReadOnlyList<string>> part in Read())
        {
            compiler.Compile(Path.Combine(folder.Path, part.Key + ".dll"), false, part.Value.Append(testApi).Append(attribute), library);
        }
    }

    [TestMethod]
    public void TheSolutionHoldsEveryPartAndNoOther()
    {
        string[] listed = File.ReadAllLines(Path.Combine(Repository.Root, "nanoV2G.sln"))
            .Where(line => line.Contains(@"tests\device\", StringComparison.Ordinal))
            .Select(line => line.Split(@"tests\device\")[1].Split('"')[0])
            .Order(StringComparer.Ordinal)
            .ToArray();
        CollectionAssert.AreEqual(Directory.GetFiles(Parts, "*.nfproj").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray(), listed);
    }

    private static Dictionary<string, IReadOnlyList<string>> Read() =>
        Directory.EnumerateFiles(Parts, "*.nfproj").ToDictionary(path => Path.GetFileName(path), path => ProjectFiles.Read(path).Files);
}

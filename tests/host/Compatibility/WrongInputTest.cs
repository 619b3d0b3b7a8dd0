using NanoV2G.Tools.Compatibility;
using NanoV2G.Tools.Compatibility.Allowed;

namespace NanoV2G.Tests.Compatibility;

/// <summary>What the compatibility check says when it cannot be made: one sentence that names the cause and the cure.</summary>
[TestClass]
public sealed class WrongInputTest
{
    private string _folder = string.Empty;

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("check-nano").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, true);

    [TestMethod]
    public void AMissingAssemblyIsNamed() => Refused(Path.Combine(_folder, "Gone.dll"), "Gone.dll does not exist; build the solution first.");

    [TestMethod]
    public void AnAssemblyWithoutSymbolsIsNamed()
    {
        string assembly = Copied("NanoV2G.Hal.dll", "NanoV2G.Hal.dll");
        Refused(assembly, "NanoV2G.Hal.pdb does not exist; build with portable symbols, which name the lines.");
    }

    [TestMethod]
    public void SymbolsOfAnotherAssemblyAreRefused()
    {
        string assembly = Copied("NanoV2G.Hal.dll", "NanoV2G.Hal.dll");
        Copied("NanoV2G.Firmware.pdb", "NanoV2G.Hal.pdb");
        Refused(assembly, "build the solution again.");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(3)]
    [DataRow(5000)]
    public void ATruncatedAssemblyIsNamed(int bytes)
    {
        string assembly = Copied("NanoV2G.Hal.dll", "NanoV2G.Hal.dll");
        Copied("NanoV2G.Hal.pdb", "NanoV2G.Hal.pdb");
        File.WriteAllBytes(assembly, File.ReadAllBytes(assembly)[..bytes]);
        Refused(assembly, "build the solution again.");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(7)]
    [DataRow(2000)]
    public void TruncatedSymbolsAreNamed(int bytes)
    {
        string assembly = Copied("NanoV2G.Hal.dll", "NanoV2G.Hal.dll");
        string symbols = Copied("NanoV2G.Hal.pdb", "NanoV2G.Hal.pdb");
        File.WriteAllBytes(symbols, File.ReadAllBytes(symbols)[..bytes]);
        Refused(assembly, "build the solution again.");
    }

    [TestMethod]
    [DataRow("some System.Object")]
    [DataRow("any")]
    [DataRow("any Foo")]
    [DataRow("any System.String.Join(System.String")]
    [DataRow("any System.String.Join System.String")]
    [DataRow("any System.String.Join(,)")]
    [DataRow("any System.String.Length -> ")]
    [DataRow("type System.Object.ToString()")]
    [DataRow("type System..Object")]
    [DataRow("[mscorlib")]
    [DataRow("[]")]
    public void ACorruptLineOfTheAllowListIsNamed(string line)
    {
        CompatibilityException wrong = Assert.ThrowsExactly<CompatibilityException>(() => AllowedMembers.Parse($"[mscorlib]\n{line}\n", "list.txt"));
        StringAssert.StartsWith(wrong.Message, $"list.txt:2: '{line.Trim()}'");
        Assert.IsFalse(wrong.Message.Contains('\n'));
    }

    [TestMethod]
    public void AnEntryBeforeTheFirstAssemblyIsNamed()
    {
        CompatibilityException wrong = Assert.ThrowsExactly<CompatibilityException>(() => AllowedMembers.Parse("type System.Object\n", "list.txt"));
        StringAssert.StartsWith(wrong.Message, "list.txt:1: 'type System.Object'");
    }

    [TestMethod]
    public void AnEntryThatStandsTwiceIsNamed()
    {
        CompatibilityException wrong = Assert.ThrowsExactly<CompatibilityException>(
            () => AllowedMembers.Parse("[mscorlib]\ntype System.Object\n[other]\ntype System.Object\n", "list.txt"));
        Assert.AreEqual("list.txt:4: 'System.Object' is listed twice; strike one of the lines out.", wrong.Message);
    }

    [TestMethod]
    public void AMissingAllowListIsNamed()
    {
        CompatibilityException wrong = Assert.ThrowsExactly<CompatibilityException>(() => AllowedMembers.Load(Path.Combine(_folder, "list.txt")));
        StringAssert.EndsWith(wrong.Message, "list.txt does not exist; give a list of allowed members.");
    }

    [TestMethod]
    public void ABrokenProjectFileIsNamed()
    {
        string project = Path.Combine(_folder, "broken.nfproj");
        File.WriteAllText(project, "<Project>");
        CompatibilityException wrong = Assert.ThrowsExactly<CompatibilityException>(
            () => CompatibilityCheck.Run(new CompatibilityOptions { RepositoryRoot = _folder, Assemblies = [], ProjectFiles = [project], TickRoots = [], StepRoots = [], StepEnds = [] }));
        StringAssert.Contains(wrong.Message, "broken.nfproj cannot be read as a project file");
    }

    private static void Refused(string assembly, string end)
    {
        CompatibilityOptions options = new() { RepositoryRoot = Repository.Root, Assemblies = [new CheckedAssembly(assembly, Side.Device)] };
        CompatibilityException wrong = Assert.ThrowsExactly<CompatibilityException>(() => CompatibilityCheck.Run(options));
        StringAssert.EndsWith(wrong.Message, end);
        Assert.IsFalse(wrong.Message.Contains('\n'));
    }

    private string Copied(string name, string to)
    {
        string copy = Path.Combine(_folder, to);
        File.Copy(Path.Combine(AppContext.BaseDirectory, name), copy, true);
        return copy;
    }
}

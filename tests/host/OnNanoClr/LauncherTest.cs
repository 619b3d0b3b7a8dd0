using NanoV2G.Tools.OnNanoClr;
using NanoV2G.Tools.OnNanoClr.Launching;
using NanoV2G.Tools.OnNanoClr.Results;
using NanoV2G.Tools.OnNanoClr.Toolchain;

namespace NanoV2G.Tests.OnNanoClr;

/// <summary>
/// The generated launcher, compiled by the same compiler with the same options and run on .NET in the interpreter's
/// place: it calls every test with its rows, survives those that throw, and reports its end.
/// </summary>
[TestClass]
public sealed class LauncherTest
{
    private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private string _folder = string.Empty;

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("nanov2g-launcher").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void EveryTestIsCalledAndReported()
    {
        TestCatalogue catalogue = TestCatalogue.Read(Compiled(Samples.Tests));
        IReadOnlyList<string> lines = Run(LauncherSource.OfTests(catalogue.Cases));
        string[] expected =
        [
            "PASS Sample.FirstTest.Holds",
            "PASS Sample.FirstTest.Rows(-3, True, a \"quoted\" \\ £ text)",
            "PASS Sample.FirstTest.Rows(-2147483648, False, )",
            "FAIL Sample.SecondTest.Breaks: InvalidOperationException: on purpose",
            "SKIP Sample.SecondTest.IsSkipped: SkipTestException: no board",
            "END OF RUN 5",
        ];
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', lines));
        RunResult result = new(catalogue.Cases.Count);
        Assert.IsTrue(lines.All(result.Take));
        Assert.IsNull(result.Mistrust(0));
    }

    [TestMethod]
    public void TheBenchmarkIsCalled()
    {
        TestCatalogue catalogue = TestCatalogue.Read(Compiled(Samples.Tests));
        Assert.AreEqual("tick 700\nEND OF RUN 0", string.Join('\n', Run(LauncherSource.OfBenchmark(catalogue.Benchmark!))));
    }

    [TestMethod]
    [DataRow("[TestMethod] internal void Hidden() { }", "OneTest.Hidden is a test and cannot be called")]
    [DataRow("[TestMethod] public int Returns() { return 1; }", "OneTest.Returns is a test and cannot be called")]
    [DataRow("[TestMethod] public void Bare(int number) { }", "OneTest.Bare has parameters and no row")]
    [DataRow("[TestMethod] [DataRow(1, 2)] public void Wide(int number) { }", "has 2 values for 1 parameters")]
    [DataRow("[TestMethod] [DataRow(5L)] public void Long(long number) { }", "other than int, bool and string")]
    public void ATestThatCannotBeCalledIsNamed(string test, string sentence)
    {
        string assembly = Compiled(Samples.With(test));
        RunException refused = Assert.ThrowsExactly<RunException>(() => TestCatalogue.Read(assembly));
        StringAssert.Contains(refused.Message, sentence);
    }

    [TestMethod]
    public void TheSharedTestsAreAllFound()
    {
        System.Reflection.Assembly shared = typeof(nanoFramework.TestFramework.TestMethodAttribute).Assembly;
        IReadOnlyList<TestCase> cases = TestCatalogue.Read(shared.Location).Cases;
        int expected = shared.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes(typeof(nanoFramework.TestFramework.TestMethodAttribute), false).Length > 0)
            .Sum(method => Math.Max(1, method.GetCustomAttributes(typeof(nanoFramework.TestFramework.DataRowAttribute), false).Length));
        Assert.AreEqual(expected, cases.Count);
        Assert.IsTrue(cases.Count > 0);
    }

    [TestMethod]
    public void WhatDoesNotCompileIsShown()
    {
        RunException refused = Assert.ThrowsExactly<RunException>(() => Compiled("public class Broken { int? _x = \"a\"; }"));
        StringAssert.Contains(refused.Message, "error CS0029");
        StringAssert.Contains(refused.Message, "Sample.dll does not compile for the device");
    }

    private string Compiled(string source)
    {
        string file = Path.Combine(_folder, "Sample.cs");
        File.WriteAllText(file, source);
        string target = Path.Combine(_folder, "Sample.dll");
        new CSharpCompiler(Repository.Root, _folder).Compile(target, isProgram: false, [file], Library());
        return target;
    }

    private IReadOnlyList<string> Run(string launcher)
    {
        string file = Path.Combine(_folder, "Launcher.cs");
        File.WriteAllText(file, launcher);
        string target = Path.Combine(_folder, "Launcher.dll");
        new CSharpCompiler(Repository.Root, _folder).Compile(target, isProgram: true, [file], [.. Library(), Path.Combine(_folder, "Sample.dll")]);
        string version = Path.GetFileName(Runtime);
        File.WriteAllText(
            Path.ChangeExtension(target, ".runtimeconfig.json"),
            "{\"runtimeOptions\":{\"framework\":{\"name\":\"Microsoft.NETCore.App\",\"version\":\"" + version + "\"}}}");
        (int? code, IReadOnlyList<string> lines) = ChildProcess.Run(target, [], _folder, 60);
        Assert.AreEqual(0, code);
        return lines;
    }

    private static string[] Library() =>
        [Path.Combine(Runtime, "System.Runtime.dll"), Path.Combine(Runtime, "System.Console.dll"), Path.Combine(Runtime, "System.Private.CoreLib.dll")];
}

using Mono.Cecil;
using NanoV2G.Tools.Compatibility.Allowed;
using NanoV2G.Tools.OnNanoClr.Launching;
using NanoV2G.Tools.OnNanoClr.Projects;
using NanoV2G.Tools.OnNanoClr.Results;
using NanoV2G.Tools.OnNanoClr.Toolchain;

namespace NanoV2G.Tools.OnNanoClr;

/// <summary>From the lists of files to the closing line: compile, convert, run, count.</summary>
public sealed class DeviceRun
{
    private const string LauncherName = "NanoV2G.Launcher";

    private readonly RunSettings _settings;
    private readonly TextWriter _out;
    private readonly LibraryFolders _library;
    private readonly CSharpCompiler _compiler;
    private readonly PeConverter _converter;
    private readonly Interpreter _interpreter;

    /// <summary>Takes the tools.</summary>
    /// <param name="settings">What is to be run.</param>
    /// <param name="output">Receives the report.</param>
    /// <exception cref="RunException">A path is wrong.</exception>
    public DeviceRun(RunSettings settings, TextWriter output)
    {
        _settings = settings;
        _out = output;
        _interpreter = new Interpreter(settings.Interpreter);
        _converter = new PeConverter(settings.MetadataProcessor);
        _library = new LibraryFolders(settings.Library);
        Directory.CreateDirectory(settings.Output);
        _compiler = new CSharpCompiler(settings.Repository, settings.Output);
    }

    /// <summary>Runs everything.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        ProveAllowedMembers();
        foreach (DeviceAssembly assembly in DeviceAssembly.All)
        {
            ProjectFiles project = ProjectFiles.Read(Path.Combine(_settings.Repository, assembly.ProjectItems));
            Build(assembly.Name, project, References(assembly));
        }

        int brokenHeads = new DeviceHeads(_settings, _library, _compiler, _converter, _out).CompileAll();
        TestCatalogue catalogue = TestCatalogue.Read(Product(DeviceAssembly.Tests.Name, ".dll"));
        int benchmark = _settings.Benchmark ? RunBenchmark(catalogue) : ExitCodes.Passed;
        int tests = _settings.Tests ? RunTests(catalogue, brokenHeads) : ExitCodes.Passed;
        return brokenHeads > 0 || benchmark != ExitCodes.Passed ? ExitCodes.Failed : tests;
    }

    private void ProveAllowedMembers()
    {
        (IReadOnlyList<AllowedMember> missing, int proved, IReadOnlyList<string> notAtHand) =
            AllowedMembersProof.Check(AllowedMembers.BuiltIn(), _library.Assembly);
        if (missing.Count > 0)
        {
            IEnumerable<string> lines = missing.Select(entry => $"tools/Compatibility/allowed-members.txt: {entry.Assembly} has no {entry.DeviceName}.");
            throw new RunException(ExitCodes.Failed, string.Join(Environment.NewLine, lines));
        }

        _out.WriteLine($"{proved} allowed members stand in the library"
            + (notAtHand.Count > 0 ? $"; not at hand: {string.Join(", ", notAtHand)}" : string.Empty));
    }

    private List<string> References(DeviceAssembly assembly)
    {
        List<string> references = [_library.Assembly("mscorlib")!];
        references.AddRange(assembly.References.Select(name => Product(name, ".dll")));
        if (assembly == DeviceAssembly.Tests)
        {
            references.Add(_library.Assembly("nanoFramework.TestFramework")!);
        }

        return references;
    }

    private void Build(string name, ProjectFiles project, List<string> references)
    {
        _compiler.Compile(Product(name, ".dll"), isProgram: false, project.Files, references);
        long bytes = Convert(name, ".dll");
        _out.WriteLine($"{name}: {project.Files.Count} files, {bytes} bytes of PE");
    }

    private int RunTests(TestCatalogue catalogue, int brokenHeads)
    {
        List<TestCase> cases = catalogue.Cases
            .Where(one => _settings.Filter is null || one.Name.Contains(_settings.Filter, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (cases.Count == 0)
        {
            throw new RunException(ExitCodes.BadInput, $"No test's name contains '{_settings.Filter}'; leave --filter out to see all names.");
        }

        _out.WriteLine($"{cases.Count} tests on the interpreter ...");
        (RunResult result, string? mistrust) = Launch("tests", LauncherSource.OfTests(cases), cases.Count, (line, isResult) =>
        {
            if (isResult && !line.StartsWith(LauncherSource.End, StringComparison.Ordinal))
            {
                _out.WriteLine(line);
            }
        });
        int failed = result.Failed + brokenHeads + (mistrust is null ? 0 : 1);
        _out.WriteLine($"{result.Passed} passed, {failed} failed, {result.Skipped} skipped");
        return failed == 0 && result.Passed > 0 ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private int RunBenchmark(TestCatalogue catalogue)
    {
        if (catalogue.Benchmark is null)
        {
            return _settings.BenchmarkDemanded
                ? throw new RunException(ExitCodes.BadInput, "The shared tests hold no NanoV2G.Tests.Benchmarks.TickBenchmark with a public static Run().")
                : ExitCodes.Passed;
        }

        _out.WriteLine("Benchmark on the interpreter ...");
        (_, string? mistrust) = Launch("benchmark", LauncherSource.OfBenchmark(catalogue.Benchmark), 0, (line, isResult) =>
        {
            if (!isResult)
            {
                _out.WriteLine(line);
            }
        });
        return mistrust is null ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private (RunResult Result, string? Mistrust) Launch(string kind, string source, int expected, Action<string, bool> onLine)
    {
        string file = Path.Combine(_settings.Output, $"{kind}.cs");
        File.WriteAllText(file, source);
        IEnumerable<string> own = DeviceAssembly.All.Select(assembly => Product(assembly.Name, ".dll"));
        string[] library = [_library.Assembly("mscorlib")!, _library.Assembly("nanoFramework.TestFramework")!];
        _compiler.Compile(Product(LauncherName, ".exe"), isProgram: true, [file], own.Concat(library));
        Convert(LauncherName, ".exe");

        RunResult result = new(expected);
        List<string> tail = [];
        using StreamWriter log = new(Path.Combine(_settings.Output, $"{kind}.log"));
        int? exitCode = _interpreter.Run(Loaded(), _settings.TimeoutSeconds, line =>
        {
            log.WriteLine(line);
            bool isResult = result.Take(line);
            if (!isResult)
            {
                tail.Add(line);
            }

            onLine(line, isResult);
        });
        string? mistrust = result.Mistrust(exitCode);
        if (mistrust is not null)
        {
            tail.TakeLast(20).ToList().ForEach(_out.WriteLine);
            _out.WriteLine($"FAIL the {kind}: {mistrust}; the whole output is in {Path.Combine(_settings.Output, kind + ".log")}");
        }

        return (result, mistrust);
    }

    private long Convert(string name, string extension)
    {
        string assembly = Product(name, extension);
        IEnumerable<string> own = DeviceAssembly.All.Select(one => Product(one.Name, ".dll")).Where(one => one != assembly && File.Exists(one));
        return _converter.Convert(assembly, own.Concat(_library.Names().Select(one => _library.Assembly(one)!)), Product(name, ".pe"));
    }

    // The library's part is what the assemblies really refer to, so that the interpreter needs no native code beyond it.
    private List<string> Loaded()
    {
        List<string> loaded = [];
        foreach (string name in LibraryClosure.Of([.. DeviceAssembly.All.Select(one => Product(one.Name, ".dll")), Product(LauncherName, ".exe")], _library))
        {
            string? converted = _library.Converted(name);
            if (converted is null)
            {
                converted = Product(name, ".pe");
                _converter.Convert(_library.Assembly(name)!, _library.Names().Where(one => one != name).Select(one => _library.Assembly(one)!), converted, name == "mscorlib");
            }

            loaded.Add(converted);
        }

        loaded.AddRange(DeviceAssembly.All.Select(one => Product(one.Name, ".pe")));
        loaded.Add(Product(LauncherName, ".pe"));
        return loaded;
    }

    private string Product(string name, string extension) => Path.Combine(_settings.Output, name + extension);
}

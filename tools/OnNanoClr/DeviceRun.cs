using NanoV2G.Tools.Compatibility.Allowed;
using NanoV2G.Tools.OnNanoClr.Launching;
using NanoV2G.Tools.OnNanoClr.Projects;
using NanoV2G.Tools.OnNanoClr.Results;
using NanoV2G.Tools.OnNanoClr.Toolchain;

namespace NanoV2G.Tools.OnNanoClr;

/// <summary>From the lists of files to the closing line: prove the library, compile, convert, run, count.</summary>
public sealed class DeviceRun
{
    private const string LauncherName = "NanoV2G.Launcher";
    private const int LinesShownOnFailure = 20;

    private readonly RunSettings _settings;
    private readonly TextWriter _out;
    private readonly LibraryFolders _library;
    private readonly Interpreter _interpreter;
    private readonly DeviceBuild _build;
    private readonly DeviceHeads _heads;

    /// <summary>Takes the tools.</summary>
    /// <param name="settings">What is to be run.</param>
    /// <param name="output">Receives the report.</param>
    /// <exception cref="RunException">A path is wrong.</exception>
    public DeviceRun(RunSettings settings, TextWriter output)
    {
        _settings = settings;
        _out = output;
        _interpreter = new Interpreter(settings.Interpreter);
        PeConverter converter = new(settings.MetadataProcessor);
        _library = new LibraryFolders(settings.Library);
        Directory.CreateDirectory(settings.Output);
        CSharpCompiler compiler = new(settings.Repository, settings.Output);
        _build = new DeviceBuild(settings, _library, compiler, converter);
        _heads = new DeviceHeads(settings, _library, compiler, converter, output);
    }

    /// <summary>Runs everything.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        ProveAllowedMembers();
        foreach (DeviceAssembly assembly in DeviceAssembly.All.Where(assembly => assembly != DeviceAssembly.Tests))
        {
            IReadOnlyList<string> files = FilesOf(assembly);
            _build.Compile(assembly, files);
            _out.WriteLine($"{assembly.Name}: {files.Count} files, {_build.Convert(assembly.Name, ".dll")} bytes of PE");
        }

        IReadOnlyList<string> tests = FilesOf(DeviceAssembly.Tests);
        TestCatalogue catalogue = TestCatalogue.Read(_build.Compile(DeviceAssembly.Tests, tests));
        _out.WriteLine($"{DeviceAssembly.Tests.Name}: {tests.Count} files, {catalogue.Cases.Count} tests");
        (int brokenHeads, int skippedHeads) = _heads.CompileAll();
        SourceClosure sources = new(tests);
        bool benchmarked = !_settings.Benchmark || RunBenchmark(catalogue, sources);
        bool tested = _settings.Tests ? RunTests(catalogue, sources, brokenHeads, skippedHeads) : brokenHeads == 0;
        return benchmarked && tested ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private IReadOnlyList<string> FilesOf(DeviceAssembly assembly) =>
        ProjectFiles.Read(Path.Combine(_settings.Repository, assembly.ProjectItems)).Files;

    private void ProveAllowedMembers()
    {
        (IReadOnlyList<AllowedMember> missing, int proved, IReadOnlyList<string> notAtHand) =
            AllowedMembersProof.Check(AllowedMembers.BuiltIn(), _library.Assembly);
        if (missing.Count > 0)
        {
            IEnumerable<string> lines = missing.Select(entry => $"tools/Compatibility/allowed-members.txt: {entry.Assembly} has no {entry.DeviceName}.");
            throw new RunException(ExitCodes.Failed, string.Join(Environment.NewLine, lines));
        }

        string rest = notAtHand.Count > 0 ? $"; not at hand: {string.Join(", ", notAtHand)}" : string.Empty;
        _out.WriteLine($"{proved} allowed members stand in the library{rest}");
    }

    private bool RunTests(TestCatalogue catalogue, SourceClosure sources, int brokenHeads, int skippedHeads)
    {
        List<TestCase> cases = catalogue.Cases
            .Where(one => _settings.Filter is null || one.Name.Contains(_settings.Filter, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (cases.Count == 0)
        {
            throw new RunException(ExitCodes.BadInput, $"No test's name contains '{_settings.Filter}'; leave --filter out to see all names.");
        }

        IReadOnlyList<TestBatch> batches = TestBatch.Cut(cases, sources);
        int passed = 0, failed = brokenHeads, skipped = skippedHeads;
        for (int i = 0; i < batches.Count; i++)
        {
            TestBatch batch = batches[i];
            _out.WriteLine($"Run {i + 1} of {batches.Count} on the interpreter, {batch.Cases.Count} tests ...");
            (RunResult result, string? mistrust) = Launch($"tests-{i + 1}", batch.Files, LauncherSource.OfTests(batch.Cases), batch.Cases.Count, ShowTest);
            passed += result.Passed;
            failed += result.Failed + (mistrust is null ? 0 : 1);
            skipped += result.Skipped;
        }

        _out.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
        return failed == 0 && passed > 0;
    }

    private bool RunBenchmark(TestCatalogue catalogue, SourceClosure sources)
    {
        if (catalogue.Benchmark is null)
        {
            return _settings.BenchmarkDemanded
                ? throw new RunException(ExitCodes.BadInput, "The shared tests hold no NanoV2G.Tests.Benchmarks.TickBenchmark with a public static Run().")
                : true;
        }

        _out.WriteLine("Benchmark on the interpreter ...");
        IReadOnlyList<string> files = sources.Of(sources.FilesOf(catalogue.Benchmark[(catalogue.Benchmark.LastIndexOf('.') + 1)..]));
        return Launch("benchmark", files, LauncherSource.OfBenchmark(catalogue.Benchmark), 0, ShowBenchmark).Mistrust is null;
    }

    private void ShowTest(string line, bool isResult)
    {
        if (isResult && !line.StartsWith(LauncherSource.End, StringComparison.Ordinal))
        {
            _out.WriteLine(line);
        }
    }

    private void ShowBenchmark(string line, bool isResult)
    {
        if (!isResult)
        {
            _out.WriteLine(line);
        }
    }

    private (RunResult Result, string? Mistrust) Launch(string kind, IReadOnlyList<string> files, string source, int expected, Action<string, bool> show)
    {
        _build.Compile(DeviceAssembly.Tests, files);
        _build.Convert(DeviceAssembly.Tests.Name, ".dll");
        string file = Path.Combine(_settings.Output, $"{kind}.cs");
        File.WriteAllText(file, source);
        _build.CompileProgram(LauncherName, file);
        _build.Convert(LauncherName, ".exe");

        RunResult result = new(expected);
        List<string> unread = [];
        string logFile = Path.Combine(_settings.Output, $"{kind}.log");
        using StreamWriter log = new(logFile);
        int? exitCode = _interpreter.Run(_build.Loaded(LauncherName), _settings.TimeoutSeconds, line =>
        {
            log.WriteLine(line);
            bool isResult = result.Take(line);
            if (!isResult)
            {
                unread.Add(line);
            }

            show(line, isResult);
        });
        string? mistrust = result.Mistrust(exitCode);
        if (mistrust is not null)
        {
            unread.TakeLast(LinesShownOnFailure).ToList().ForEach(_out.WriteLine);
            _out.WriteLine($"{LauncherSource.Fail}{kind}: {mistrust}; the whole output is in {logFile}");
        }

        return (result, mistrust);
    }
}

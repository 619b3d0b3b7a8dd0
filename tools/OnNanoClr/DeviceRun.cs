using NanoV2G.Tools.Compatibility.Allowed;
using NanoV2G.Tools.OnNanoClr.Budgets;
using NanoV2G.Tools.OnNanoClr.Launching;
using NanoV2G.Tools.OnNanoClr.Projects;
using NanoV2G.Tools.OnNanoClr.Results;
using NanoV2G.Tools.OnNanoClr.Toolchain;

namespace NanoV2G.Tools.OnNanoClr;

/// <summary>From the lists of files to the closing line: prove the library, compile, convert, run, count.</summary>
public sealed class DeviceRun
{
    private const string LauncherName = "NanoV2G.Launcher";
    private const string HeapLibrary = "nanoFramework.Runtime.Native";
    private const int LinesShownOnFailure = 20;

    private readonly RunSettings _settings;
    private readonly TextWriter _out;
    private readonly LibraryFolders _library;
    private readonly Interpreter _interpreter;
    private readonly DeviceBuild _build;
    private readonly DeviceHeads _heads;
    private readonly BudgetTable _table = new();
    private int _passed;
    private int _failed;
    private int _skipped;

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

    /// <summary>Runs what was asked for.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run()
    {
        ProveAllowedMembers();
        foreach (DeviceAssembly assembly in DeviceAssembly.All.Where(assembly => assembly != DeviceAssembly.Tests))
        {
            IReadOnlyList<string> files = FilesOf(assembly);
            _build.Compile(assembly, files);
            long bytes = _build.Convert(assembly.Name, ".dll");
            _out.WriteLine($"{assembly.Name}: {files.Count} files, {bytes} bytes of PE");
        }

        _build.Compile(DeviceAssembly.Whole, FilesOf(DeviceAssembly.Hal).Concat(FilesOf(DeviceAssembly.Firmware)));
        _table.Take(Budget.DevicePe, _build.Convert(DeviceAssembly.Whole.Name, ".dll"));
        IReadOnlyList<string> tests = FilesOf(DeviceAssembly.Tests);
        TestCatalogue catalogue = TestCatalogue.Read(_build.Compile(DeviceAssembly.Tests, tests));
        _out.WriteLine($"{DeviceAssembly.Tests.Name}: {tests.Count} files, {catalogue.Cases.Count} tests");
        return RunParts(catalogue, new SourceClosure(tests)) ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private bool RunParts(TestCatalogue catalogue, SourceClosure sources)
    {
        if (_settings.Runs(RunPart.Projects) && _settings.Filter is null)
        {
            (int failed, int skipped) = _heads.CompileAll();
            _failed += failed;
            _skipped += skipped;
        }

        // A filter names tests: what is not one of them is left out.
        bool isMeasured = _settings.Runs(RunPart.Benchmark) && _settings.Filter is null;
        if (isMeasured && !RunBenchmark(catalogue, sources))
        {
            _out.WriteLine($"{LauncherSource.Fail}benchmark: a budget is exceeded by more than {BudgetTable.TolerancePercent} % or was not measured");
            _failed++;
        }

        List<TestCase> cases = catalogue.Cases.Where(IsWanted).ToList();
        if (cases.Count == 0 && _settings.Filter is not null)
        {
            throw new RunException(ExitCodes.BadInput, $"No test's name contains '{_settings.Filter}'; leave --filter out to see all names.");
        }

        RunTests(cases, sources);
        _out.WriteLine($"{_passed} passed, {_failed} failed, {_skipped} skipped");
        return _failed == 0 && (_passed > 0 || cases.Count == 0);
    }

    private bool IsWanted(TestCase test) => _settings.Runs(test.IsDay ? RunPart.Day : RunPart.Tests)
        && (_settings.Filter is null || test.Name.Contains(_settings.Filter, StringComparison.OrdinalIgnoreCase));

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

    private void RunTests(List<TestCase> cases, SourceClosure sources)
    {
        List<TestBatch> batches = [.. TestBatch.Cut(cases.Where(one => !one.IsDay), sources), .. TestBatch.Cut(cases.Where(one => one.IsDay), sources)];
        for (int i = 0; i < batches.Count; i++)
        {
            TestBatch batch = batches[i];
            _out.WriteLine($"Run {i + 1} of {batches.Count} on the interpreter, {batch.Cases.Count} tests ...");
            (RunResult result, string? mistrust) = Launch($"tests-{i + 1}", batch.Files, LauncherSource.OfTests(batch.Cases), batch.Cases.Count, ShowTest);
            _passed += result.Passed;
            _failed += result.Failed + (mistrust is null ? 0 : 1);
            _skipped += result.Skipped;
        }
    }

    private bool RunBenchmark(TestCatalogue catalogue, SourceClosure sources)
    {
        string benchmark = catalogue.Benchmark
            ?? throw new RunException(ExitCodes.Failed, "The shared tests hold no NanoV2G.Tests.Benchmarks.BudgetBenchmark with a public static Run().");
        string space = benchmark[..benchmark.LastIndexOf('.')];
        bool canSeeHeap = _library.Assembly(HeapLibrary) is not null;
        if (!canSeeHeap)
        {
            _table.Excuse(Budget.Heap, $"the library given has no {HeapLibrary}");
            _table.Excuse(Budget.Canary, $"the library given has no {HeapLibrary}");
        }

        IReadOnlyList<string> files = sources.Of(new[] { benchmark[(space.Length + 1)..], "HeapCanary" }.SelectMany(sources.FilesOf));
        _out.WriteLine("Benchmark on the interpreter, a few minutes ...");
        bool costs = Launch("benchmark", files, LauncherSource.OfBenchmark(benchmark), 0, ShowMeasurement).Mistrust is null;
        bool heap = !canSeeHeap || Launch("heap", files, LauncherSource.OfHeap(space), 0, ShowMeasurement).Mistrust is null;
        _table.Note("nanoV2G as flashed", "bytes", _heads.Measure(Path.Combine(_settings.Repository, "firmware", "nanoV2G.nfproj")));
        _table.Lines().ToList().ForEach(_out.WriteLine);
        return costs && heap && _table.IsKept();
    }

    private void ShowTest(string line, bool isResult)
    {
        if (isResult && !line.StartsWith(LauncherSource.End, StringComparison.Ordinal))
        {
            _out.WriteLine(line);
        }
    }

    private void ShowMeasurement(string line, bool isResult)
    {
        if (!isResult && !_table.Take(line))
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

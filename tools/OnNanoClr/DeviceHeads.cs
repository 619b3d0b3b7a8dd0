using NanoV2G.Tools.OnNanoClr.Launching;
using NanoV2G.Tools.OnNanoClr.Projects;
using NanoV2G.Tools.OnNanoClr.Toolchain;

namespace NanoV2G.Tools.OnNanoClr;

/// <summary>
/// Compiles and converts the device's own projects (.nfproj) whole, as one assembly each: nobody builds them on a machine
/// without nanoFramework's project system, and this way they cannot rot.
/// </summary>
public sealed class DeviceHeads
{
    private readonly RunSettings _settings;
    private readonly LibraryFolders _library;
    private readonly CSharpCompiler _compiler;
    private readonly PeConverter _converter;
    private readonly TextWriter _out;

    /// <summary>Takes the tools.</summary>
    /// <param name="settings">Names the repository.</param>
    /// <param name="library">The library.</param>
    /// <param name="compiler">The compiler.</param>
    /// <param name="converter">The metadata processor.</param>
    /// <param name="output">Receives one line for each project.</param>
    public DeviceHeads(RunSettings settings, LibraryFolders library, CSharpCompiler compiler, PeConverter converter, TextWriter output)
    {
        _settings = settings;
        _library = library;
        _compiler = compiler;
        _converter = converter;
        _out = output;
    }

    /// <summary>Compiles every project of the repository.</summary>
    /// <returns>
    /// How many cannot be compiled, list a file that does not exist or outgrow an assembly; and how many were left out because
    /// the library at hand lacks what they need. Each is reported by name.
    /// </returns>
    public (int Failed, int Skipped) CompileAll()
    {
        int failed = 0, skipped = 0;
        foreach (string path in Projects())
        {
            try
            {
                skipped += TryCompile(path) ? 0 : 1;
            }
            catch (RunException broken)
            {
                failed++;
                _out.WriteLine($"{LauncherSource.Fail}{Path.GetFileName(path)}: {broken.Message}");
            }
        }

        return (failed, skipped);
    }

    /// <summary>The size of one project.</summary>
    /// <param name="path">The project.</param>
    /// <returns>The bytes of its assembly; null when the library at hand lacks what it needs.</returns>
    /// <exception cref="RunException">It cannot be compiled or converted.</exception>
    public long? Measure(string path)
    {
        ProjectFiles project = ProjectFiles.Read(path);
        List<string> names = References(project, Path.Combine(Path.GetDirectoryName(path)!, "packages.config"));
        return names.All(one => _library.Assembly(one) is not null) ? Convert(Compile(path, project, names)) : null;
    }

    private bool TryCompile(string path)
    {
        string name = Path.GetFileName(path);
        ProjectFiles project = ProjectFiles.Read(path);
        List<string> names = References(project, Path.Combine(Path.GetDirectoryName(path)!, "packages.config"));
        List<string> missing = names.Where(one => _library.Assembly(one) is null).ToList();
        string lacking = $"the library given has no {string.Join(", ", missing)}";
        string target;
        try
        {
            target = Compile(path, project, names.Except(missing));
        }
        catch (RunException) when (missing.Count > 0)
        {
            _out.WriteLine($"{LauncherSource.Skip}{name}: {project.Files.Count} files not compiled, {lacking}");
            return false;
        }

        long bytes = Convert(target);
        string rest = missing.Count > 0 ? $"; {lacking}, and nothing in it needs that" : string.Empty;
        _out.WriteLine($"{name}: {project.Files.Count} files, {bytes} bytes of PE{rest}");
        return true;
    }

    private string Compile(string path, ProjectFiles project, IEnumerable<string> names)
    {
        bool isProgram = string.Equals(project.Property("OutputType"), "Exe", StringComparison.OrdinalIgnoreCase);
        string folder = Path.Combine(_settings.Output, "heads");
        Directory.CreateDirectory(folder);
        string target = Path.Combine(folder, Path.GetFileNameWithoutExtension(path) + (isProgram ? ".exe" : ".dll"));
        _compiler.Compile(target, isProgram, project.Files, names.Select(one => _library.Assembly(one)!));
        return target;
    }

    private long Convert(string target) =>
        _converter.Convert(target, _library.Names().Select(one => _library.Assembly(one)!), Path.ChangeExtension(target, ".pe"));

    // References where the project states them, else the packages that it takes, else everything that is at hand.
    private List<string> References(ProjectFiles project, string packages)
    {
        if (project.References.Count > 0)
        {
            return [.. project.References];
        }

        return File.Exists(packages) ? PackageList.Assemblies(packages, name => _library.Assembly(name) is not null) : [.. _library.Names()];
    }

    // Samples are projects that are wrong on purpose.
    private IEnumerable<string> Projects() =>
        new[] { "firmware", "hal", "tests" }
            .Select(folder => Path.Combine(_settings.Repository, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.nfproj", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}Samples{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}

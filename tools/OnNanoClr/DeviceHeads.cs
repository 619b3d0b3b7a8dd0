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
    /// <returns>How many cannot be compiled or list a file that does not exist; each is reported.</returns>
    public int CompileAll()
    {
        int failed = 0;
        foreach (string path in Projects())
        {
            try
            {
                Compile(path);
            }
            catch (RunException broken)
            {
                failed++;
                _out.WriteLine($"{LauncherSource.Fail}{Path.GetFileName(path)}: {broken.Message}");
            }
        }

        return failed;
    }

    private void Compile(string path)
    {
        string name = Path.GetFileName(path);
        ProjectFiles project = ProjectFiles.Read(path);
        List<string> names = References(project, Path.Combine(Path.GetDirectoryName(path)!, "packages.config"));
        List<string> missing = names.Where(one => _library.Assembly(one) is null).ToList();
        if (missing.Count > 0)
        {
            _out.WriteLine($"{name}: not compiled, the library given has no {string.Join(", ", missing)}");
            return;
        }

        List<string> references = names.Select(one => _library.Assembly(one)!).ToList();
        bool isProgram = string.Equals(project.Property("OutputType"), "Exe", StringComparison.OrdinalIgnoreCase);
        string folder = Path.Combine(_settings.Output, "heads");
        Directory.CreateDirectory(folder);
        string target = Path.Combine(folder, project.Property("AssemblyName") + (isProgram ? ".exe" : ".dll"));
        _compiler.Compile(target, isProgram, project.Files, references);
        _out.WriteLine($"{name}: {project.Files.Count} files, {Convert(target, project)}");
    }

    private string Convert(string target, ProjectFiles project)
    {
        try
        {
            long bytes = _converter.Convert(target, _library.Names().Select(one => _library.Assembly(one)!), Path.ChangeExtension(target, ".pe"));
            return $"{bytes} bytes of PE";
        }
        catch (RunException tooLarge) when (project.Property("IsTestProject") == "true" && tooLarge.Message.Contains("table overflow", StringComparison.Ordinal))
        {
            return "which compile, and together are too large for one assembly on the device: its tables hold 64 KB each";
        }
    }

    // References where the project states them, else the packages that it takes, else everything that is at hand.
    private List<string> References(ProjectFiles project, string packages)
    {
        if (project.References.Count > 0)
        {
            return [.. project.References];
        }

        return File.Exists(packages) ? PackageList.Assemblies(packages, name => _library.Assembly(name) is not null) : [.. _library.Names()];
    }

    private IEnumerable<string> Projects() =>
        new[] { "firmware", "hal", "tests" }
            .Select(folder => Path.Combine(_settings.Repository, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.nfproj", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
}

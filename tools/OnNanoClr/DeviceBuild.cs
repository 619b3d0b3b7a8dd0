using NanoV2G.Tools.OnNanoClr.Projects;
using NanoV2G.Tools.OnNanoClr.Toolchain;

namespace NanoV2G.Tools.OnNanoClr;

/// <summary>Compiles and converts the assemblies of a run into the output folder.</summary>
public sealed class DeviceBuild
{
    private readonly RunSettings _settings;
    private readonly LibraryFolders _library;
    private readonly CSharpCompiler _compiler;
    private readonly PeConverter _converter;

    /// <summary>Takes the tools.</summary>
    /// <param name="settings">Names the output folder.</param>
    /// <param name="library">The library.</param>
    /// <param name="compiler">The compiler.</param>
    /// <param name="converter">The metadata processor.</param>
    public DeviceBuild(RunSettings settings, LibraryFolders library, CSharpCompiler compiler, PeConverter converter)
    {
        _settings = settings;
        _library = library;
        _compiler = compiler;
        _converter = converter;
    }

    /// <summary>Compiles one of the run's own assemblies.</summary>
    /// <param name="assembly">Which.</param>
    /// <param name="files">Its source files.</param>
    /// <returns>Path of the assembly.</returns>
    public string Compile(DeviceAssembly assembly, IEnumerable<string> files)
    {
        List<string> references = [_library.Assembly("mscorlib")!];
        references.AddRange(assembly.References.Select(name => Product(name, ".dll")));
        if (assembly == DeviceAssembly.Tests)
        {
            references.Add(_library.Assembly("nanoFramework.TestFramework")!);
        }

        string target = Product(assembly.Name, ".dll");
        _compiler.Compile(target, isProgram: false, files, references);
        return target;
    }

    /// <summary>Compiles a program that uses the run's own assemblies.</summary>
    /// <param name="name">The program's name.</param>
    /// <param name="file">Its source file.</param>
    public void CompileProgram(string name, string file)
    {
        // The heap's program asks the collector, where the library has it.
        IEnumerable<string> library = new[] { "mscorlib", "nanoFramework.TestFramework", "nanoFramework.Runtime.Native" }
            .Select(_library.Assembly).OfType<string>();
        _compiler.Compile(Product(name, ".exe"), isProgram: true, [file], Own().Concat(library));
    }

    /// <summary>Converts a product.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="extension">What it was compiled to.</param>
    /// <returns>The size in bytes.</returns>
    public long Convert(string name, string extension)
    {
        string assembly = Product(name, extension);
        return _converter.Convert(assembly, Own().Where(one => one != assembly && File.Exists(one)).Concat(Library()), Product(name, ".pe"));
    }

    /// <summary>
    /// What the interpreter loads for a program: of the library only what the assemblies refer to, so that the interpreter
    /// needs no native code beyond it.
    /// </summary>
    /// <param name="program">The program's name.</param>
    /// <returns>Converted assemblies, core library first, program last.</returns>
    public IReadOnlyList<string> Loaded(string program)
    {
        List<string> loaded = [];
        foreach (string name in LibraryClosure.Of(Own().Append(Product(program, ".exe")), _library))
        {
            string? converted = _library.Converted(name);
            if (converted is null)
            {
                converted = Product(name, ".pe");
                _converter.Convert(_library.Assembly(name)!, Library().Where(one => one != _library.Assembly(name)), converted, name == "mscorlib");
            }

            loaded.Add(converted);
        }

        loaded.AddRange(DeviceAssembly.All.Select(one => Product(one.Name, ".pe")));
        loaded.Add(Product(program, ".pe"));
        return loaded;
    }

    private IEnumerable<string> Own() => DeviceAssembly.All.Select(one => Product(one.Name, ".dll"));

    private IEnumerable<string> Library() => _library.Names().Select(name => _library.Assembly(name)!);

    private string Product(string name, string extension) => Path.Combine(_settings.Output, name + extension);
}

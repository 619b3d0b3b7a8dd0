using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Rules;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>The checked assemblies with their symbols, reduced to the types that the check bears on.</summary>
public sealed class LoadedCode : IDisposable
{
    private readonly CodeResolver _resolver = new();
    private readonly Dictionary<string, ModuleDefinition> _modules = new(StringComparer.Ordinal);
    private readonly Dictionary<TypeDefinition, Side> _sides = [];
    private readonly HashSet<TypeDefinition> _portable = [];
    private readonly List<CodeType> _types = [];

    private LoadedCode()
    {
    }

    /// <summary>Every checked type, nested ones included.</summary>
    public IReadOnlyList<CodeType> Types => _types;

    /// <summary>Where members stand in the source.</summary>
    public SourceMap Sources { get; } = new();

    /// <summary>Reads the assemblies.</summary>
    /// <param name="options">Names them.</param>
    /// <returns>The code; to be disposed of.</returns>
    /// <exception cref="CompatibilityException">An assembly or its symbols cannot be read.</exception>
    public static LoadedCode Load(CompatibilityOptions options)
    {
        LoadedCode code = new();
        foreach (string folder in options.Assemblies.Select(a => Path.GetDirectoryName(Path.GetFullPath(a.Path))!).Distinct())
        {
            code._resolver.AddSearchDirectory(folder);
        }

        foreach (CheckedAssembly assembly in options.Assemblies)
        {
            ModuleDefinition module = code.Module(Path.GetFullPath(assembly.Path));
            foreach (TypeDefinition type in module.Types)
            {
                code.Take(type, assembly);
            }
        }

        return code;
    }

    /// <summary>Which part of the checked code a type belongs to.</summary>
    /// <param name="type">A type or a reference to one.</param>
    /// <returns>The side, or null for a type of the library.</returns>
    public Side? SideOf(TypeReference type)
    {
        TypeDefinition? definition = Resolve(type);
        return definition is not null && _sides.TryGetValue(definition, out Side side) ? side : null;
    }

    /// <summary>Whether a type of the checked code must also run where the device's hardware libraries are absent.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it must.</returns>
    public bool IsPortable(TypeDefinition type) => _portable.Contains(type);

    /// <summary>Whether a type belongs to the checked code.</summary>
    /// <param name="type">A type or a reference to one.</param>
    /// <returns>False for a type of the library.</returns>
    public bool Owns(TypeReference type) => SideOf(type) is not null;

    /// <summary>The definition behind a reference.</summary>
    /// <param name="type">A type or a reference to one.</param>
    /// <returns>The definition, or null when it cannot be found.</returns>
    public TypeDefinition? Resolve(TypeReference type)
    {
        if (type is TypeDefinition definition)
        {
            return definition;
        }

        if (type is GenericParameter or ArrayType or PointerType or FunctionPointerType)
        {
            return null;
        }

        try
        {
            return type.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    /// <summary>The definition behind a reference.</summary>
    /// <param name="method">A method or a reference to one.</param>
    /// <returns>The definition, or null when it cannot be found.</returns>
    public MethodDefinition? Resolve(MethodReference method)
    {
        if (method is MethodDefinition definition)
        {
            return definition;
        }

        if (Resolve(method.DeclaringType) is null)
        {
            return null;
        }

        return method.Resolve();
    }

    /// <summary>Whether a type is an enumeration.</summary>
    /// <param name="type">A type or a reference to one.</param>
    /// <returns>True for an enumeration of the checked code or of the library.</returns>
    public bool IsEnum(TypeReference type) => Resolve(type)?.IsEnum ?? false;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ModuleDefinition module in _modules.Values)
        {
            module.Dispose();
        }

        _resolver.Dispose();
    }

    private ModuleDefinition Module(string path)
    {
        if (_modules.TryGetValue(path, out ModuleDefinition? known))
        {
            return known;
        }

        if (!File.Exists(path))
        {
            throw new CompatibilityException($"{path} does not exist; build the solution first.");
        }

        string symbols = Path.ChangeExtension(path, ".pdb");
        if (!File.Exists(symbols))
        {
            throw new CompatibilityException($"{symbols} does not exist; build with portable symbols, which name the lines.");
        }

        AssemblyDefinition assembly = Read(path, symbols);
        _resolver.Register(assembly);
        _modules.Add(path, assembly.MainModule);
        return assembly.MainModule;
    }

    private AssemblyDefinition Read(string path, string symbols)
    {
        try
        {
            AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path, new ReaderParameters
            {
                AssemblyResolver = _resolver,
                InMemory = true,
                ReadSymbols = true,
                SymbolReaderProvider = new PortablePdbReaderProvider(),
            });
            Sources.AddDocuments(assembly.MainModule, symbols);
            return assembly;
        }
        catch (Exception wrong) when (wrong is SymbolsNotMatchingException or SymbolsNotFoundException)
        {
            throw new CompatibilityException($"{symbols} does not belong to {Path.GetFileName(path)}; build the solution again.");
        }
        catch (Exception wrong) when (wrong is BadImageFormatException or IOException or UnauthorizedAccessException
            or InvalidOperationException or ArgumentException or NotSupportedException or IndexOutOfRangeException)
        {
            throw new CompatibilityException($"{path} or its symbols cannot be read ({wrong.Message.TrimEnd('.')}); build the solution again.");
        }
    }

    private void Take(TypeDefinition type, CheckedAssembly assembly)
    {
        if (IsEmittedByCompiler(type) || (assembly.SourceFolder is not null && !Sources.LiesBelow(type, assembly.SourceFolder)))
        {
            return;
        }

        TakeWithNested(type, assembly);
    }

    private void TakeWithNested(TypeDefinition type, CheckedAssembly assembly)
    {
        if (_sides.TryAdd(type, assembly.Side) && !StateMachineRule.IsGenerated(type))
        {
            _types.Add(new CodeType(type, assembly.Side));
        }

        if (assembly.IsPortable)
        {
            _portable.Add(type);
        }

        foreach (TypeDefinition nested in type.NestedTypes)
        {
            TakeWithNested(nested, assembly);
        }
    }

    private static bool IsEmittedByCompiler(TypeDefinition type) =>
        type.Name.StartsWith('<')
        || type.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == "Microsoft.CodeAnalysis.EmbeddedAttribute");
}

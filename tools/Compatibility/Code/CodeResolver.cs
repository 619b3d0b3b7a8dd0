using Mono.Cecil;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>Finds the checked assemblies among themselves and everything else in the .NET runtime that runs the check.</summary>
internal sealed class CodeResolver : DefaultAssemblyResolver
{
    public CodeResolver()
    {
        AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
    }

    public void Register(AssemblyDefinition assembly) => RegisterAssembly(assembly);
}

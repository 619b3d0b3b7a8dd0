using Mono.Cecil;

namespace NanoV2G.Tools.OnNanoClr.Toolchain;

/// <summary>What a program needs of the library, directly and through the library itself.</summary>
public static class LibraryClosure
{
    /// <summary>Follows the references.</summary>
    /// <param name="programs">Paths of the program's own assemblies.</param>
    /// <param name="library">The library.</param>
    /// <returns>Simple names, each after those that it needs; the core library is first.</returns>
    public static IReadOnlyList<string> Of(IEnumerable<string> programs, LibraryFolders library)
    {
        List<string> ordered = [];
        foreach (string program in programs)
        {
            Follow(program, library, ordered);
        }

        return ordered;
    }

    private static void Follow(string assembly, LibraryFolders library, List<string> ordered)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly);
        foreach (AssemblyNameReference reference in module.AssemblyReferences)
        {
            if (!ordered.Contains(reference.Name) && library.Assembly(reference.Name) is string path)
            {
                Follow(path, library, ordered);
                ordered.Add(reference.Name);
            }
        }
    }
}

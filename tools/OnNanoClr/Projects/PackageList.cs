using System.Xml.Linq;

namespace NanoV2G.Tools.OnNanoClr.Projects;

/// <summary>The packages that a device project takes (<c>packages.config</c>).</summary>
public static class PackageList
{
    private const string Prefix = "nanoFramework.";

    /// <summary>The assemblies in the packages.</summary>
    /// <param name="path">The <c>packages.config</c>.</param>
    /// <param name="exists">Whether the library has an assembly of this name.</param>
    /// <returns>Simple names; where a package's assembly is not at hand, the package's own name.</returns>
    public static List<string> Assemblies(string path, Func<string, bool> exists) =>
        XDocument.Load(path).Root!.Elements("package")
            .Select(package => package.Attribute("id")?.Value ?? string.Empty)
            .Select(id => Assembly(id, exists))
            .ToList();

    // Some packages carry the maintainers' prefix in the name of their assembly, some in the package's name alone.
    private static string Assembly(string id, Func<string, bool> exists)
    {
        if (id == Prefix + "CoreLibrary")
        {
            return "mscorlib";
        }

        bool isPrefixed = id.StartsWith(Prefix, StringComparison.Ordinal);
        return !exists(id) && isPrefixed && exists(id[Prefix.Length..]) ? id[Prefix.Length..] : id;
    }
}

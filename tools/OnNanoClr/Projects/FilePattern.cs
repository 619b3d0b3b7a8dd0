using System.Text.RegularExpressions;

namespace NanoV2G.Tools.OnNanoClr.Projects;

/// <summary>File patterns as MSBuild writes them: * and ? within a name, ** for any number of folders.</summary>
public static class FilePattern
{
    /// <summary>Whether a pattern stands for more than one path.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>Whether it has a wildcard.</returns>
    public static bool HasWildcard(string pattern) => pattern.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The files that a pattern stands for.</summary>
    /// <param name="pattern">A full path with forward slashes, with or without wildcards.</param>
    /// <returns>Full paths in ordinal order; empty when there are none.</returns>
    public static IReadOnlyList<string> Matches(string pattern)
    {
        if (!HasWildcard(pattern))
        {
            string file = Path.GetFullPath(pattern);
            return File.Exists(file) ? [file] : [];
        }

        int wildcard = pattern.AsSpan().IndexOfAny('*', '?');
        int split = pattern.LastIndexOf('/', wildcard);
        string folder = Path.GetFullPath(pattern[..split]);
        Regex names = ToRegex(pattern[(split + 1)..]);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => names.IsMatch(Path.GetRelativePath(folder, file).Replace('\\', '/')))
                .Order(StringComparer.Ordinal)
                .ToList()
            : [];
    }

    private static Regex ToRegex(string pattern)
    {
        string expression = Regex.Escape(pattern)
            .Replace(@"\*\*/", "(?:[^/]+/)*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal);
        return new Regex($"^{expression}$", RegexOptions.CultureInvariant);
    }
}

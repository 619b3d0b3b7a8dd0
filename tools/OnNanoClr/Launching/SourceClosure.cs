using System.Text.RegularExpressions;

namespace NanoV2G.Tools.OnNanoClr.Launching;

/// <summary>
/// Finds the source files that a file cannot be compiled without, by the names of the types that it mentions. It would
/// rather take a file too many than one too few.
/// </summary>
public sealed partial class SourceClosure
{
    private readonly Dictionary<string, string> _texts;
    private readonly Dictionary<string, List<string>> _declaredIn = new(StringComparer.Ordinal);

    /// <summary>Reads the files.</summary>
    /// <param name="files">All files that may be needed.</param>
    public SourceClosure(IEnumerable<string> files)
    {
        _texts = files.ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);
        foreach ((string file, string text) in _texts)
        {
            foreach (Match declaration in Declaration().Matches(text))
            {
                string name = declaration.Groups[1].Value;
                if (!_declaredIn.TryGetValue(name, out List<string>? holders))
                {
                    holders = [];
                    _declaredIn.Add(name, holders);
                }

                holders.Add(file);
            }
        }
    }

    /// <summary>The files that declare a type.</summary>
    /// <param name="simpleName">Its name without namespace.</param>
    /// <returns>The files; empty when none does.</returns>
    public IReadOnlyList<string> FilesOf(string simpleName) => _declaredIn.TryGetValue(simpleName, out List<string>? files) ? files : [];

    /// <summary>A set of files with everything that they need.</summary>
    /// <param name="files">The files to begin with.</param>
    /// <returns>All files, in ordinal order.</returns>
    public IReadOnlyList<string> Of(IEnumerable<string> files)
    {
        SortedSet<string> closed = new(StringComparer.Ordinal);
        Stack<string> open = new(files);
        while (open.TryPop(out string? file))
        {
            if (closed.Add(file))
            {
                foreach (string needed in Identifier().Matches(_texts[file]).Select(match => match.Value).Distinct().SelectMany(FilesOf))
                {
                    open.Push(needed);
                }
            }
        }

        return [.. closed];
    }

    /// <summary>The length of the texts.</summary>
    /// <param name="files">The files.</param>
    /// <returns>Characters.</returns>
    public int Length(IEnumerable<string> files) => files.Sum(file => _texts[file].Length);

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|delegate\s+\S+)\s+(\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b[A-Za-z_]\w*\b")]
    private static partial Regex Identifier();
}

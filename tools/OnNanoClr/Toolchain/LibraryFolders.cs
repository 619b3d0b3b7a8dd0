namespace NanoV2G.Tools.OnNanoClr.Toolchain;

/// <summary>
/// The device's library: assemblies (.dll) to compile against and their converted form (.pe) to run. Both lie flat in a
/// folder, or as packages unpacked below it; a neighbouring folder <c>pe</c> is looked into as well.
/// </summary>
public sealed class LibraryFolders
{
    private const int DeepestFolder = 4;

    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks through the folders.</summary>
    /// <param name="folders">One folder or several, separated as in PATH.</param>
    /// <exception cref="RunException">A folder, the core library or the test library is missing.</exception>
    public LibraryFolders(string folders)
    {
        foreach (string folder in folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(Path.GetFullPath))
        {
            if (!Directory.Exists(folder))
            {
                throw new RunException(ExitCodes.BadInput, $"The library folder {folder} does not exist; give the folder of mscorlib.dll.");
            }

            Index(folder);
            string neighbour = Path.Combine(Path.GetDirectoryName(folder) ?? folder, "pe");
            if (Directory.Exists(neighbour))
            {
                Index(neighbour);
            }
        }

        foreach (string needed in new[] { "mscorlib", "nanoFramework.TestFramework" })
        {
            if (Assembly(needed) is null)
            {
                throw new RunException(ExitCodes.BadInput, $"{folders} holds no {needed}.dll; give the folder of the device's library.");
            }
        }
    }

    /// <summary>The path of an assembly.</summary>
    /// <param name="name">Its simple name.</param>
    /// <returns>The path, or null when the library does not have it.</returns>
    public string? Assembly(string name) => _files.GetValueOrDefault(name + ".dll") ?? _files.GetValueOrDefault(name + ".exe");

    /// <summary>The path of a converted assembly.</summary>
    /// <param name="name">Its simple name.</param>
    /// <returns>The path, or null when it has to be converted.</returns>
    public string? Converted(string name) => _files.GetValueOrDefault(name + ".pe");

    /// <summary>Every assembly, core library first.</summary>
    /// <returns>Simple names.</returns>
    public IEnumerable<string> Names() =>
        _files.Keys.Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            .Select(file => file[..^4])
            .OrderBy(name => name == "mscorlib" ? 0 : 1)
            .ThenBy(name => name, StringComparer.Ordinal);

    // The file nearest to the folder given wins over one that lies deeper.
    private void Index(string folder)
    {
        EnumerationOptions options = new() { RecurseSubdirectories = true, MaxRecursionDepth = DeepestFolder, IgnoreInaccessible = true };
        foreach (string file in Directory.EnumerateFiles(folder, "*", options)
            .Where(file => Path.GetExtension(file) is ".dll" or ".exe" or ".pe")
            .OrderBy(file => file.Count(one => one == Path.DirectorySeparatorChar))
            .ThenBy(file => file, StringComparer.Ordinal))
        {
            _files.TryAdd(Path.GetFileName(file), file);
        }
    }
}

using System.Xml;
using System.Xml.Linq;

namespace NanoV2G.Tools.OnNanoClr.Projects;

/// <summary>
/// The source files that a project (.nfproj) or a shared project (.projitems) lists, evaluated as MSBuild does for the few
/// things that these files may hold: includes with wildcards, excludes, removals, imports of shared projects and of the
/// repository's own settings. Anything else is refused by name, so that no file is left out in silence.
/// </summary>
public sealed class ProjectFiles
{
    private readonly string _projectFolder;
    private readonly List<string> _files = [];
    private readonly List<string> _references = [];
    private readonly Dictionary<string, string> _properties = new(StringComparer.OrdinalIgnoreCase);

    private ProjectFiles(string projectFolder)
    {
        _projectFolder = projectFolder;
    }

    /// <summary>The source files in the order of the project, each once, as full paths.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The assemblies that the project refers to, by simple name.</summary>
    public IReadOnlyList<string> References => _references;

    /// <summary>Evaluates a project.</summary>
    /// <param name="path">The .nfproj or .projitems.</param>
    /// <returns>What it lists.</returns>
    /// <exception cref="RunException">The project cannot be read, or lists a file that does not exist.</exception>
    public static ProjectFiles Read(string path)
    {
        string full = Path.GetFullPath(path);
        ProjectFiles project = new(Path.GetDirectoryName(full)!);
        project.Take(full);
        return project;
    }

    /// <summary>A property that the project sets.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The last value, or null.</returns>
    public string? Property(string name) => _properties.GetValueOrDefault(name);

    private void Take(string path)
    {
        string thisFolder = Path.GetDirectoryName(path)! + Path.DirectorySeparatorChar;
        foreach (XElement element in Load(path).Elements())
        {
            switch (element.Name.LocalName)
            {
                case "PropertyGroup":
                    TakeProperties(element);
                    break;
                case "ItemGroup":
                    TakeItems(element, path, thisFolder);
                    break;
                case "Import":
                    TakeImport(element, path, thisFolder);
                    break;
            }
        }
    }

    private static XElement Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new RunException(ExitCodes.Failed, $"{path} does not exist, and a project of the device side imports it.");
        }

        try
        {
            return XDocument.Load(path).Root!;
        }
        catch (XmlException broken)
        {
            throw new RunException(ExitCodes.Failed, $"{path}:{broken.LineNumber}: not a project: {broken.Message}");
        }
    }

    private void TakeProperties(XElement group)
    {
        foreach (XElement property in group.Elements())
        {
            _properties[property.Name.LocalName] = property.Value.Trim();
        }
    }

    private void TakeImport(XElement import, string path, string thisFolder)
    {
        // The project system's own files add no source.
        string project = import.Attribute("Project")?.Value ?? string.Empty;
        if (!project.StartsWith("$(NanoFrameworkProjectSystemPath)", StringComparison.OrdinalIgnoreCase))
        {
            Take(Path.GetFullPath(Path.Combine(thisFolder, Expand(project, path, thisFolder))));
        }
    }

    private void TakeItems(XElement group, string path, string thisFolder)
    {
        foreach (XElement item in group.Elements())
        {
            string include = item.Attribute("Include")?.Value ?? string.Empty;
            if (item.Name.LocalName == "Reference")
            {
                _references.Add(include.Split(',')[0].Trim());
            }
            else if (item.Name.LocalName == "Compile")
            {
                RefuseCondition(group, path);
                RefuseCondition(item, path);
                HashSet<string> excluded = Expanded(item, "Exclude", path, thisFolder).ToHashSet(StringComparer.Ordinal);
                _files.AddRange(Expanded(item, "Include", path, thisFolder).Where(file => !excluded.Contains(file) && !_files.Contains(file)));
                HashSet<string> removed = Expanded(item, "Remove", path, thisFolder).ToHashSet(StringComparer.Ordinal);
                _files.RemoveAll(removed.Contains);
            }
        }
    }

    private static void RefuseCondition(XElement element, string path)
    {
        if (element.Attribute("Condition") is not null)
        {
            throw new RunException(ExitCodes.Failed, $"{path}: a condition on source files is not evaluated here; list them without one.");
        }
    }

    private List<string> Expanded(XElement item, string attribute, string path, string thisFolder)
    {
        List<string> files = [];
        foreach (string part in (item.Attribute(attribute)?.Value ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string pattern = Path.Combine(_projectFolder, Expand(part, path, thisFolder));
            IReadOnlyList<string> matches = FilePattern.Matches(pattern);
            if (matches.Count == 0 && attribute == "Include" && !FilePattern.HasWildcard(pattern))
            {
                throw new RunException(ExitCodes.Failed, $"{path} lists {part}, which does not exist.");
            }

            files.AddRange(matches);
        }

        return files;
    }

    private static string Expand(string value, string path, string thisFolder)
    {
        string expanded = value.Replace("$(MSBuildThisFileDirectory)", thisFolder, StringComparison.OrdinalIgnoreCase).Replace('\\', '/');
        return expanded.Contains("$(", StringComparison.Ordinal)
            ? throw new RunException(ExitCodes.Failed, $"{path}: '{value}' holds a property that is not evaluated here; write the path out.")
            : expanded;
    }
}

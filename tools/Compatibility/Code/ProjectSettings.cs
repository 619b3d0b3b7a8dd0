using System.Xml;
using System.Xml.Linq;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>
/// Settings of the project files that the device code is compiled with. From C# 11 on attribute lookup goes wrong on the
/// device and test discovery breaks (seen); overflow checks are ignored there.
/// </summary>
internal static class ProjectSettings
{
    /// <summary>The highest language version that the device takes.</summary>
    public const int HighestLanguage = 10;

    /// <summary>Judges a project file.</summary>
    /// <param name="path">A device head (.nfproj), which must name its language version or import it from a props file beside it, or another project or props file, which need not.</param>
    /// <returns>What is wrong, with the line.</returns>
    /// <exception cref="CompatibilityException">The file is missing or no XML.</exception>
    public static IEnumerable<(int Line, string Reason)> Offences(string path)
    {
        List<XElement> elements = Read(path).Descendants().ToList();
        bool isHead = path.EndsWith(".nfproj", StringComparison.OrdinalIgnoreCase);
        if (isHead && !elements.Concat(ImportedSettings(path, elements)).Any(element => element.Name.LocalName == "LangVersion"))
        {
            yield return (1, $"LangVersion is not set; the device takes {HighestLanguage} at most.");
        }

        foreach (XElement element in elements)
        {
            if (ReasonAgainst(element.Name.LocalName, element.Value.Trim()) is string reason)
            {
                yield return (((IXmlLineInfo)element).LineNumber, reason);
            }
        }
    }

    /// <summary>What the props files beside a project set for it: they are judged by themselves, here only what they name counts.</summary>
    private static IEnumerable<XElement> ImportedSettings(string path, List<XElement> elements)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return elements
            .Where(element => element.Name.LocalName == "Import")
            .Select(import => import.Attribute("Project")?.Value ?? string.Empty)
            .Where(project => project.EndsWith(".props", StringComparison.OrdinalIgnoreCase) && Path.GetFileName(project) == project)
            .SelectMany(project => Read(Path.Combine(folder, project)).Descendants());
    }

    private static string? ReasonAgainst(string name, string value)
    {
        bool isOn = value.Equals("true", StringComparison.OrdinalIgnoreCase);
        return name switch
        {
            "LangVersion" when !IsOldEnough(value) => $"LangVersion '{value}' breaks test discovery on the device, which takes {HighestLanguage} at most.",
            "CheckForOverflowUnderflow" when isOn => "overflow checks are ignored on the device; compare before the operation.",
            "AllowUnsafeBlocks" when isOn => "unsafe code throws when it runs on the device.",
            _ => null,
        };
    }

    private static bool IsOldEnough(string version) =>
        int.TryParse(version.Split('.')[0], out int major) && major <= HighestLanguage;

    private static XDocument Read(string path)
    {
        try
        {
            return XDocument.Load(path, LoadOptions.SetLineInfo);
        }
        catch (Exception wrong) when (wrong is IOException or XmlException or UnauthorizedAccessException)
        {
            throw new CompatibilityException($"{path} cannot be read as a project file ({wrong.Message.TrimEnd('.')}); mend it.");
        }
    }
}

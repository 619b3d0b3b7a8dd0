using System.Text;
using System.Text.Json;
using NanoV2G.Firmware.Settings;
using NanoV2G.Hal.Board;
using NanoV2G.Hal.Simulated.Board;
using NanoV2G.Hal.Simulated.Site;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Sites;

/// <summary>
/// Reads a site file: JSON with what differs from the defaults. The keys stand in README.md beside this file and in
/// site.schema.json; an unknown one is refused, because a slip of the pen would otherwise pass for a default.
/// </summary>
public static class SiteFile
{
    /// <summary>The keys of the object <c>site</c>.</summary>
    public static readonly FieldBinder SiteFields = new(typeof(SiteParameters), nameof(SiteParameters.VehicleConnectedAtStart));

    /// <summary>The keys of the objects <c>boundaryMeter</c> and <c>assetMeter</c>.</summary>
    public static readonly FieldBinder MeterFields = new(typeof(MeterParameters));

    /// <summary>The keys of the object <c>inverterProtection</c>.</summary>
    public static readonly FieldBinder ProtectionFields = new(typeof(ProtectionParameters));

    /// <summary>The keys of the object <c>unit</c>.</summary>
    public static readonly FieldBinder UnitFields = new(typeof(UnitSettings), nameof(UnitSettings.ScheduleCount));

    /// <summary>The keys of the object <c>field</c>.</summary>
    public static readonly FieldBinder FieldDevices = new(typeof(FieldSettings));

    private static readonly string[] Sections = ["$schema", "site", "boundaryMeter", "assetMeter", "inverterProtection", "field", "unit", "plugEvents", "schedule", "run", "house", "solar", "faults"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>What it describes.</returns>
    /// <exception cref="UserInputException">The file cannot be used.</exception>
    public static SiteDescription Read(string path)
    {
        UserInputException Fail(long line, string what) => new($"{path}, line {line}: {what}.");
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string cause = exception is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read";
            throw new UserInputException($"--site: the file \"{path}\" {cause}; expected a readable JSON file.");
        }

        SiteDescription description = Interpret(JsonEntry.Read(content, Fail), Fail);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        description.FlashFile = description.FlashFile is string flash ? Path.Combine(folder, flash) : null;
        return description;
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What it is called in errors.</param>
    /// <returns>What it describes.</returns>
    /// <exception cref="UserInputException">The text cannot be used.</exception>
    public static SiteDescription Parse(string json, string name)
    {
        UserInputException Fail(long line, string what) => new($"{name}, line {line}: {what}.");
        return Interpret(JsonEntry.Read(Encoding.UTF8.GetBytes(json), Fail), Fail);
    }

    /// <summary>Refuses anything but an object.</summary>
    /// <param name="key">Key of the value.</param>
    /// <param name="entry">The value.</param>
    /// <param name="fail">Makes the error.</param>
    public static void RequireObject(string key, JsonEntry entry, Func<long, string, Exception> fail)
    {
        if (entry.Kind != JsonTokenType.StartObject)
        {
            throw fail(entry.Line, $"found {Show(entry)} for {key}, expected an object");
        }
    }

    /// <summary>The words for a key that does not exist.</summary>
    /// <param name="section">Where it was found.</param>
    /// <param name="name">The key.</param>
    /// <param name="known">The keys that exist there.</param>
    /// <returns>What was found and what is expected.</returns>
    public static string UnknownKey(string section, string name, IEnumerable<string> known)
    {
        string nearest = known.MinBy(key => Difference(key, name)) ?? "";
        string expected = Difference(nearest, name) <= Math.Max(2, name.Length / 3)
            ? $"perhaps \"{nearest}\" was meant"
            : "expected one of the keys in tools/CommandLine/Sites/README.md";
        return $"found the unknown key \"{name}\" in {section}, {expected}";
    }

    /// <summary>A value as it is shown in an error.</summary>
    /// <param name="entry">The value.</param>
    /// <returns>Its text, strings in quotes.</returns>
    public static string Show(JsonEntry entry)
    {
        return entry.Kind == JsonTokenType.String ? "\"" + entry.Text + "\"" : entry.Text;
    }

    private static SiteDescription Interpret(JsonEntry root, Func<long, string, Exception> fail)
    {
        RequireObject("the file", root, fail);
        SiteDescription description = new();
        JsonEntry? devices = null;
        foreach ((string name, JsonEntry value) in root.Members)
        {
            description.Keys.UnionWith(value.Members.Select(member => name + "." + member.Name));
            devices = name == "field" ? value : devices;
            ReadSection(name, value, description, fail);
        }

        RequireRanges(root, description, fail);

        // What is installed follows from the site, wherever the file says so.
        description.Field = SimulatedHardware.SettingsFor(description.Site);
        if (devices is not null)
        {
            FieldDevices.Bind(description.Field, "field", devices, fail);
            RequirePositive(devices, fail);
        }

        return description;
    }

    private static void ReadSection(string name, JsonEntry value, SiteDescription description, Func<long, string, Exception> fail)
    {
        switch (name)
        {
            case "$schema":
            case "field":
                break;
            case "run":
                RunSectionReader.Read(value, description, fail);
                break;
            case "house":
                PowerStepReader.Read(name, value, description.House, fail);
                break;
            case "solar":
                PowerStepReader.Read(name, value, description.Solar, fail);
                break;
            case "faults":
                SiteFaultReader.Read(value, description, fail);
                break;
            case "site":
                SiteFields.Bind(description.Site, name, value, fail);
                break;
            case "boundaryMeter":
                MeterFields.Bind(description.Site.BoundaryMeter, name, value, fail);
                break;
            case "assetMeter":
                MeterFields.Bind(description.Site.AssetMeter, name, value, fail);
                break;
            case "inverterProtection":
                ProtectionFields.Bind(description.Site.InverterProtection, name, value, fail);
                break;
            case "unit":
                UnitFields.Bind(description.Unit, name, value, fail);
                RequireNotNegative(value, fail);
                break;
            case "plugEvents":
                PlugEventReader.Read(value, description, fail);
                break;
            case "schedule":
                ScheduleReader.Read(value, description, fail);
                break;
            default:
                throw fail(value.Line, UnknownKey("the file", name, Sections));
        }
    }

    private static void RequireNotNegative(JsonEntry unit, Func<long, string, Exception> fail)
    {
        foreach ((string name, JsonEntry value) in unit.Members)
        {
            if (value.Text.StartsWith('-'))
            {
                throw fail(value.Line, $"found {value.Text} for unit.{name}, expected 0 or more");
            }
        }
    }

    private static void RequirePositive(JsonEntry devices, Func<long, string, Exception> fail)
    {
        foreach ((string name, JsonEntry value) in devices.Members)
        {
            if (value.Kind == JsonTokenType.Number && (value.Text.StartsWith('-') || value.Text.All(c => c == '0')))
            {
                throw fail(value.Line, $"found {value.Text} for field.{name}, expected 1 or more");
            }
        }
    }

    /// <summary>The simulator knows the ranges of its parameters; here they are given their line.</summary>
    private static void RequireRanges(JsonEntry root, SiteDescription description, Func<long, string, Exception> fail)
    {
        string? fault = description.Site.FindFault();
        if (fault is null)
        {
            return;
        }

        string field = fault[..fault.IndexOf(' ', StringComparison.Ordinal)];
        int dot = field.IndexOf('.', StringComparison.Ordinal);
        string section = dot < 0 ? "site" : FieldBinder.KeyOf(field[..dot]);
        string key = FieldBinder.KeyOf(field[(dot + 1)..]);
        JsonEntry? entry = root.Members.Find(member => member.Name == section).Value;
        JsonEntry? value = entry?.Members.Find(member => member.Name == key).Value;
        throw fail((value ?? entry ?? root).Line, $"{section}.{key}{fault[field.Length..]}");
    }

    /// <summary>Edits that turn one word into another (Levenshtein).</summary>
    private static int Difference(string left, string right)
    {
        int[] previous = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int[] current = new int[right.Length + 1];
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = previous[j - 1] + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[right.Length];
    }
}

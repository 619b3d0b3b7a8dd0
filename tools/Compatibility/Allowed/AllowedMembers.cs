using System.Reflection;

namespace NanoV2G.Tools.Compatibility.Allowed;

/// <summary>The library members that device code may use.</summary>
public sealed class AllowedMembers
{
    private readonly Dictionary<string, AllowedMember> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _assemblies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    private AllowedMembers()
    {
    }

    /// <summary>Every entry, in the order of the list.</summary>
    public IReadOnlyCollection<AllowedMember> Entries => _members.Values;

    /// <summary>Entries that nothing has asked for since the list was read: after a check, those that no code uses.</summary>
    public IReadOnlyList<AllowedMember> Unused => _members.Values.Where(member => !_used.Contains(member.Name)).ToList();

    /// <summary>The list built into the tool.</summary>
    /// <returns>The list.</returns>
    public static AllowedMembers BuiltIn()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("allowed-members.txt")!;
        using StreamReader reader = new(stream);
        return Parse(reader.ReadToEnd(), "allowed-members.txt");
    }

    /// <summary>A list from a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The list.</returns>
    /// <exception cref="CompatibilityException">The file is missing or a line cannot be read.</exception>
    public static AllowedMembers Load(string path) =>
        File.Exists(path)
            ? Parse(File.ReadAllText(path), path)
            : throw new CompatibilityException($"{path} does not exist; give a list of allowed members.");

    /// <summary>Reads a list.</summary>
    /// <param name="text">The text: sections <c>[assembly]</c>, lines <c>any|tick|type name [-> name on the device]</c>, comments after #.</param>
    /// <param name="source">Named in errors.</param>
    /// <returns>The list.</returns>
    /// <exception cref="CompatibilityException">A line cannot be read.</exception>
    public static AllowedMembers Parse(string text, string source)
    {
        AllowedMembers allowed = new();
        string assembly = string.Empty;
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Split('#')[0].Trim();
            if (line.Length == 0)
            {
                continue;
            }

            if (line.StartsWith('[') && line.EndsWith(']') && line.Length > 2)
            {
                assembly = line[1..^1];
                continue;
            }

            AllowedMember member = AllowedMember.Read(line, assembly)
                ?? throw new CompatibilityException($"{source}:{i + 1}: '{line}' is not 'any', 'tick' or 'type' and a name below an [assembly].");
            if (!allowed.TryAdd(member))
            {
                throw new CompatibilityException($"{source}:{i + 1}: '{member.Name}' is listed twice; strike one of the lines out.");
            }
        }

        return allowed;
    }

    /// <summary>Whether a member may be used.</summary>
    /// <param name="name">As <see cref="Code.MemberNames"/> writes it.</param>
    /// <returns>Whether it may.</returns>
    public bool Allows(string name) => Use(name) is { Use: not MemberUse.TypeOnly };

    /// <summary>Whether a member may be used on the tick path.</summary>
    /// <param name="name">As <see cref="Code.MemberNames"/> writes it.</param>
    /// <returns>Whether it may.</returns>
    public bool AllowsOnTick(string name) => Use(name) is { Use: MemberUse.Tick };

    /// <summary>Whether a type may be named: it is listed, or one of its members is.</summary>
    /// <param name="name">Full name.</param>
    /// <returns>Whether it may.</returns>
    public bool AllowsType(string name)
    {
        Use(name);
        return _assemblies.ContainsKey(name);
    }

    /// <summary>The device assembly that has a type.</summary>
    /// <param name="name">Full name of the type.</param>
    /// <returns>The assembly's name, or null for a type that is not listed.</returns>
    public string? AssemblyOf(string name) => _assemblies.GetValueOrDefault(name);

    private AllowedMember? Use(string name)
    {
        if (_members.TryGetValue(name, out AllowedMember? member))
        {
            _used.Add(name);
        }

        return member;
    }

    private bool TryAdd(AllowedMember member)
    {
        _assemblies.TryAdd(member.TypeName, member.Assembly);
        return _members.TryAdd(member.Name, member);
    }
}

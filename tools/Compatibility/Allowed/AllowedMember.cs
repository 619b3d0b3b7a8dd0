using System.Text.RegularExpressions;

namespace NanoV2G.Tools.Compatibility.Allowed;

/// <summary>Where a member of the library may be used.</summary>
public enum MemberUse
{
    /// <summary>The type may be named; the entry stands for no member.</summary>
    TypeOnly,

    /// <summary>Anywhere but on the tick path: it may allocate or wait.</summary>
    Any,

    /// <summary>Everywhere: it neither allocates nor waits.</summary>
    Tick,
}

/// <summary>One entry of the list.</summary>
/// <param name="Assembly">The device assembly that has it.</param>
/// <param name="Use">Where it may be used.</param>
/// <param name="Name">Its name as the desktop compiler writes it.</param>
/// <param name="DeviceName">Its name on the device: another one where the device's compiler calls something else for the same source.</param>
public sealed partial record AllowedMember(string Assembly, MemberUse Use, string Name, string DeviceName)
{
    /// <summary>The declaring type, or the type itself.</summary>
    public string TypeName => Use == MemberUse.TypeOnly ? Name : DeclaringType(Name);

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without comment.</param>
    /// <param name="assembly">The section it stands in.</param>
    /// <returns>The entry, or null when it cannot be read.</returns>
    public static AllowedMember? Read(string line, string assembly)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        MemberUse? use = words[0] switch
        {
            "type" => MemberUse.TypeOnly,
            "any" => MemberUse.Any,
            "tick" => MemberUse.Tick,
            _ => null,
        };
        AllowedMember? member = words switch
        {
            [_, string name] when use is not null => new AllowedMember(assembly, use.Value, name, name),
            [_, string name, "->", string deviceName] when use is not null => new AllowedMember(assembly, use.Value, name, deviceName),
            _ => null,
        };
        return member is not null && assembly.Length > 0 && IsWellFormed(member.Use, member.Name) && IsWellFormed(member.Use, member.DeviceName)
            ? member
            : null;
    }

    private static bool IsWellFormed(MemberUse use, string name) =>
        use == MemberUse.TypeOnly ? TypeForm().IsMatch(name) : MemberForm().IsMatch(name);

    [GeneratedRegex(@"^[\w+]+(\.[\w+]+)*$")]
    private static partial Regex TypeForm();

    [GeneratedRegex(@"^[\w+]+(\.[\w+]+)*\.(\.ctor|\w+)(\(([\w.+\[\]&]+(,[\w.+\[\]&]+)*)?\))?$")]
    private static partial Regex MemberForm();

    private static string DeclaringType(string name)
    {
        int end = name.IndexOf('(', StringComparison.Ordinal);
        string path = end < 0 ? name : name[..end];
        path = path.Replace("..ctor", ".ctor", StringComparison.Ordinal);
        return path[..path.LastIndexOf('.')];
    }
}

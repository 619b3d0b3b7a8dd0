using Mono.Cecil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Allowed;

/// <summary>Proves the list against the device's own library, where that is at hand.</summary>
public static class AllowedMembersProof
{
    /// <summary>The entries that the library does not have.</summary>
    /// <param name="allowed">The list.</param>
    /// <param name="findAssembly">Gives the path of an assembly by its name, or null when it is not at hand.</param>
    /// <returns>The entries to strike out, and how many were proved.</returns>
    public static (IReadOnlyList<AllowedMember> Missing, int Proved, IReadOnlyList<string> NotAtHand) Check(
        AllowedMembers allowed,
        Func<string, string?> findAssembly)
    {
        List<AllowedMember> missing = [];
        List<string> notAtHand = [];
        int proved = 0;
        foreach (IGrouping<string, AllowedMember> section in allowed.Entries.GroupBy(entry => entry.Assembly))
        {
            if (findAssembly(section.Key) is not string path)
            {
                notAtHand.Add(section.Key);
                continue;
            }

            HashSet<string> names = NamesIn(path);
            foreach (AllowedMember entry in section)
            {
                if (names.Contains(entry.DeviceName))
                {
                    proved++;
                }
                else
                {
                    missing.Add(entry);
                }
            }
        }

        return (missing, proved, notAtHand);
    }

    private static HashSet<string> NamesIn(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (TypeDefinition type in module.GetTypes().Where(type => type.IsPublic || type.IsNestedPublic))
        {
            names.Add(MemberNames.Of(type));
            names.UnionWith(type.Methods.Where(method => method.IsPublic || method.IsFamily).Select(MemberNames.Of));
            names.UnionWith(type.Fields.Where(field => field.IsPublic).Select(MemberNames.Of));
        }

        return names;
    }
}

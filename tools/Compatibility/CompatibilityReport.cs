using System.Text.Json;
using NanoV2G.Tools.Compatibility.Allowed;

namespace NanoV2G.Tools.Compatibility;

/// <summary>The result of a check.</summary>
public sealed class CompatibilityReport
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    internal CompatibilityReport(IReadOnlyList<Finding> findings, int assemblies, int methods, int tickMethods, int rules, IReadOnlyList<AllowedMember> unused)
    {
        Findings = findings;
        Assemblies = assemblies;
        Methods = methods;
        TickMethods = tickMethods;
        Rules = rules;
        UnusedMembers = unused;
    }

    /// <summary>What was found, ordered by file, line and rule.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>How many assemblies were read.</summary>
    public int Assemblies { get; }

    /// <summary>How many methods were checked.</summary>
    public int Methods { get; }

    /// <summary>How many of them can be reached from the tick.</summary>
    public int TickMethods { get; }

    /// <summary>How many rules were applied.</summary>
    public int Rules { get; }

    /// <summary>Entries of the allow-list that no code uses, to be struck out. They fail no check.</summary>
    public IReadOnlyList<AllowedMember> UnusedMembers { get; }

    /// <summary>Whether the device code passes.</summary>
    public bool Passed => Findings.Count == 0;

    /// <summary>The findings for people and editors: one line each, <c>file:line: rule: reason</c>.</summary>
    /// <returns>The lines, empty when the check passed.</returns>
    public IEnumerable<string> ToLines() => Findings.Select(finding => finding.ToString());

    /// <summary>The findings for machines.</summary>
    /// <returns>One array of flat rows with <c>file line rule reason</c>.</returns>
    public string ToJson() => JsonSerializer.Serialize(Findings, Json);

    /// <summary>One sentence that says what was looked at and how it ended.</summary>
    /// <returns>The sentence.</returns>
    public string Summary() =>
        $"check-nano: {Methods} methods of {Assemblies} assemblies, {TickMethods} of them on the tick path, {Rules} rules: "
        + (Passed ? "nothing found." : $"{Findings.Count} found.");
}

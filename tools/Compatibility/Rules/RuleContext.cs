using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Allowed;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>What a rule may ask, and where it reports.</summary>
public sealed class RuleContext
{
    private readonly string _root;
    private readonly HashSet<Finding> _findings = [];

    internal RuleContext(LoadedCode code, AllowedMembers allowed, CompatibilityOptions options)
    {
        Code = code;
        Allowed = allowed;
        Graph = new CallGraph(code);
        Tick = TickPath.Follow(Graph, options);
        Options = options;
        _root = Path.GetFullPath(options.RepositoryRoot);
    }

    /// <summary>The checked code.</summary>
    public LoadedCode Code { get; }

    /// <summary>The library members that the device has.</summary>
    public AllowedMembers Allowed { get; }

    /// <summary>Who may call whom on the device side.</summary>
    public CallGraph Graph { get; }

    /// <summary>What a tick can reach.</summary>
    public TickPath Tick { get; }

    /// <summary>The options of the check.</summary>
    public CompatibilityOptions Options { get; }

    /// <summary>Reports an instruction.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="method">The method.</param>
    /// <param name="instruction">The instruction.</param>
    /// <param name="reason">What it is and why it matters.</param>
    public void Report(string rule, MethodDefinition method, Instruction instruction, string reason) =>
        Report(rule, Code.Sources.Of(method, instruction), reason);

    /// <summary>Reports a declaration.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="method">The method.</param>
    /// <param name="reason">What it is and why it matters.</param>
    public void Report(string rule, MethodDefinition method, string reason) => Report(rule, Code.Sources.Of(method), reason);

    /// <summary>Reports a declaration.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="field">The field.</param>
    /// <param name="reason">What it is and why it matters.</param>
    public void Report(string rule, FieldDefinition field, string reason) => Report(rule, Code.Sources.Of(field), reason);

    /// <summary>Reports a declaration.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="type">The type.</param>
    /// <param name="reason">What it is and why it matters.</param>
    public void Report(string rule, TypeDefinition type, string reason) => Report(rule, Code.Sources.Of(type), reason);

    internal void Report(string rule, SourcePlace place, string reason)
    {
        string file = place.File;
        if (Path.IsPathRooted(file))
        {
            string relative = Path.GetRelativePath(_root, file);
            file = relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
        }

        _findings.Add(new Finding(file.Replace('\\', '/'), place.Line, rule, reason));
    }

    internal IReadOnlyList<Finding> Findings() =>
        _findings.OrderBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Rule, StringComparer.Ordinal)
            .ThenBy(finding => finding.Reason, StringComparer.Ordinal)
            .ToList();
}

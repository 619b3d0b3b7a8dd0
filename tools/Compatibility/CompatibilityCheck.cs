using Mono.Cecil;
using NanoV2G.Tools.Compatibility.Allowed;
using NanoV2G.Tools.Compatibility.Code;
using NanoV2G.Tools.Compatibility.Rules;

namespace NanoV2G.Tools.Compatibility;

/// <summary>
/// Reads the compiled device code and reports what nanoFramework would refuse, run wrongly or pay for on the tick.
/// The assemblies are those of the PC build, so the check needs no nanoFramework package.
/// </summary>
public static class CompatibilityCheck
{
    /// <summary>Applies all rules.</summary>
    /// <param name="options">What is checked.</param>
    /// <returns>The findings.</returns>
    /// <exception cref="CompatibilityException">An assembly, its symbols or the allow-list cannot be read.</exception>
    public static CompatibilityReport Run(CompatibilityOptions options)
    {
        AllowedMembers allowed = options.AllowedMembersFile is null
            ? AllowedMembers.BuiltIn()
            : AllowedMembers.Load(options.AllowedMembersFile);
        using LoadedCode code = LoadedCode.Load(options);
        RuleContext context = new(code, allowed, options);
        IReadOnlyList<Rule> rules = RuleSet.All();
        int methods = 0;
        foreach (CodeType type in code.Types)
        {
            foreach (Rule rule in rules)
            {
                if (rule.Covers(type.Side))
                {
                    Apply(rule, type, context);
                }
            }

            methods += type.Definition.Methods.Count;
        }

        CheckProjects(options, context);
        foreach (string missing in context.Tick.Missing)
        {
            context.Report(
                "tick-root",
                new SourcePlace("tools/Compatibility", 0),
                $"'{missing}' is named as a start or an end of the tick path and does not exist, so the path is not the one that is meant.");
        }

        return new CompatibilityReport(context.Findings(), options.Assemblies.Select(assembly => assembly.Path).Distinct().Count(), methods, context.Tick.Count, rules.Count, allowed.Unused);
    }

    private static void CheckProjects(CompatibilityOptions options, RuleContext context)
    {
        foreach (string file in options.ProjectFiles)
        {
            foreach ((int line, string reason) in ProjectSettings.Offences(file))
            {
                context.Report("project-settings", new SourcePlace(file, line), reason);
            }
        }
    }

    private static void Apply(Rule rule, CodeType type, RuleContext context)
    {
        rule.CheckType(type.Definition, context);
        foreach (FieldDefinition field in type.Definition.Fields)
        {
            rule.CheckField(field, context);
        }

        foreach (MethodDefinition method in type.Definition.Methods)
        {
            rule.CheckMethod(method, context);
            if (!method.HasBody || StateMachineRule.IsStateMachine(method))
            {
                continue;
            }

            rule.CheckBody(method, context);
            foreach (Mono.Cecil.Cil.Instruction instruction in method.Body.Instructions)
            {
                rule.CheckInstruction(method, instruction, context);
            }
        }
    }
}

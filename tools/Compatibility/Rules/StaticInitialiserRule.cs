using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// Static initialisers neither throw nor lean on one another. The device runs them all at load, in the order in which
/// the types stand in the assembly: one that reads another type's static field may see null or zero there (seen on the
/// interpreter), and one that throws leaves its fields unset without stopping the program.
/// </summary>
public sealed class StaticInitialiserRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "static-initialiser";

    /// <inheritdoc/>
    public override void CheckBody(MethodDefinition method, RuleContext context)
    {
        if (!method.IsConstructor || !method.IsStatic || method.DeclaringType.Name.StartsWith('<'))
        {
            return;
        }

        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (Hazard(method.DeclaringType, instruction, context, []) is string reason)
            {
                context.Report(Id, method, instruction, reason);
            }
        }
    }

    private static string? Hazard(TypeDefinition owner, Instruction instruction, RuleContext context, HashSet<MethodDefinition> seen)
    {
        if (instruction.OpCode.Code == Op.Throw)
        {
            return "a static initialiser can throw here, which leaves the fields unset and does not stop the program.";
        }

        if (instruction.OpCode.Code is Op.Ldsfld or Op.Ldsflda)
        {
            return ReadsAnother(owner, (FieldReference)instruction.Operand, context);
        }

        if (instruction.OpCode.Code is Op.Castclass or Op.Unbox_Any || (instruction.OpCode.Code is Op.Div or Op.Rem && !DividesByConstant(instruction)))
        {
            return "a cast or a division in a static initialiser can throw, which leaves the fields unset and does not stop the program.";
        }

        if (instruction.Operand is not MethodReference called || instruction.OpCode.FlowControl != FlowControl.Call)
        {
            return null;
        }

        IReadOnlyList<MethodDefinition> targets = Targets(instruction, called, context);
        if (targets.Count == 0 && !context.Code.Owns(called.DeclaringType))
        {
            return IsFromBoardLibrary(called, context) || called.Name == "Parse"
                ? $"a static initialiser calls '{called.DeclaringType.Name}.{called.Name}', which can throw and leave the fields unset."
                : null;
        }

        return targets
            .Where(target => target.HasBody && seen.Add(target))
            .SelectMany(target => target.Body.Instructions)
            .Select(inner => Hazard(owner, inner, context, seen))
            .FirstOrDefault(reason => reason is not null);
    }

    private static IReadOnlyList<MethodDefinition> Targets(Instruction instruction, MethodReference called, RuleContext context)
    {
        List<MethodDefinition> targets = context.Graph.Targets(instruction).ToList();
        bool isOwn = targets.Count == 0 && context.Code.Owns(called.DeclaringType);
        return isOwn && context.Code.Resolve(called) is MethodDefinition target ? [target] : targets;
    }

    private static bool IsFromBoardLibrary(MethodReference called, RuleContext context) =>
        context.Allowed.AssemblyOf(MemberNames.Of(called.DeclaringType)) is string assembly && assembly != "mscorlib";

    private static bool DividesByConstant(Instruction instruction) =>
        instruction.Previous is { } divisor
        && (divisor.Operand is int and not 0 or sbyte and not 0 or long and not 0 || divisor.OpCode.Code is >= Op.Ldc_I4_1 and <= Op.Ldc_I4_8);

    private static string? ReadsAnother(TypeDefinition owner, FieldReference reference, RuleContext context)
    {
        TypeDefinition? declaring = context.Code.Resolve(reference.DeclaringType);
        bool isOther = declaring is not null && declaring != owner && context.Code.Owns(declaring) && !declaring.Name.StartsWith('<');
        return isOther && declaring!.Methods.Any(method => method.IsConstructor && method.IsStatic)
            ? $"a static initialiser reads '{declaring.Name}.{reference.Name}', which the device may not have set yet: initialisers run in the order of the types."
            : null;
    }
}

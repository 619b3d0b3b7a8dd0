using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No text from an enumeration: <c>Enum.ToString()</c> gives the name on .NET and the number on the device (seen), so the
/// same event would read differently on the two. A table of names says it on both.
/// </summary>
public sealed class EnumTextRule : Rule
{
    private const string Reason = "the text of an enumeration is its number on the device; look the name up in a table.";

    /// <inheritdoc/>
    public override string Id => "enum-text";

    /// <inheritdoc/>
    public override bool Claims(MemberReference member, RuleContext context) => member.DeclaringType.FullName == "System.Enum";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        if (instruction.Operand is MethodReference called && IsText(instruction, called, context))
        {
            context.Report(Id, method, instruction, Reason);
        }
    }

    private static bool IsText(Instruction instruction, MethodReference called, RuleContext context)
    {
        if (called.DeclaringType.FullName == "System.Enum")
        {
            return true;
        }

        if (called.Name == "ToString" && instruction.Previous is { Operand: TypeReference type } before)
        {
            return before.OpCode.Code is Op.Constrained or Op.Box && context.Code.IsEnum(type);
        }

        return called.DeclaringType.FullName == "System.String"
            && called.Name is "Concat" or "Format"
            && TakesBoxedEnum(instruction, context);
    }

    // The arguments of one call: everything back to the call before it.
    private static bool TakesBoxedEnum(Instruction call, RuleContext context)
    {
        for (Instruction? one = call.Previous; one is not null && one.OpCode.FlowControl == FlowControl.Next; one = one.Previous)
        {
            if (one.OpCode.Code == Op.Box && context.Code.IsEnum((TypeReference)one.Operand))
            {
                return true;
            }
        }

        return false;
    }
}

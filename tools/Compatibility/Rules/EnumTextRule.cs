using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No text from an enumeration: <c>Enum.ToString()</c> gives the name on .NET and the number on the device (seen), so the
/// same event would read differently on the two. A table of names says it on both. A boxed enumeration is reported where
/// it is boxed, since nobody can tell what it is turned into later.
/// </summary>
public sealed class EnumTextRule : Rule
{
    private const string Reason = "the text of an enumeration is its number on the device; look the name up in a table.";

    /// <inheritdoc/>
    public override string Id => "enum-text";

    /// <inheritdoc/>
    public override bool Claims(MemberReference member, RuleContext context) =>
        member is { DeclaringType.FullName: "System.Enum", Name: "ToString" or "Format" or "GetName" or "GetNames" or "Parse" or "TryParse" };

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        bool isBox = instruction.OpCode.Code == Op.Box && context.Code.IsEnum((TypeReference)instruction.Operand);
        if (isBox || (instruction.Operand is MethodReference called && IsText(instruction, called, context)))
        {
            context.Report(Id, method, instruction, Reason);
        }
    }

    private bool IsText(Instruction instruction, MethodReference called, RuleContext context) =>
        Claims(called, context)
        || (called.Name == "ToString"
            && instruction.Previous is { OpCode.Code: Op.Constrained, Operand: TypeReference type }
            && context.Code.IsEnum(type));
}

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No overflow-checked arithmetic: the interpreter silently ignores <c>checked</c> for int, long and narrowing casts
/// (seen), so code that relies on it goes on with a wrong number. Compare before the operation instead. An array size or
/// index of type long is such a cast too.
/// </summary>
public sealed class CheckedArithmeticRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "checked";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        if (instruction.OpCode.Name.Contains(".ovf", StringComparison.Ordinal))
        {
            context.Report(Id, method, instruction, $"'{instruction.OpCode.Name}' checks for overflow, which the interpreter ignores; compare first.");
        }
    }
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No <c>Span</c>, <c>ReadOnlySpan</c> or <c>Memory</c>: they are generic and the library does not have them. The
/// desktop compiler joins strings and chars through spans by itself; the device's compiler calls <c>char.ToString</c>
/// there, so that form alone is not reported.
/// </summary>
public sealed class SpanRule : SignatureRule
{
    /// <inheritdoc/>
    public override string Id => "span";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        if (!IsStringJoining(instruction))
        {
            base.CheckInstruction(method, instruction, context);
        }
    }

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context) =>
        TypeFamilies.IsSpan(type) ? $"'{type.Name}' does not exist on the device; pass array, offset and count." : null;

    private static bool IsStringJoining(Instruction instruction)
    {
        for (Instruction? next = instruction; next is not null && IsSpanStep(next); next = next.Next)
        {
            if (next.Operand is MethodReference { Name: "Concat", DeclaringType.FullName: "System.String" })
            {
                return true;
            }
        }

        return false;
    }

    // Between the first span and Concat stand only more spans, the strings and chars that go into them, and the chars' locals.
    private static bool IsSpanStep(Instruction instruction) =>
        instruction.OpCode.FlowControl is FlowControl.Next
        || (instruction.OpCode.FlowControl == FlowControl.Call && instruction.Operand is MethodReference method && method.DeclaringType.FullName is not "System.MemoryExtensions");
}

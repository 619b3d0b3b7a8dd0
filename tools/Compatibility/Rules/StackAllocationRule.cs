using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>No <c>stackalloc</c>: the interpreter has no <c>localloc</c>; it compiles and throws when it runs (seen on the interpreter).</summary>
public sealed class StackAllocationRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "stack-allocation";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        if (instruction.OpCode.Code == Op.Localloc)
        {
            context.Report(Id, method, instruction, "stackalloc throws when it runs; keep a buffer in a field.");
        }
    }
}

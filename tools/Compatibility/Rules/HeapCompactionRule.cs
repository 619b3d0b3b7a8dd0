using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// <c>GC.Run</c> only with the constant false: a compaction moves every object, and with true the interpreter's PC build
/// crashes (seen), so that what is tested there would not be what runs.
/// </summary>
public sealed class HeapCompactionRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "heap-compaction";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        bool runs = instruction.Operand is MethodReference { Name: "Run", DeclaringType.FullName: "nanoFramework.Runtime.Native.GC" };
        if (runs && instruction.Previous?.OpCode.Code != Op.Ldc_I4_0)
        {
            context.Report(Id, method, instruction, "GC.Run with other than the constant false compacts the heap, which crashes the interpreter.");
        }
    }
}

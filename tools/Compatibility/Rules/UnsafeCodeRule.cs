using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No pointers, no pointers to functions, no argument lists: the interpreter refuses their instructions when they run
/// (seen in its source: arglist, calli, cpblk, initblk, jmp, mkrefany, refanytype, refanyval).
/// </summary>
public sealed class UnsafeCodeRule : SignatureRule
{
    private static readonly HashSet<Op> Refused =
    [
        Op.Arglist, Op.Calli, Op.Cpblk, Op.Initblk, Op.Jmp, Op.Mkrefany, Op.Refanytype, Op.Refanyval,
    ];

    /// <inheritdoc/>
    public override string Id => "unsafe-code";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        base.CheckInstruction(method, instruction, context);
        if (Refused.Contains(instruction.OpCode.Code))
        {
            context.Report(Id, method, instruction, $"the interpreter refuses '{instruction.OpCode.Name}' when it runs; use arrays and delegates.");
        }
    }

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context) =>
        type is PointerType or FunctionPointerType or PinnedType
            ? "a pointer cannot be used on the device; pass array, offset and count."
            : null;
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No object is made on the tick path: each becomes garbage, and a collection with 100,000 dead objects costs about
/// 12,500 loop iterations (seen on the interpreter). Delegates count; so do closures.
/// </summary>
public sealed class TickNewRule : TickRule
{
    /// <inheritdoc/>
    public override string Id => "tick-new";

    /// <inheritdoc/>
    protected override string? ReasonAgainst(Instruction instruction, RuleContext context) =>
        instruction.OpCode.Code == Op.Newobj
        && instruction.Operand is MethodReference constructor
        && constructor.DeclaringType is not ArrayType
        && !IsOwnStruct(constructor.DeclaringType, context)
            ? $"'new {constructor.DeclaringType.Name}' allocates; make it once and reuse it"
            : null;
}

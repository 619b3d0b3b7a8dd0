using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>No array is made on the tick path, not even the hidden one of a <c>params</c> call: it becomes garbage with each tick.</summary>
public sealed class TickArrayRule : TickRule
{
    /// <inheritdoc/>
    public override string Id => "tick-array";

    /// <inheritdoc/>
    protected override string? ReasonAgainst(Instruction instruction, RuleContext context) =>
        instruction.OpCode.Code == Op.Newarr ? "an array is allocated; make it once and reuse it" : null;
}

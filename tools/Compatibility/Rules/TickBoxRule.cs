using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>No value is boxed on the tick path: the box is an object and becomes garbage with each tick.</summary>
public sealed class TickBoxRule : TickRule
{
    /// <inheritdoc/>
    public override string Id => "tick-box";

    /// <inheritdoc/>
    protected override string? ReasonAgainst(Instruction instruction, RuleContext context) =>
        instruction.OpCode.Code == Op.Box ? "a value is boxed, which allocates" : null;
}

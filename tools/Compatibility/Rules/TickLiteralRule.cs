using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>No string literal on the tick path: on the device each use allocates 24 bytes (seen on the interpreter), unlike on .NET.</summary>
public sealed class TickLiteralRule : TickRule
{
    /// <inheritdoc/>
    public override string Id => "tick-literal";

    /// <inheritdoc/>
    protected override string? ReasonAgainst(Instruction instruction, RuleContext context) =>
        instruction.OpCode.Code == Op.Ldstr ? "a string literal allocates with each use on the device; keep it in a static field" : null;
}

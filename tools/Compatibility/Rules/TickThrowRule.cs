using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// Nothing is thrown on the tick path: a throw costs 185 bytes (seen on the interpreter), and a tick that ends early has
/// not set its actuators. What is out of range is clamped or flagged.
/// </summary>
public sealed class TickThrowRule : TickRule
{
    /// <inheritdoc/>
    public override string Id => "tick-throw";

    /// <inheritdoc/>
    protected override string? ReasonAgainst(Instruction instruction, RuleContext context) =>
        instruction.OpCode.Code is Op.Throw or Op.Rethrow
        || instruction.Operand is MethodReference { Name: "ThrowSwitchExpressionException" or "ThrowInvalidOperationException" }
            ? "an exception ends the tick before its actuators are set"
            : null;
}

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No lock on the tick path: another thread may be stopped inside it by a native call of any length, and the tick would
/// wait for it. <c>SampleGate</c> hands over fields without waiting.
/// </summary>
public sealed class TickLockRule : TickRule
{
    /// <inheritdoc/>
    public override string Id => "tick-lock";

    /// <inheritdoc/>
    public override void CheckBody(MethodDefinition method, RuleContext context)
    {
        if (method.IsSynchronized && context.Tick.Contains(method))
        {
            context.Report(Id, method, $"a synchronised method locks (tick path: {context.Tick.WayTo(method)})");
        }
    }

    /// <inheritdoc/>
    protected override string? ReasonAgainst(Instruction instruction, RuleContext context) =>
        instruction.Operand is MethodReference { DeclaringType.FullName: "System.Threading.Monitor" or "System.Threading.Lock", Name: not "Exit" }
            ? "a lock lets the tick wait for another thread"
            : null;
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No <c>volatile</c>: it cannot be compiled for the device (seen). <c>Interlocked</c>, on int, or <c>lock</c> hand values from
/// thread to thread.
/// </summary>
public sealed class VolatileRule : SignatureRule
{
    private const string Reason = "volatile cannot be compiled for the device; use Interlocked on an int.";

    /// <inheritdoc/>
    public override string Id => "volatile";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        if (instruction.OpCode.Code == Op.Volatile)
        {
            context.Report(Id, method, instruction, Reason);
        }
    }

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context) =>
        type is RequiredModifierType { ModifierType.FullName: "System.Runtime.CompilerServices.IsVolatile" } ? Reason : null;
}

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>A rule about members of the library that are called or read.</summary>
public abstract class MemberRule : Rule
{
    /// <inheritdoc/>
    public override bool Claims(MemberReference member, RuleContext context) => ReasonAgainst(member, context) is not null;

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        if (instruction.Operand is MemberReference member and not TypeReference && ReasonAgainst(member, context) is string reason)
        {
            context.Report(Id, method, instruction, reason);
        }
    }

    /// <summary>What is wrong with a member.</summary>
    /// <param name="member">A method or field.</param>
    /// <param name="context">The check.</param>
    /// <returns>The reason, or null when nothing is.</returns>
    protected abstract string? ReasonAgainst(MemberReference member, RuleContext context);
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// On the tick path only library members that neither allocate nor wait: those marked <c>tick</c> in
/// <c>allowed-members.txt</c>.
/// </summary>
public sealed class TickLibraryRule : TickRule
{
    /// <inheritdoc/>
    public override string Id => "tick-library";

    /// <inheritdoc/>
    protected override string? ReasonAgainst(Instruction instruction, RuleContext context)
    {
        if (instruction.Operand is not MethodReference method
            || instruction.OpCode.Code == Op.Newobj
            || method.DeclaringType is TypeSpecification or GenericParameter
            || method.DeclaringType.FullName is "System.Threading.Monitor"
            || context.Code.Owns(method.DeclaringType))
        {
            return null;
        }

        string name = MemberNames.Of(method);
        return context.Allowed.Allows(name) && !context.Allowed.AllowsOnTick(name) ? $"'{name}' may allocate or wait" : null;
    }
}

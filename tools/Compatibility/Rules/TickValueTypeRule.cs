using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No struct of our own on the tick path: a local of it allocates 185 bytes even on branches that are not taken, and
/// passing it by value 1,040 (seen on the 64-bit interpreter). A reused object with public fields costs least.
/// </summary>
public sealed class TickValueTypeRule : SignatureRule
{
    /// <inheritdoc/>
    public override string Id => "tick-value-type";

    /// <inheritdoc/>
    public override bool Covers(Side side) => side == Side.Device;

    /// <inheritdoc/>
    public override bool Claims(MemberReference member, RuleContext context) => false;

    /// <inheritdoc/>
    public override void CheckType(TypeDefinition type, RuleContext context)
    {
    }

    /// <inheritdoc/>
    public override void CheckField(FieldDefinition field, RuleContext context)
    {
    }

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        base.CheckInstruction(method, instruction, context);
        bool copies = instruction.OpCode.Code is Op.Ldfld or Op.Stfld or Op.Ldsfld or Op.Stsfld;
        if (copies && Covers(method, context) && ReasonAgainst(((FieldReference)instruction.Operand).FieldType, context) is string reason)
        {
            context.Report(Id, method, instruction, reason);
        }
    }

    /// <inheritdoc/>
    protected override bool Covers(MethodDefinition method, RuleContext context) => context.Tick.Contains(method);

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context) =>
        context.Code.Owns(type) && context.Code.Resolve(type) is { IsValueType: true, IsEnum: false }
            ? $"the struct '{type.Name}' allocates wherever it is a local or an argument; use a reused object"
            : null;
}

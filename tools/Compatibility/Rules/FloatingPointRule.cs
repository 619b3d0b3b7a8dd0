using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No float or double: dividing one by zero throws a bare exception, <c>NaN &gt; x</c> is true, and formats give wrong
/// text (all seen on the interpreter). Everything is integers in stated units; a meter's IEEE 754 register is decoded by
/// integer arithmetic, or in a decoder that the options list.
/// </summary>
public sealed class FloatingPointRule : SignatureRule
{
    private const string Reason = "floating point divides, compares and prints wrongly on the interpreter; use integers in a smaller unit.";

    /// <inheritdoc/>
    public override string Id => "floating-point";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        base.CheckInstruction(method, instruction, context);
        if (IsFloatingPoint(instruction.OpCode.Code) && Covers(method, context))
        {
            context.Report(Id, method, instruction, Reason);
        }
    }

    /// <inheritdoc/>
    protected override bool Covers(MethodDefinition method, RuleContext context) =>
        !context.Options.FloatingPointDecoders.Contains($"{MemberNames.Of(method.DeclaringType)}::{method.Name}");

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context) =>
        TypeFamilies.IsFloatingPoint(type) ? Reason : null;

    private static bool IsFloatingPoint(Op code) =>
        code is Op.Ldc_R4 or Op.Ldc_R8 or Op.Conv_R4 or Op.Conv_R8 or Op.Conv_R_Un or Op.Ldelem_R4 or Op.Ldelem_R8
            or Op.Stelem_R4 or Op.Stelem_R8 or Op.Ldind_R4 or Op.Ldind_R8 or Op.Stind_R4 or Op.Stind_R8 or Op.Ckfinite;
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No instances of generic types or methods, not even of the library's: <c>Action&lt;int&gt;</c> or
/// <c>IEnumerable&lt;int&gt;</c> in a signature aborts the program at load (seen on the interpreter).
/// </summary>
public sealed class GenericInstanceRule : SignatureRule
{
    /// <inheritdoc/>
    public override string Id => "generic-instance";

    /// <inheritdoc/>
    public override bool Claims(MemberReference member, RuleContext context) =>
        member is GenericInstanceMethod || base.Claims(member, context);

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        base.CheckInstruction(method, instruction, context);
        if (instruction.Operand is GenericInstanceMethod instance && !TypeFamilies.IsInterpolation(instance.DeclaringType))
        {
            context.Report(Id, method, instruction, $"'{instance.DeclaringType.Name}.{instance.Name}' is called as a generic method, which aborts the program at load.");
        }
    }

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context) =>
        TypeFamilies.IsOtherGeneric(type) && !IsSelf((GenericInstanceType)type)
            ? $"'{type.Name}' is an instance of a generic type, which aborts the program at load."
            : null;

    // Inside a generic type its own members name it by its own parameters; the declaration is reported already.
    private static bool IsSelf(GenericInstanceType type) =>
        type.GenericArguments.All(argument => argument is GenericParameter parameter && parameter.Owner is TypeReference);
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// Code outside the real board uses the core library alone: the interpreter's PC build, where it is tested, has neither
/// files nor sockets nor native HMAC, so what is identical on both is managed code.
/// </summary>
public sealed class PortableCodeRule : SignatureRule
{
    /// <inheritdoc/>
    public override string Id => "portable-code";

    /// <inheritdoc/>
    public override bool Claims(MemberReference member, RuleContext context) => false;

    /// <inheritdoc/>
    public override void CheckType(TypeDefinition type, RuleContext context)
    {
        if (context.Code.IsPortable(type))
        {
            base.CheckType(type, context);
        }
    }

    /// <inheritdoc/>
    public override void CheckField(FieldDefinition field, RuleContext context)
    {
        if (context.Code.IsPortable(field.DeclaringType))
        {
            base.CheckField(field, context);
        }
    }

    /// <inheritdoc/>
    protected override bool Covers(MethodDefinition method, RuleContext context) => context.Code.IsPortable(method.DeclaringType);

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context) =>
        !context.Code.Owns(type) && context.Allowed.AssemblyOf(MemberNames.Of(type)) is string assembly
            && assembly is not ("mscorlib" or "nanoFramework.TestFramework")
            ? $"'{type.Name}' is in {assembly}, which only the real board has; go through an interface of hal."
            : null;
}

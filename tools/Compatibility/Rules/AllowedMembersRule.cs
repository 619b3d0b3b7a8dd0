using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// Only library members that the device has: the code is compiled against .NET here, whose library is a hundred times
/// larger, so each member used must stand in <c>allowed-members.txt</c>, which is verified against the device's own.
/// </summary>
public sealed class AllowedMembersRule : SignatureRule
{
    // What the desktop compiler attaches by itself is not attached on the device, or is made by the compiler there.
    private static readonly HashSet<string> AttachedByCompiler =
    [
        "AsyncStateMachineAttribute", "CompilerGeneratedAttribute", "DebuggerBrowsableAttribute", "DebuggerHiddenAttribute",
        "DebuggerStepThroughAttribute", "DefaultMemberAttribute", "DynamicAttribute", "ExtensionAttribute", "IsByRefLikeAttribute", "IsReadOnlyAttribute",
        "IteratorStateMachineAttribute", "NativeIntegerAttribute", "NullableAttribute", "NullableContextAttribute",
        "ParamArrayAttribute", "PreserveBaseOverridesAttribute", "TupleElementNamesAttribute",
    ];

    private readonly IReadOnlyList<Rule> _others;

    /// <summary>Creates the rule.</summary>
    /// <param name="others">Rules that may already report a member under their own name.</param>
    public AllowedMembersRule(IReadOnlyList<Rule> others)
    {
        _others = others;
    }

    /// <inheritdoc/>
    public override string Id => "member-not-allowed";

    /// <inheritdoc/>
    public override bool Claims(MemberReference member, RuleContext context) => false;

    /// <inheritdoc/>
    public override void CheckType(TypeDefinition type, RuleContext context)
    {
        base.CheckType(type, context);
        IEnumerable<ICustomAttributeProvider> carriers = [type, .. type.Properties, .. type.Events];
        foreach (string reason in AttributeReasons(carriers, context))
        {
            context.Report(Id, type, reason);
        }
    }

    /// <inheritdoc/>
    public override void CheckField(FieldDefinition field, RuleContext context)
    {
        base.CheckField(field, context);
        foreach (string reason in AttributeReasons([field], context))
        {
            context.Report(Id, field, reason);
        }
    }

    /// <inheritdoc/>
    public override void CheckMethod(MethodDefinition method, RuleContext context)
    {
        if (method.IsRuntime && method.Name != "Invoke")
        {
            return;
        }

        base.CheckMethod(method, context);
        IEnumerable<ICustomAttributeProvider> carriers = [method, method.MethodReturnType, .. method.Parameters];
        foreach (string reason in AttributeReasons(carriers, context))
        {
            context.Report(Id, method, reason);
        }
    }

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        if (instruction.Operand is TypeReference)
        {
            base.CheckInstruction(method, instruction, context);
        }
        else if (instruction.Operand is MethodReference { Name: "BeginInvoke" or "EndInvoke" } asynchronous && IsDelegate(asynchronous, context))
        {
            context.Report(Id, method, instruction, $"'{asynchronous.Name}' of a delegate needs a pool of threads, which the device does not have.");
        }
        else if (instruction.Operand is MemberReference member)
        {
            if (IsUnknown(member, context))
            {
                context.Report(Id, method, instruction, $"'{MemberNames.Of(member)}' is not in allowed-members.txt; see whether the device's library has it.");
            }

            NoteTypes(member, context);
        }
    }

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context)
    {
        bool isPlain = type is not (TypeSpecification or GenericParameter);
        return isPlain && !IsEmitted(type) && !context.Code.Owns(type) && !context.Allowed.AllowsType(MemberNames.Of(type)) && !IsClaimed(type, context)
            ? $"the type '{MemberNames.Of(type)}' is not in allowed-members.txt; see whether the device's library has it."
            : null;
    }

    private bool IsUnknown(MemberReference member, RuleContext context) =>
        member.DeclaringType is not TypeSpecification and not GenericParameter
        && !IsEmitted(member.DeclaringType)
        && !context.Code.Owns(member.DeclaringType)
        && !context.Allowed.Allows(MemberNames.Of(member))
        && !_others.Any(rule => rule.Claims(member, context));

    // A generic type's name without arguments appears only beside its instance, which has a rule of its own.
    private static bool IsClaimed(TypeReference type, RuleContext context) =>
        TypeFamilies.IsFloatingPoint(type) || TypeFamilies.IsDecimal(type) || TypeFamilies.IsInterpolation(type)
        || TypeFamilies.IsArithmeticException(type)
        || type.Name.Contains('`', StringComparison.Ordinal)
        || type.FullName == "System.Runtime.CompilerServices.IsVolatile";

    private static bool IsEmitted(TypeReference type) => type.FullName.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal);

    // The types of an argument or a result stand in the source of the caller as well, so their entries are in use.
    private static void NoteTypes(MemberReference member, RuleContext context)
    {
        foreach (TypeReference type in TypeParts.OfMember(member, context.Code))
        {
            context.Allowed.AllowsType(MemberNames.Of(type));
        }
    }

    private static bool IsDelegate(MethodReference method, RuleContext context) =>
        context.Code.Owns(method.DeclaringType) && context.Code.Resolve(method.DeclaringType)?.BaseType?.FullName == "System.MulticastDelegate";

    private IEnumerable<string> AttributeReasons(IEnumerable<ICustomAttributeProvider> carriers, RuleContext context) =>
        carriers.SelectMany(carrier => carrier.CustomAttributes)
            .Select(attribute => attribute.AttributeType)
            .Where(type => !AttachedByCompiler.Contains(type.Name))
            .Select(type => ReasonAgainst(type, context))
            .OfType<string>();
}

using Mono.Cecil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>No <c>int?</c>: nullable value types are generic, and generics abort the program at load.</summary>
public sealed class NullableRule : SignatureRule
{
    /// <inheritdoc/>
    public override string Id => "nullable-value";

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context) =>
        TypeFamilies.IsNullable(type) ? "a nullable value type is generic, which aborts the program at load; add a flag or an impossible value." : null;
}

using Mono.Cecil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>No tuples: both kinds are generic, and generics abort the program at load.</summary>
public sealed class TupleRule : SignatureRule
{
    /// <inheritdoc/>
    public override string Id => "tuple";

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context) =>
        TypeFamilies.IsTuple(type) ? "a tuple is generic, which aborts the program at load; use fields of a reused object." : null;
}

using Mono.Cecil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No arrays of more than one dimension: <c>int[,]</c> compiles and aborts the program at load (seen on the
/// interpreter). One dimension with a computed index, or an array of arrays, does the same work.
/// </summary>
public sealed class MultiDimensionalArrayRule : SignatureRule
{
    /// <inheritdoc/>
    public override string Id => "array-rank";

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context) =>
        TypeFamilies.IsMultiDimensional(type)
            ? "an array of more than one dimension aborts the program at load; use one dimension and compute the index."
            : null;
}

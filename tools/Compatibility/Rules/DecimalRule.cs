using Mono.Cecil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>No <c>decimal</c>: the library has the name without the arithmetic.</summary>
public sealed class DecimalRule : SignatureRule
{
    /// <inheritdoc/>
    public override string Id => "decimal";

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context) =>
        TypeFamilies.IsDecimal(type) ? "decimal has no arithmetic on the device; use integers in a smaller unit." : null;
}

using Mono.Cecil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No <c>DivideByZeroException</c>, <c>OverflowException</c> or <c>ArithmeticException</c>: the library does not have them
/// (seen in its source), and a division by zero throws a bare <c>System.Exception</c>. Test the divisor first.
/// </summary>
public sealed class MissingExceptionRule : SignatureRule
{
    /// <inheritdoc/>
    public override string Id => "missing-exception";

    /// <inheritdoc/>
    protected override string? ReasonAgainst(TypeReference type, RuleContext context) =>
        TypeFamilies.IsArithmeticException(type) ? $"'{type.Name}' does not exist on the device; test the operands first." : null;
}

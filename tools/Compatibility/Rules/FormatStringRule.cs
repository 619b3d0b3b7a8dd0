using Mono.Cecil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No format strings: custom formats fail silently (<c>12.3.ToString("0.00")</c> gives "0.00"), E is wrong, C and P throw,
/// and an interpolated string costs 110 to 400 loop iterations (all seen on the interpreter). Text is written into byte
/// buffers.
/// </summary>
public sealed class FormatStringRule : MemberRule
{
    /// <inheritdoc/>
    public override string Id => "format-string";

    /// <inheritdoc/>
    public override bool Claims(MemberReference member, RuleContext context) =>
        base.Claims(member, context) || TypeFamilies.IsInterpolation(member.DeclaringType);

    /// <inheritdoc/>
    protected override string? ReasonAgainst(MemberReference member, RuleContext context)
    {
        if (TypeFamilies.IsInterpolation(member.DeclaringType))
        {
            return "an interpolated string formats on the device; join strings or write into a byte buffer.";
        }

        if (member is not MethodReference method || context.Code.Owns(member.DeclaringType))
        {
            return null;
        }

        bool formats = method.Name is "Format" or "AppendFormat"
            || (method.Name == "ToString" && method.Parameters.Count > 0)
            || (method.Name is "Write" or "WriteLine" && method.Parameters.Count > 1 && method.Parameters[0].ParameterType.FullName == "System.String");
        return formats ? $"'{method.DeclaringType.Name}.{method.Name}' takes a format, which the device gets wrong without a word." : null;
    }
}

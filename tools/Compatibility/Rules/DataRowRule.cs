using Mono.Cecil;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// Rows of test data hold int, bool or string and are not empty: the conversion for the device crashes on null, and the
/// device's reflection throws on enumerations, types and empty rows (seen on the interpreter).
/// </summary>
public sealed class DataRowRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "data-row";

    /// <inheritdoc/>
    public override bool Covers(Side side) => side == Side.Tests;

    /// <inheritdoc/>
    public override void CheckMethod(MethodDefinition method, RuleContext context)
    {
        foreach (CustomAttribute attribute in method.CustomAttributes)
        {
            if (attribute.AttributeType.FullName == "nanoFramework.TestFramework.DataRowAttribute" && !IsPlain(attribute))
            {
                context.Report(Id, method, "a row of test data holds something other than int, bool and string, which the device cannot read.");
            }
        }
    }

    private static bool IsPlain(CustomAttribute attribute) =>
        attribute.ConstructorArguments is [{ Value: CustomAttributeArgument[] { Length: > 0 } values }] && values.All(IsPlain);

    private static bool IsPlain(CustomAttributeArgument argument) =>
        argument.Value is CustomAttributeArgument inner ? IsPlain(inner) : argument.Value is int or bool or string
            && argument.Type.FullName is "System.Int32" or "System.Boolean" or "System.String";
}

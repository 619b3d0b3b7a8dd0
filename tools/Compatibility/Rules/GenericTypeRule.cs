using Mono.Cecil;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No generic types: the stable interpreter (CoreLibrary 1.17) has no generics. A generic class compiles, is converted,
/// and aborts the whole program when it is loaded (seen on the interpreter).
/// </summary>
public sealed class GenericTypeRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "generic-type";

    /// <inheritdoc/>
    public override void CheckType(TypeDefinition type, RuleContext context)
    {
        if (type.HasGenericParameters && (type.DeclaringType is null || !type.DeclaringType.HasGenericParameters))
        {
            context.Report(Id, type, $"'{type.Name}' is generic, which aborts the program at load.");
        }
    }
}

using Mono.Cecil;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>No generic methods: like generic types they compile and abort the program at load (seen on the interpreter).</summary>
public sealed class GenericMethodRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "generic-method";

    /// <inheritdoc/>
    public override void CheckMethod(MethodDefinition method, RuleContext context)
    {
        if (method.HasGenericParameters)
        {
            context.Report(Id, method, $"'{method.Name}' is generic, which aborts the program at load.");
        }
    }
}

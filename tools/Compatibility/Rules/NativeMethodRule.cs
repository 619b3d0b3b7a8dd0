using Mono.Cecil;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>No <c>extern</c> methods: the official runtime images hold no native code of ours, and it would block the interpreter.</summary>
public sealed class NativeMethodRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "native-method";

    /// <inheritdoc/>
    public override void CheckMethod(MethodDefinition method, RuleContext context)
    {
        bool isDelegate = method.DeclaringType.BaseType?.FullName == "System.MulticastDelegate";
        if (!method.HasBody && !method.IsAbstract && !isDelegate)
        {
            context.Report(Id, method, $"'{method.Name}' is implemented in native code, which the official runtime does not have.");
        }
    }
}

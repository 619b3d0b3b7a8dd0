using Mono.Cecil;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No default interface members: they compile and throw a bare <c>System.Exception</c> when they are called on a class
/// that leaves them out (seen on the interpreter). Static members with a body do run and are not reported.
/// </summary>
public sealed class InterfaceBodyRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "interface-body";

    /// <inheritdoc/>
    public override void CheckMethod(MethodDefinition method, RuleContext context)
    {
        if (method.DeclaringType.IsInterface && method.HasBody && !method.IsStatic)
        {
            context.Report(Id, method, $"'{method.Name}' has a body in an interface, which throws when it is called.");
        }
    }
}

using Mono.Cecil;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No <c>async</c> and no <c>yield</c>: the classes that the compiler makes of them are generic or implement generic
/// interfaces, and the library has no tasks.
/// </summary>
public sealed class StateMachineRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "state-machine";

    /// <summary>Whether the compiler turned a method into a state machine.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Whether it did.</returns>
    public static bool IsStateMachine(MethodDefinition method) =>
        method.CustomAttributes.Any(attribute => attribute.AttributeType.FullName
            is "System.Runtime.CompilerServices.AsyncStateMachineAttribute"
            or "System.Runtime.CompilerServices.IteratorStateMachineAttribute"
            or "System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute");

    /// <summary>Whether a type is the state machine itself; the method it was made of is reported in its place.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsGenerated(TypeDefinition type) =>
        type.Name.StartsWith('<') && type.Interfaces.Any(one => one.InterfaceType.FullName
            is "System.Runtime.CompilerServices.IAsyncStateMachine" or "System.Collections.IEnumerator");

    /// <inheritdoc/>
    public override void CheckMethod(MethodDefinition method, RuleContext context)
    {
        if (IsStateMachine(method))
        {
            context.Report(Id, method, $"'{method.Name}' is compiled into a state machine, which needs generics; write the steps out.");
        }
    }
}

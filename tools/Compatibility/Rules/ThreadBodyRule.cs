using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// Every thread body catches everything: an unhandled exception ends its thread without a word, and a timer swallows it
/// (seen on the interpreter). So what is given to a thread, a timer or an event of the library, which is raised on a
/// thread of the library, consists of a try with <c>catch (Exception)</c>, usually in a loop; neither outside it nor in
/// the catch may anything throw.
/// </summary>
public sealed class ThreadBodyRule : Rule
{
    // Called by the code that it is given to, on that code's thread.
    private const string PlainDelegate = "System.Action";

    /// <inheritdoc/>
    public override string Id => "thread-body";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        if (DelegateCreation.Of(instruction, context.Code) is not DelegateCreation creation
            || creation.DelegateType.FullName == PlainDelegate
            || creation.DelegateType is GenericInstanceType
            || context.Code.Owns(creation.DelegateType)
            || IsRemoval(instruction))
        {
            return;
        }

        EscapingExceptions escaping = new(context);
        foreach (MethodDefinition body in context.Graph.Bodies(creation))
        {
            if (escaping.First(body) is Instruction open)
            {
                int line = context.Code.Sources.Of(body, open).Line;
                context.Report(Id, method, instruction, $"'{MemberNames.Short(body)}' runs on a thread and can throw at line {line} outside a catch of everything, which ends the thread in silence.");
            }
        }
    }

    private static bool IsRemoval(Instruction instruction) =>
        instruction.Next?.Operand is MethodReference called && called.Name.StartsWith("remove_", StringComparison.Ordinal);
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// <c>SerialPort.Read</c> only of what <c>BytesToRead</c> says: it waits for exactly the count that it is given or throws
/// and keeps the rest, so that a 5-byte exception reply to a 41-byte request times out (seen in the source).
/// </summary>
public sealed class SerialReadRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "serial-read";

    /// <inheritdoc/>
    public override void CheckBody(MethodDefinition method, RuleContext context)
    {
        IReadOnlyList<IReadOnlyList<Instruction>> statements = Statements.Of(method);
        HashSet<VariableDefinition> waiting = [];
        bool grown = true;
        while (grown)
        {
            grown = false;
            foreach (IReadOnlyList<Instruction> statement in statements.Where(one => NamesWaiting(method, one, waiting)))
            {
                foreach (Instruction store in statement)
                {
                    grown |= Locals.StoredBy(method, store) is VariableDefinition variable && waiting.Add(variable);
                }
            }
        }

        foreach (IReadOnlyList<Instruction> statement in statements)
        {
            foreach (Instruction call in statement.Where(IsRead))
            {
                if (!NamesWaiting(method, StackUse.LastOperand(call) ?? statement, waiting))
                {
                    context.Report(Id, method, call, "Read waits for exactly its count; take the count from BytesToRead.");
                }
            }
        }
    }

    private static bool NamesWaiting(MethodDefinition method, IReadOnlyList<Instruction> statement, HashSet<VariableDefinition> waiting) =>
        statement.Any(one => IsBytesToRead(one) || (Locals.LoadedBy(method, one) is VariableDefinition local && waiting.Contains(local)));

    private static bool IsBytesToRead(Instruction instruction) =>
        instruction.Operand is MethodReference { Name: "get_BytesToRead", DeclaringType.FullName: "System.IO.Ports.SerialPort" };

    private static bool IsRead(Instruction instruction) =>
        instruction.Operand is MethodReference { Name: "Read", DeclaringType.FullName: "System.IO.Ports.SerialPort" };
}

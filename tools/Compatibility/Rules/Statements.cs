using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>Cuts a method into the statements that the symbols mark.</summary>
internal static class Statements
{
    /// <summary>The instructions of each statement, in order.</summary>
    public static IReadOnlyList<IReadOnlyList<Instruction>> Of(MethodDefinition method)
    {
        HashSet<int> starts = method.DebugInformation.SequencePoints.Select(point => point.Offset).ToHashSet();
        List<List<Instruction>> statements = [];
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (statements.Count == 0 || starts.Contains(instruction.Offset))
            {
                statements.Add([]);
            }

            statements[^1].Add(instruction);
        }

        return statements;
    }
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// No <c>switch</c> on strings: each one allocates and costs about 71 bytes of garbage (seen on the interpreter). Keys are compared as
/// bytes, or mapped to an enumeration once.
/// </summary>
public sealed class StringSwitchRule : Rule
{
    private const string Reason = "a switch on strings allocates with each use; compare bytes or map the text to an enumeration once.";

    /// <inheritdoc/>
    public override string Id => "string-switch";

    /// <inheritdoc/>
    public override bool Covers(Side side) => side != Side.Tests;

    /// <inheritdoc/>
    public override void CheckBody(MethodDefinition method, RuleContext context)
    {
        foreach (IReadOnlyList<Instruction> statement in Statements.Of(method))
        {
            List<Instruction> comparisons = statement.Where(IsComparison).ToList();
            bool isChain = comparisons.Count > 1 && comparisons.All(BranchesWhenEqual);
            Instruction? hash = statement.FirstOrDefault(IsHash);
            if (isChain || hash is not null)
            {
                context.Report(Id, method, hash ?? comparisons[0], Reason);
            }
        }
    }

    private static bool IsComparison(Instruction instruction) =>
        instruction.Operand is MethodReference { Name: "op_Equality", DeclaringType.FullName: "System.String" }
        && instruction.Previous?.OpCode.Code == Op.Ldstr;

    // Each case jumps to its own body when equal; a condition joined by || falls through into the body with its last term.
    private static bool BranchesWhenEqual(Instruction comparison) =>
        comparison.Next?.OpCode.Code is Op.Brtrue or Op.Brtrue_S;

    private static bool IsHash(Instruction instruction) => instruction.Operand is MethodReference { Name: "ComputeStringHash" };
}

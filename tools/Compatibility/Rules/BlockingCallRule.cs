using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Blocking;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// Native calls that stop every managed thread are made by the methods named in <c>blocking-calls.txt</c> and by no
/// other: each of those is parked, runs at boot, or has a worst case that the limits bear.
/// </summary>
public sealed class BlockingCallRule : Rule
{
    private readonly BlockingCalls _calls = BlockingCalls.BuiltIn();

    /// <inheritdoc/>
    public override string Id => "blocking-call";

    /// <inheritdoc/>
    public override bool Covers(Side side) => side == Side.Device;

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        if (instruction.Operand is not MethodReference called || _calls.Find(MemberNames.Of(called)) is not BlockingCall call)
        {
            return;
        }

        string caller = $"{MemberNames.Of(method.DeclaringType)}::{method.Name}";
        if (!call.Methods.Contains(caller))
        {
            string worst = call.WorstMs is int worstMs ? $"for up to {worstMs} ms" : "without limit";
            context.Report(Id, method, instruction, $"'{call.Member}' stops every thread {worst}; blocking-calls.txt lets {string.Join(", ", call.Methods)} call it and nobody else.");
        }
    }
}

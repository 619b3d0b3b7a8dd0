using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// A rule about instructions that a tick can reach. The heap of a board is what is left of it after the runtime and its
/// tables; garbage made five times a second is collected in the tick, and a long day is 432,000 ticks.
/// </summary>
public abstract class TickRule : Rule
{
    /// <inheritdoc/>
    public override bool Covers(Side side) => side == Side.Device;

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        if (context.Tick.Contains(method) && ReasonAgainst(instruction, context) is string reason)
        {
            context.Report(Id, method, instruction, $"{reason} (tick path: {context.Tick.WayTo(method)})");
        }
    }

    /// <summary>What is wrong with an instruction on the tick path.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="context">The check.</param>
    /// <returns>The reason, or null when nothing is.</returns>
    protected abstract string? ReasonAgainst(Instruction instruction, RuleContext context);

    /// <summary>Whether a type is a struct of the checked code.</summary>
    /// <param name="type">The type.</param>
    /// <param name="context">The check.</param>
    /// <returns>False for enumerations and for the library's value types.</returns>
    protected static bool IsOwnStruct(TypeReference type, RuleContext context) =>
        context.Code.Owns(type) && context.Code.Resolve(type) is { IsValueType: true, IsEnum: false };
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// <c>Main</c> catches everything and never returns: when it ends, by an exception or at its last brace, the runtime waits
/// for a debugger with the outputs as they are. It ends in <c>Thread.Sleep(Timeout.Infinite)</c> or in an endless loop.
/// </summary>
public sealed class MainRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "main";

    /// <inheritdoc/>
    public override bool Covers(Side side) => side == Side.Device;

    /// <inheritdoc/>
    public override void CheckBody(MethodDefinition method, RuleContext context)
    {
        if (!method.IsStatic || method.Name != "Main")
        {
            return;
        }

        if (new EscapingExceptions(context).First(method) is Instruction open)
        {
            context.Report(Id, method, open, "an exception can leave Main here, and the runtime would wait for a debugger with the outputs as they are.");
        }

        foreach (Instruction end in method.Body.Instructions.Where(one => one.OpCode.Code == Op.Ret && !FollowsEndlessSleep(one)))
        {
            context.Report(Id, method, end, "Main returns here, and the runtime would wait for a debugger with the outputs as they are; end in Thread.Sleep(Timeout.Infinite).");
        }
    }

    private static bool FollowsEndlessSleep(Instruction end)
    {
        Instruction? last = end.Previous;
        while (last?.OpCode.Code == Op.Nop)
        {
            last = last.Previous;
        }

        return last is { Operand: MethodReference { Name: "Sleep", DeclaringType.FullName: "System.Threading.Thread" } }
            && last.Previous?.OpCode.Code == Op.Ldc_I4_M1;
    }
}

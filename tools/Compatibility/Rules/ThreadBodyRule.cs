using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// Every thread body catches everything: an unhandled exception ends its thread without a word, and a timer swallows it
/// (seen on the interpreter). So what is given to a thread or a timer consists of a try with
/// <c>catch (Exception)</c>, usually in a loop; outside it nothing may throw, and the catch itself does not throw again.
/// </summary>
public sealed class ThreadBodyRule : Rule
{
    private static readonly HashSet<string> ThreadDelegates =
    [
        "System.Threading.ThreadStart",
        "System.Threading.ParameterizedThreadStart",
        "System.Threading.TimerCallback",
    ];

    private static readonly HashSet<Op> MayThrow =
    [
        Op.Newobj, Op.Newarr, Op.Box, Op.Unbox, Op.Unbox_Any, Op.Castclass, Op.Ldlen, Op.Ldelema, Op.Localloc,
        Op.Ldelem_Any, Op.Ldelem_I, Op.Ldelem_I1, Op.Ldelem_I2, Op.Ldelem_I4, Op.Ldelem_I8, Op.Ldelem_U1, Op.Ldelem_U2, Op.Ldelem_U4,
        Op.Ldelem_Ref, Op.Stelem_Any, Op.Stelem_I, Op.Stelem_I1, Op.Stelem_I2, Op.Stelem_I4, Op.Stelem_I8, Op.Stelem_Ref,
        Op.Div, Op.Div_Un, Op.Rem, Op.Rem_Un,
    ];

    /// <inheritdoc/>
    public override string Id => "thread-body";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        if (DelegateCreation.Of(instruction, context.Code) is not DelegateCreation creation
            || !ThreadDelegates.Contains(creation.DelegateType.FullName))
        {
            return;
        }

        IReadOnlyList<MethodDefinition> bodies = creation.IsVirtual ? context.Graph.Implementations(creation.Target) : [creation.Target];
        foreach (MethodDefinition body in bodies)
        {
            if (FirstUncaught(body, context) is Instruction open)
            {
                int line = context.Code.Sources.Of(body, open).Line;
                context.Report(Id, method, instruction, $"'{MemberNames.Short(body)}' runs on a thread and can throw at line {line} outside a catch of everything, which ends the thread in silence.");
            }
        }
    }

    private static Instruction? FirstUncaught(MethodDefinition method, RuleContext context)
    {
        foreach (Instruction instruction in method.HasBody ? method.Body.Instructions : [])
        {
            bool throws = instruction.OpCode.FlowControl == FlowControl.Throw;
            bool mayThrow = throws || instruction.OpCode.FlowControl == FlowControl.Call || MayThrow.Contains(instruction.OpCode.Code)
                || TouchesAnotherObject(instruction);
            if (mayThrow && !IsCaught(method, instruction) && (throws || !IsInCatch(method, instruction)))
            {
                return instruction;
            }
        }

        return null;
    }

    private static bool TouchesAnotherObject(Instruction instruction)
    {
        if (instruction.OpCode.Code is not (Op.Ldfld or Op.Ldflda or Op.Stfld))
        {
            return false;
        }

        return instruction.OpCode.Code != Op.Stfld && instruction.Previous?.OpCode.Code != Op.Ldarg_0;
    }

    private static bool IsCaught(MethodDefinition method, Instruction instruction) =>
        method.Body.ExceptionHandlers.Any(handler => CatchesAll(handler)
            && instruction.Offset >= handler.TryStart.Offset
            && instruction.Offset < handler.TryEnd.Offset);

    private static bool IsInCatch(MethodDefinition method, Instruction instruction) =>
        method.Body.ExceptionHandlers.Any(handler => CatchesAll(handler)
            && instruction.Offset >= handler.HandlerStart.Offset
            && (handler.HandlerEnd is null || instruction.Offset < handler.HandlerEnd.Offset));

    private static bool CatchesAll(ExceptionHandler handler) =>
        handler.HandlerType == ExceptionHandlerType.Catch && handler.CatchType.FullName is "System.Exception" or "System.Object";
}

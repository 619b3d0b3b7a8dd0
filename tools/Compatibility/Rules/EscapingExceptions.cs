using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// Where an exception can leave a method. Whatever a catch of everything covers cannot; the catch itself is judged like
/// any other code. Calls of the checked code are followed; of the library only what waits, counts or logs is trusted.
/// </summary>
internal sealed class EscapingExceptions
{
    private static readonly HashSet<Op> MayThrow =
    [
        Op.Throw, Op.Rethrow, Op.Newobj, Op.Newarr, Op.Box, Op.Unbox, Op.Unbox_Any, Op.Castclass, Op.Ldlen, Op.Ldelema, Op.Localloc, Op.Calli,
        Op.Ldelem_Any, Op.Ldelem_I, Op.Ldelem_I1, Op.Ldelem_I2, Op.Ldelem_I4, Op.Ldelem_I8, Op.Ldelem_U1, Op.Ldelem_U2, Op.Ldelem_U4,
        Op.Ldelem_Ref, Op.Stelem_Any, Op.Stelem_I, Op.Stelem_I1, Op.Stelem_I2, Op.Stelem_I4, Op.Stelem_I8, Op.Stelem_Ref,
        Op.Div, Op.Div_Un, Op.Rem, Op.Rem_Un,
    ];

    // A log line can only fail for want of memory, and then nothing can be said any more.
    private static readonly HashSet<string> TrustedMembers =
    [
        "System.Console.WriteLine", "System.Exception.get_Message", "System.Int32.ToString", "System.String.Concat",
        "System.Threading.Interlocked.CompareExchange", "System.Threading.Interlocked.Decrement",
        "System.Threading.Interlocked.Exchange", "System.Threading.Interlocked.Increment", "System.Threading.Thread.Sleep",
    ];

    private readonly RuleContext _context;
    private readonly HashSet<MethodDefinition> _open = [];

    public EscapingExceptions(RuleContext context)
    {
        _context = context;
    }

    /// <summary>The first instruction from which an exception can leave a method, or null.</summary>
    public Instruction? First(MethodDefinition method)
    {
        if (!method.HasBody || !_open.Add(method))
        {
            return null;
        }

        Instruction? first = method.Body.Instructions.FirstOrDefault(one => !IsCaught(method, one) && CanThrow(method, one));
        _open.Remove(method);
        return first;
    }

    private bool CanThrow(MethodDefinition method, Instruction instruction)
    {
        if (MayThrow.Contains(instruction.OpCode.Code))
        {
            return !DividesByConstant(instruction);
        }

        if (instruction.OpCode.Code is Op.Ldfld or Op.Ldflda or Op.Stfld)
        {
            return !IsOfThis(method, StackUse.Producer(instruction, instruction.OpCode.Code == Op.Stfld ? 1 : 0));
        }

        return instruction.OpCode.Code is Op.Call or Op.Callvirt && CallCanThrow(method, instruction, (MethodReference)instruction.Operand);
    }

    private bool CallCanThrow(MethodDefinition method, Instruction instruction, MethodReference called)
    {
        if (!_context.Code.Owns(called.DeclaringType))
        {
            return !TrustedMembers.Contains($"{MemberNames.Of(called.DeclaringType)}.{called.Name}");
        }

        if (called.HasThis && !IsOfThis(method, StackUse.Producer(instruction, called.Parameters.Count)))
        {
            return true;
        }

        List<MethodDefinition> targets = _context.Graph.Targets(instruction).ToList();
        if (targets.Count == 0 && _context.Code.Resolve(called) is { HasBody: true } own)
        {
            targets.Add(own);
        }

        return targets.Count == 0 || targets.Any(target => First(target) is not null);
    }

    // This is never null; a struct in place is not either.
    private static bool IsOfThis(MethodDefinition method, Instruction? producer) =>
        producer is not null && ((producer.OpCode.Code == Op.Ldarg_0 && method.HasThis)
            || producer.OpCode.Code is Op.Ldloca or Op.Ldloca_S or Op.Ldarga or Op.Ldarga_S or Op.Ldsflda);

    private static bool DividesByConstant(Instruction instruction) =>
        instruction.OpCode.Code is Op.Div or Op.Div_Un or Op.Rem or Op.Rem_Un
        && instruction.Previous is { } divisor
        && (divisor.Operand is int and not 0 or sbyte and not 0 or long and not 0 || divisor.OpCode.Code is >= Op.Ldc_I4_1 and <= Op.Ldc_I4_8);

    private static bool IsCaught(MethodDefinition method, Instruction instruction) =>
        method.Body.ExceptionHandlers.Any(handler => CatchesAll(handler)
            && instruction.Offset >= handler.TryStart.Offset
            && instruction.Offset < handler.TryEnd.Offset);

    private static bool CatchesAll(ExceptionHandler handler) =>
        handler.HandlerType == ExceptionHandlerType.Catch && handler.CatchType.FullName is "System.Exception" or "System.Object";
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>Which instructions make the operands of another one, as far as that can be told without following a branch.</summary>
public static class StackUse
{
    /// <summary>The instruction that pushes an operand.</summary>
    /// <param name="consumer">Takes the operands off the stack.</param>
    /// <param name="depth">0 for the operand pushed last.</param>
    /// <returns>The instruction, or null when a branch stands between.</returns>
    public static Instruction? Producer(Instruction consumer, int depth)
    {
        int pending = depth;
        for (Instruction? one = consumer.Previous; one is not null && !Branches(one); one = one.Previous)
        {
            if (pending == 0 && Pushes(one) > 0)
            {
                return one;
            }

            pending += Pops(one) - Pushes(one);
        }

        return null;
    }

    /// <summary>All instructions that make the operand pushed last.</summary>
    /// <param name="consumer">Takes the operand off the stack.</param>
    /// <returns>The instructions, last one first, or null when a branch stands between.</returns>
    public static IReadOnlyList<Instruction>? LastOperand(Instruction consumer)
    {
        List<Instruction> made = [];
        int pending = 1;
        for (Instruction? one = consumer.Previous; one is not null && !Branches(one); one = one.Previous)
        {
            made.Add(one);
            pending += Pops(one) - Pushes(one);
            if (pending == 0)
            {
                return made;
            }
        }

        return null;
    }

    private static bool Branches(Instruction instruction) =>
        instruction.OpCode.FlowControl is not (FlowControl.Next or FlowControl.Call or FlowControl.Meta);

    private static int Pushes(Instruction instruction) =>
        instruction.OpCode.StackBehaviourPush switch
        {
            StackBehaviour.Push0 => 0,
            StackBehaviour.Push1_push1 => 2,
            StackBehaviour.Varpush => instruction.OpCode.Code != Op.Newobj && instruction.Operand is MethodReference { ReturnType.MetadataType: MetadataType.Void } ? 0 : 1,
            _ => 1,
        };

    private static int Pops(Instruction instruction) =>
        instruction.OpCode.StackBehaviourPop switch
        {
            StackBehaviour.Pop0 => 0,
            StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8
                or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
            StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8
                or StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
            StackBehaviour.Varpop => PopsOfCall(instruction),
            _ => 1,
        };

    private static int PopsOfCall(Instruction instruction) =>
        instruction.Operand is MethodReference method
            ? method.Parameters.Count + (method.HasThis && instruction.OpCode.Code != Op.Newobj ? 1 : 0)
            : 1;
}

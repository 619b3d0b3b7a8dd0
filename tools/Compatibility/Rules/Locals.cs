using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>Reads the short and long forms of instructions on locals alike.</summary>
internal static class Locals
{
    /// <summary>The local that an instruction stores into, or null.</summary>
    public static VariableDefinition? StoredBy(MethodDefinition method, Instruction instruction) =>
        instruction.OpCode.Code switch
        {
            Op.Stloc_0 => method.Body.Variables[0],
            Op.Stloc_1 => method.Body.Variables[1],
            Op.Stloc_2 => method.Body.Variables[2],
            Op.Stloc_3 => method.Body.Variables[3],
            Op.Stloc or Op.Stloc_S => (VariableDefinition)instruction.Operand,
            _ => null,
        };

    /// <summary>The local whose value or address an instruction loads, or null.</summary>
    public static VariableDefinition? LoadedBy(MethodDefinition method, Instruction instruction) =>
        instruction.OpCode.Code switch
        {
            Op.Ldloc_0 => method.Body.Variables[0],
            Op.Ldloc_1 => method.Body.Variables[1],
            Op.Ldloc_2 => method.Body.Variables[2],
            Op.Ldloc_3 => method.Body.Variables[3],
            Op.Ldloc or Op.Ldloc_S or Op.Ldloca or Op.Ldloca_S => (VariableDefinition)instruction.Operand,
            _ => null,
        };

    /// <summary>The first instruction that touches a local, or the method's first.</summary>
    public static Instruction FirstUse(MethodDefinition method, VariableDefinition variable) =>
        method.Body.Instructions.FirstOrDefault(one => StoredBy(method, one) == variable || LoadedBy(method, one) == variable)
        ?? method.Body.Instructions[0];
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>A place where a method is put into a delegate.</summary>
/// <param name="DelegateType">The delegate's type.</param>
/// <param name="Target">The method.</param>
/// <param name="IsVirtual">Whether an override may take its place.</param>
public sealed record DelegateCreation(TypeReference DelegateType, MethodDefinition Target, bool IsVirtual)
{
    /// <summary>Reads an instruction.</summary>
    /// <param name="instruction">Any instruction.</param>
    /// <param name="code">The checked code.</param>
    /// <returns>The creation, or null when the instruction creates no delegate.</returns>
    public static DelegateCreation? Of(Instruction instruction, LoadedCode code)
    {
        if (instruction.OpCode.Code == Op.Newobj
            && instruction.Operand is MethodReference constructor
            && instruction.Previous is { Operand: MethodReference function } load
            && load.OpCode.Code is Op.Ldftn or Op.Ldvirtftn
            && code.Resolve(function) is MethodDefinition target)
        {
            return new DelegateCreation(constructor.DeclaringType, target, load.OpCode.Code == Op.Ldvirtftn);
        }

        return null;
    }
}

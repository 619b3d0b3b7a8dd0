using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// A file that a method opens is closed in a finally of the same method, directly or by a method that is called there:
/// on the device data is safe only after Close, and a power cut loses everything since the file was opened.
/// </summary>
public sealed class FileCloseRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "file-close";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        bool opens = instruction.OpCode.Code == Op.Newobj && instruction.Operand is MethodReference { DeclaringType.FullName: "System.IO.FileStream" };
        if (opens && !method.Body.Instructions.Any(one => IsInFinally(method, one) && Closes(one, context)))
        {
            context.Report(Id, method, instruction, "the file is not closed in a finally of this method; data is safe only after Close.");
        }
    }

    private static bool IsInFinally(MethodDefinition method, Instruction instruction) =>
        method.Body.ExceptionHandlers.Any(handler => handler.HandlerType == ExceptionHandlerType.Finally
            && instruction.Offset >= handler.HandlerStart.Offset
            && (handler.HandlerEnd is null || instruction.Offset < handler.HandlerEnd.Offset));

    private static bool Closes(Instruction instruction, RuleContext context)
    {
        if (IsClose(instruction))
        {
            return true;
        }

        return instruction.Operand is MethodReference called
            && context.Code.Owns(called.DeclaringType)
            && context.Code.Resolve(called) is { HasBody: true } own
            && own.Body.Instructions.Any(IsClose);
    }

    private static bool IsClose(Instruction instruction) =>
        instruction.Operand is MethodReference
        {
            Name: "Close" or "Dispose",
            DeclaringType.FullName: "System.IO.Stream" or "System.IO.FileStream" or "System.IDisposable",
        };
}

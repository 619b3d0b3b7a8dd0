using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Tools.Compatibility.Code;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// A pin that has a handler is kept in a field: the runtime holds no reference to it, so that a pin in a local is
/// collected and its events stay away without a word.
/// </summary>
public sealed class PinHandlerRule : Rule
{
    private const string Pin = "System.Device.Gpio.GpioPin";

    /// <inheritdoc/>
    public override string Id => "pin-handler";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        bool adds = instruction.Operand is MethodReference { Name: "add_ValueChanged", DeclaringType.FullName: Pin };
        if (adds && !method.Body.Instructions.Any(TouchesField))
        {
            context.Report(Id, method, instruction, "a pin with a handler must be kept in a field, or it is collected and its events stay away.");
        }
    }

    private static bool TouchesField(Instruction instruction) =>
        instruction.OpCode.Code is Op.Ldfld or Op.Stfld or Op.Ldsfld or Op.Stsfld
        && instruction.Operand is FieldReference field
        && TypeParts.Of(field.FieldType).Any(type => type.FullName == Pin);
}

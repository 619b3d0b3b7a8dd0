using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// A shared test touches no member of its instance: the device's test runner invokes test methods without one, so
/// <c>this</c> is null there.
/// </summary>
public sealed class TestInstanceRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "test-instance";

    /// <inheritdoc/>
    public override bool Covers(Side side) => side == Side.Tests;

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        bool isTest = !method.IsStatic
            && method.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == "nanoFramework.TestFramework.TestMethodAttribute");
        bool usesThis = instruction.OpCode.Code == Op.Ldarg_0
            || (instruction.Operand is ParameterDefinition parameter && parameter == method.Body.ThisParameter);
        if (isTest && usesThis)
        {
            context.Report(Id, method, instruction, "the device calls tests without an instance; use locals and static methods.");
        }
    }
}

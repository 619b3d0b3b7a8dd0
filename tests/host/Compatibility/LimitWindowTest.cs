using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoV2G.Firmware.Limits;

namespace NanoV2G.Tests.Compatibility;

/// <summary>A source of limits can only narrow: the window's ends are fields, for they cost less, and its own methods alone write them.</summary>
[TestClass]
public sealed class LimitWindowTest
{
    [TestMethod]
    public void Only_the_window_itself_writes_its_fields()
    {
        string[] writers = [.. Writers(typeof(LimitWindow).Assembly.Location)];
        Assert.AreNotEqual(0, writers.Length);
        Assert.AreEqual(string.Empty, string.Join('\n', writers.Where(writer => !writer.Contains($"{nameof(LimitWindow)}::", StringComparison.Ordinal))));
    }

    private static List<string> Writers(string assembly)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly);
        return [.. module.GetTypes()
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody && method.Body.Instructions.Any(WritesWindow))
            .Select(method => method.FullName)];
    }

    // A field is written by storing into it, or through its address.
    private static bool WritesWindow(Instruction one) =>
        one.OpCode.Code is Code.Stfld or Code.Ldflda && one.Operand is FieldReference field && field.DeclaringType.Name == nameof(LimitWindow);
}

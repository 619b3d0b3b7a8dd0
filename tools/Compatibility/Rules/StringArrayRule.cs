using Mono.Cecil;
using Mono.Cecil.Cil;
using Op = Mono.Cecil.Cil.Code;

namespace NanoV2G.Tools.Compatibility.Rules;

/// <summary>
/// Every element of a new string array is stored into before it is read, if only null. An element that nothing was stored
/// into compares unequal to null on the device, and comparing it with a string reads through a null pointer, which
/// stops the whole interpreter (seen on the interpreter; arrays of other types are sound).
/// </summary>
public sealed class StringArrayRule : Rule
{
    /// <inheritdoc/>
    public override string Id => "string-array";

    /// <inheritdoc/>
    public override void CheckInstruction(MethodDefinition method, Instruction instruction, RuleContext context)
    {
        bool isNew = instruction.OpCode.Code == Op.Newarr && ((TypeReference)instruction.Operand).FullName == "System.String";
        if (isNew && !IsEmptyOrListed(instruction) && !IsFilledInALoop(method, instruction.Next))
        {
            context.Report(Id, method, instruction, "elements of a new string array are no proper nulls on the device; fill the array in a loop of the same method, with null if need be.");
        }
    }

    // The compiler stores the elements of an initialiser one by one, each after a copy of the array's reference and an index.
    private static bool IsEmptyOrListed(Instruction creation) =>
        creation.Previous?.OpCode.Code == Op.Ldc_I4_0
        || (creation.Next?.OpCode.Code == Op.Dup && creation.Next.Next?.OpCode.Code == Op.Ldc_I4_0);

    private static bool IsFilledInALoop(MethodDefinition method, Instruction? store)
    {
        if (store is null)
        {
            return false;
        }

        FieldReference? field = store.OpCode.Code is Op.Stfld or Op.Stsfld ? (FieldReference)store.Operand : null;
        VariableDefinition? local = Locals.StoredBy(method, store);
        foreach (IReadOnlyList<Instruction> statement in Statements.Of(method))
        {
            bool stores = statement.Any(one => one.OpCode.Code == Op.Stelem_Ref)
                && statement.Any(one => Loads(method, one, field, local) && !IsConstant(one.Next));
            if (stores && IsInLoop(method, statement[^1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Loads(MethodDefinition method, Instruction instruction, FieldReference? field, VariableDefinition? local) =>
        (field is not null && instruction.OpCode.Code is Op.Ldfld or Op.Ldsfld && instruction.Operand is FieldReference loaded && loaded.FullName == field?.FullName)
        || (local is not null && Locals.LoadedBy(method, instruction) == local);

    // The same element again and again fills nothing.
    private static bool IsConstant(Instruction? index) => index is null || index.OpCode.Code is >= Op.Ldc_I4_M1 and <= Op.Ldc_I4;

    private static bool IsInLoop(MethodDefinition method, Instruction instruction) =>
        method.Body.Instructions.Any(branch => branch.Operand is Instruction target
            && branch.Offset > instruction.Offset
            && target.Offset <= instruction.Offset);
}

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>Takes types apart: an array of a nullable of a float is all three.</summary>
public static class TypeParts
{
    /// <summary>A type and everything it is made of.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The type first, then its element, argument and modifier types.</returns>
    public static IEnumerable<TypeReference> Of(TypeReference type)
    {
        yield return type;
        if (type is GenericInstanceType instance)
        {
            foreach (TypeReference argument in instance.GenericArguments)
            {
                foreach (TypeReference part in Of(argument))
                {
                    yield return part;
                }
            }
        }
        else
        {
            foreach (TypeReference part in Inner(type).SelectMany(Of))
            {
                yield return part;
            }
        }
    }

    /// <summary>
    /// The types that an instruction names. Of a member of the checked code only the declaring type counts: the rest of
    /// its signature is reported where it is declared.
    /// </summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="code">The checked code.</param>
    /// <returns>The types, with their parts.</returns>
    public static IEnumerable<TypeReference> NamedBy(Instruction instruction, LoadedCode code) =>
        instruction.Operand switch
        {
            TypeReference type => Of(type),
            MemberReference member => OfMember(member, code),
            _ => [],
        };

    /// <summary>The types that a reference to a member names.</summary>
    /// <param name="member">A method or field.</param>
    /// <param name="code">The checked code.</param>
    /// <returns>The types, with their parts.</returns>
    public static IEnumerable<TypeReference> OfMember(MemberReference member, LoadedCode code)
    {
        List<TypeReference> types = [member.DeclaringType];
        if (member is GenericInstanceMethod generic)
        {
            types.AddRange(generic.GenericArguments);
        }

        if (!code.Owns(member.DeclaringType))
        {
            if (member is MethodReference method)
            {
                types.Add(method.ReturnType);
                types.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
            }
            else if (member is FieldReference field)
            {
                types.Add(field.FieldType);
            }
        }

        return types.Where(type => type is not null).SelectMany(Of);
    }

    // A modifier is a type as well: it must exist on the device, or the code cannot be compiled for it.
    private static IEnumerable<TypeReference> Inner(TypeReference type) =>
        type switch
        {
            FunctionPointerType pointer => pointer.Parameters.Select(parameter => parameter.ParameterType).Append(pointer.ReturnType),
            IModifierType modifier => [modifier.ModifierType, modifier.ElementType],
            TypeSpecification specification => [specification.ElementType],
            _ => [],
        };
}

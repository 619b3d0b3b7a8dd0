using Mono.Cecil;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>Writes members as the allow-list does.</summary>
public static class MemberNames
{
    /// <summary>A type's full name.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Such as <c>System.String</c>.</returns>
    public static string Of(TypeReference type) => type.FullName.Replace('/', '+');

    /// <summary>A member's full name.</summary>
    /// <param name="member">A method or field.</param>
    /// <returns>Such as <c>System.String.Substring(System.Int32,System.Int32)</c> or <c>System.String.Empty</c>.</returns>
    public static string Of(MemberReference member)
    {
        string name = $"{Of(member.DeclaringType)}.{member.Name}";
        return member is MethodReference method
            ? $"{name}({string.Join(',', method.Parameters.Select(parameter => Of(parameter.ParameterType)))})"
            : name;
    }

    /// <summary>A method of the checked code, short.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Such as <c>ExportLimiter.Step</c>.</returns>
    public static string Short(MethodDefinition method) => $"{method.DeclaringType.Name}.{method.Name}";
}
